// Runs the unit tests: each *.test.ts in the folders below is bundled, so that node can read it, and given to node's own
// test runner; those of the style sheet with them. Arguments go to that runner (--test-name-pattern …).
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const root = path.dirname(fileURLToPath(import.meta.url));
const folders = ["meeting/tests", "offline/tests"];
const found = await Promise.all(
  folders.map(async (folder) => (await readdir(path.join(root, folder))).map((name) => `${folder}/${name}`)),
);
const tests = found.flat().filter((name) => name.endsWith(".test.ts"));
const styleFolder = path.join(root, "../style/tests");
const styleTests = (await readdir(styleFolder)).map((name) => path.join(styleFolder, name));
const bundles = await mkdtemp(path.join(os.tmpdir(), "majlis-frontend-"));
try {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: tests,
    outdir: bundles,
    outbase: root,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const files = tests.map((name) => path.join(bundles, name.replace(/\.ts$/, ".mjs")));
  const runner = ["--test", "--test-reporter=spec", "--enable-source-maps", ...process.argv.slice(2), ...files, ...styleTests];
  process.exitCode = spawnSync(process.execPath, runner, { cwd: root, stdio: "inherit" }).status ?? 1;
} finally {
  await rm(bundles, { recursive: true, force: true });
}
