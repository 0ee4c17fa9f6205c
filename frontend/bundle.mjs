// Assembles target/site, the folder that the server serves and that a release embeds:
//
//   pkg/        everything with a hash in its name: WebAssembly and its glue (from Trunk), style, meeting facade, fonts,
//               icon sprite; a browser may keep these for ever
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
const trunk = path.join(root, "target/trunk");
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

/** Takes over what Trunk built; the names it chose stand in the page it rendered. */
async function takeTrunk() {
  const page = await readFile(path.join(trunk, "assets.html"), "utf8");
  const names = page.match(/<script type="application\/json">(\{.*?\})<\/script>/);
  if (!names) throw new Error("target/trunk/assets.html names no script: see pattern_script in Trunk.toml");
  const { js, wasm } = JSON.parse(names[1]);
  await cp(path.join(trunk, "pkg"), path.join(staging, "pkg"), { recursive: true });
  assets["frontend.js"] = `/${js.replace(/^\//, "")}`;
  assets["frontend.wasm"] = `/${wasm.replace(/^\//, "")}`;
}

/** Lets style sheets name files of public/ by relative or absolute path and puts the hashed URL in its place. */
const publicUrls = {
  name: "public-urls",
  setup(build) {
    build.onResolve({ filter: /\.(woff2|svg|png|webp)([?#].*)?$/ }, ({ path: url, resolveDir, kind }) => {
      if (kind !== "url-token" || url.startsWith("data:")) return undefined;
      const [, name, fragment = ""] = url.match(/^([^?#]*)([?#].*)?$/);
      const file = name.startsWith("/") ? path.join(publicFolder, name) : path.resolve(resolveDir, name);
      const hashed = assets[path.basename(file)];
      if (!existsSync(file) || !hashed) return { errors: [{ text: `${url} is no hashed file of public/` }] };
      return { path: hashed + fragment, external: true };
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
await takeTrunk();
await bundleStyle();
await bundleMeeting();
await compress();
await writeFile(path.join(staging, "assets.json"), `${JSON.stringify(assets, null, 2)}\n`);
await swapIn();
console.log(`Site in target/site: ${Object.keys(assets).sort().join(", ")}`);
