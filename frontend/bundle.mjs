// Assembles target/site, the folder that the server serves and that a release embeds:
//
//   pkg/        everything with a hash in its name: WebAssembly and its glue (from scripts/split.sh), style, meeting
//               facade, offline page's scripts, fonts, icon sprite; a browser may keep these for ever
//   *           the rest of public/, under its own name (favicon, web manifest, robots.txt)
//   assets.json logical name → URL path, e.g. {"style.css": "/pkg/style-3F2A.css"}; the server reads it at start
//
// Each text-like file has its .br and .gz beside it. The folder is built aside and swapped in whole, so it never holds
// a mixture of two builds. `--quick` compresses lightly, for work on the pages.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import esbuild from "esbuild";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const split = path.join(root, "target/split");
const site = path.join(root, "target/site");
const staging = path.join(root, "target/site.new");
const publicFolder = path.join(root, "public");

const quick = process.argv.includes("--quick");
const browsers = ["chrome111", "firefox115", "safari16.4"];

/** Logical name → URL path; what assets.json will hold. */
const assets = {};

/** Copies public/: fonts and the sprite by hashed name, since pages refer to them through `assets`; the rest as it is. */
async function copyPublic() {
  for (const entry of await readdir(publicFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const relative = path.relative(publicFolder, file).split(path.sep).join("/");
    if (relative.startsWith("fonts/") || relative === "icons.svg") {
      await copyHashed(file, entry.name);
    } else {
      await cp(file, path.join(staging, relative));
    }
  }
}

async function copyHashed(file, logical) {
  const bytes = await readFile(file);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const { name, ext } = path.parse(logical);
  const url = `/pkg/${name}-${hash}${ext}`;
  await writeFile(path.join(staging, url), bytes);
  assets[logical] = url;
}

/** Takes over what scripts/split.sh made. Its files name each other, so the hash of all stands in their folder's name. */
async function takeSplit() {
  const hash = createHash("sha256");
  const files = (await readdir(split, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).sort();
  for (const file of paths) hash.update(file.slice(split.length)).update(await readFile(file));
  const folder = `/pkg/frontend-${hash.digest("hex").slice(0, 16)}`;
  await cp(split, path.join(staging, folder), { recursive: true });
  assets["frontend.js"] = `${folder}/frontend.js`;
  assets["frontend.wasm"] = `${folder}/frontend_bg.wasm`;
  assets["parts.js"] = `${folder}/__wasm_split.js`;
  const loader = await readFile(path.join(split, "__wasm_split.js"), "utf8");
  for (const [part, names] of partFiles(loader)) assets[`parts/${part}`] = names.map((name) => `${folder}/${name}`).join(" ");
}

/** Which files each part of the WebAssembly is made of, as the splitter's loader says: its own, and those shared with others. */
function partFiles(loader) {
  const load = /(?:const (__chunk_\d+)|const __wasm_split_load_(\w+)) = [^]*?new URL\("\.\/([^"]+)"[^]*?, \[([^\]]*)\]\)/g;
  const chunks = new Map();
  const parts = new Map();
  for (const [, chunk, part, file, needed] of loader.matchAll(load)) {
    if (chunk) chunks.set(chunk, file);
    else parts.set(part, [file, ...needed.split(/[\s,]+/).filter(Boolean).map((name) => chunks.get(name))]);
  }
  if (parts.size === 0) throw new Error("the splitter's loader names no part");
  return parts;
}

/**
 * Lets style sheets name files of public/ by relative or absolute path and puts the hashed name in its place: relative to
 * the style sheet, so that the offline page's copy of it finds the fonts that are kept beside it.
 */
const publicUrls = {
  name: "public-urls",
  setup(build) {
    build.onResolve({ filter: /\.(woff2|svg|png|webp)([?#].*)?$/ }, ({ path: url, resolveDir, kind }) => {
      if (kind !== "url-token" || url.startsWith("data:")) return undefined;
      const [, name, fragment = ""] = url.match(/^([^?#]*)([?#].*)?$/);
      const file = name.startsWith("/") ? path.join(publicFolder, name) : path.resolve(resolveDir, name);
      const hashed = assets[path.basename(file)];
      if (!existsSync(file) || !hashed) return { errors: [{ text: `${url} is no hashed file of public/` }] };
      return { path: `./${path.basename(hashed)}${fragment}`, external: true };
    });
  },
};

const common = { absWorkingDir: root, bundle: true, minify: true, metafile: true, target: browsers, logLevel: "warning" };
const hashedNames = { outdir: path.join(staging, "pkg"), entryNames: "[name]-[hash]", chunkNames: "[name]-[hash]" };

async function bundleStyle() {
  const result = await esbuild.build({
    ...common,
    ...hashedNames,
    entryPoints: [{ in: "style/main.css", out: "style" }],
    plugins: [publicUrls],
  });
  recordEntries(result, ".css");
}

/** The meeting facade. Modules shared by its entries become one chunk, so that their state exists once in a page. */
async function bundleMeeting() {
  const entries = ["room", "devices"].filter((name) => existsSync(path.join(root, `frontend/meeting/${name}.ts`)));
  const result = await esbuild.build({
    ...common,
    ...hashedNames,
    entryPoints: entries.map((name) => `frontend/meeting/${name}.ts`),
    format: "esm",
    splitting: true,
    // The licence notices of bundled packages, in a file beside the script.
    legalComments: "external",
  });
  recordEntries(result, ".js");
}

/** The offline page's script and the worker that keeps it: plain scripts, which no module of a page ever imports. */
async function bundleOffline() {
  for (const name of ["page", "worker"]) {
    const result = await esbuild.build({
      ...common,
      ...hashedNames,
      entryPoints: [{ in: `frontend/offline/${name}.ts`, out: `offline-${name}` }],
      format: "iife",
    });
    for (const file of Object.keys(result.metafile.outputs)) assets[`offline/${name}`] = `/pkg/${path.basename(file)}`;
  }
}

function recordEntries({ metafile }, extension) {
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (!entryPoint || !file.endsWith(extension)) continue;
    const name = path.basename(file);
    assets[name.replace(/-[^-]+(\.\w+)$/, "$1")] = `/pkg/${name}`;
  }
}

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const compressible = /\.(js|css|wasm|svg|json|webmanifest|txt|html)$/;

/** Writes .br and .gz beside each file that shrinks by it. */
async function compress() {
  for (const entry of await readdir(staging, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !compressible.test(entry.name)) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const bytes = await readFile(file);
    if (bytes.length <= 1024) continue;
    const quality = {
      [zlib.constants.BROTLI_PARAM_QUALITY]: quick ? 5 : 11,
      [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    const packed = { br: await brotli(bytes, { params: quality }), gz: await gzip(bytes, { level: quick ? 6 : 9 }) };
    for (const [extension, result] of Object.entries(packed)) {
      if (result.length < bytes.length) await writeFile(`${file}.${extension}`, result);
    }
  }
}

async function swapIn() {
  const old = path.join(root, "target/site.old");
  await rm(old, { recursive: true, force: true });
  if (existsSync(site)) await rename(site, old);
  await rename(staging, site);
  await rm(old, { recursive: true, force: true });
}

await rm(staging, { recursive: true, force: true });
await mkdir(path.join(staging, "pkg"), { recursive: true });
await copyPublic();
await takeSplit();
await bundleStyle();
await bundleMeeting();
await bundleOffline();
await compress();
await writeFile(path.join(staging, "assets.json"), `${JSON.stringify(assets, null, 2)}\n`);
await swapIn();
console.log(`Site in target/site: ${Object.keys(assets).sort().join(", ")}`);
