// Runs the unit tests of the facade: each *.test.ts beside this file is bundled, so that node can read it, and given to
// node's own test runner. Arguments go to that runner (--test-name-pattern …).
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const folder = path.dirname(fileURLToPath(import.meta.url));
const tests = (await readdir(folder)).filter((name) => name.endsWith(".test.ts"));
const bundles = await mkdtemp(path.join(os.tmpdir(), "majlis-meeting-"));
try {
  await esbuild.build({
    entryPoints: tests.map((name) => path.join(folder, name)),
    outdir: bundles,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const files = tests.map((name) => path.join(bundles, name.replace(/\.ts$/, ".mjs")));
  const runner = ["--test", "--test-reporter=spec", "--enable-source-maps", ...process.argv.slice(2), ...files];
  process.exitCode = spawnSync(process.execPath, runner, { cwd: path.join(folder, "../.."), stdio: "inherit" }).status ?? 1;
} finally {
  await rm(bundles, { recursive: true, force: true });
}
