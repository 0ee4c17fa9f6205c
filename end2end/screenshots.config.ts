import { defineConfig } from "@playwright/test";
import { browser, FAKE_DEVICES } from "./browser.ts";

/** Not a test: pictures of every page and state, for people to look at. */
export default defineConfig({
  projects: [{ name: "screenshots", testDir: "gallery" }],
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: { launchOptions: browser(...FAKE_DEVICES), actionTimeout: 10_000, navigationTimeout: 15_000 },
});
