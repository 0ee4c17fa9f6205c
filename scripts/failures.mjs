// failures.mjs REPORT: the tests that failed in a Playwright JSON report, each with the gist of its first error in one line.
import { readFileSync } from "node:fs";

function* specsOf({ suites = [], specs = [] }) {
  yield* specs;
  for (const suite of suites) yield* specsOf(suite);
}

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const { title, file, line, tests } of specsOf(report)) {
  for (const { projectName, results } of tests) {
    const error = results.flatMap(({ errors }) => errors)[0];
    if (!error) continue;
    const lines = (error.message ?? "").replace(/\u001b\[\d+m/g, "").split("\n").filter((text) => text.trim());
    // The beginning says what was expected; of a difference, what was there instead matters more.
    const message = [...lines.slice(0, 4), ...lines.slice(4).filter((text) => /^[+-]/.test(text)).slice(0, 8)];
    console.log(`${projectName} › ${file}:${line} › ${title}`);
    console.log(`  line ${error.location?.line ?? "?"}: ${message.map((text) => text.trim().slice(0, 300)).join(" | ")}`);
  }
}
