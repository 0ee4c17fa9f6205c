import { defineConfig } from "@playwright/test";
import { browser, DESKTOP, FAKE_DEVICES } from "./browser.ts";

/** Not tests: programs that measure. They assert nothing about time; `docs/benchmarks.md` holds what they printed. */
export default defineConfig({
  testDir: "bench",
  testMatch: "*.bench.ts",
  workers: 1,
  timeout: 600_000,
  reporter: "list",
  use: { ...DESKTOP, launchOptions: browser(...FAKE_DEVICES), actionTimeout: 20_000 },
});
