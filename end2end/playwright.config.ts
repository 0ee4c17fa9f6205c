import { defineConfig } from "@playwright/test";
import { browser, DESKTOP, FAKE_DEVICES, headlessShell, PHONE } from "./browser.ts";
import type { Language } from "./fixtures/words.ts";

/** The tests. Each worker owns one server with its own data and media server, so any two may run side by side. */
export default defineConfig<{ language: Language }>({
  testDir: "specs",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // One encodes real audio and video, mostly waiting for it; the other reads pages meanwhile.
  workers: 2,
  // Generous: they say that something never comes, not how quick it is; a busy machine is slow.
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    ...DESKTOP,
    language: "ar",
    launchOptions: headlessShell(),
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    trace: "retain-on-failure",
  },
  projects: [
    // Real audio and video: one at a time, because two machines' worth of encoding is enough for one.
    {
      name: "media",
      testMatch: "media/*.spec.ts",
      workers: 1,
      timeout: 120_000,
      use: { launchOptions: browser(...FAKE_DEVICES) },
    },
    {
      name: "media-english",
      testMatch: ["media/first_lesson.spec.ts"],
      timeout: 120_000,
      use: { language: "en", launchOptions: browser(...FAKE_DEVICES) },
    },
    { name: "pages", testMatch: "*.spec.ts", testIgnore: ["no_javascript.spec.ts", "phone.spec.ts", "phone/**", "media/**", "accessibility/**"] },
    {
      name: "accessibility",
      testMatch: "accessibility/*.spec.ts",
      timeout: 120_000,
      // What axe finds names itself; a trace of each look takes longer than the look.
      use: { launchOptions: headlessShell(...FAKE_DEVICES), trace: "off" },
    },
    {
      name: "english",
      testMatch: ["login.spec.ts", "my_sessions.spec.ts", "session_states.spec.ts", "admin/moves.spec.ts"],
      use: { language: "en" },
    },
    ...(["ar", "en"] as const).map((language) => ({
      name: language === "ar" ? "phone" : "phone-english",
      testMatch: ["phone.spec.ts", "phone/*.spec.ts"],
      use: { ...PHONE, language, launchOptions: headlessShell(...FAKE_DEVICES) },
    })),
    { name: "no-javascript", testMatch: "no_javascript.spec.ts", use: { javaScriptEnabled: false } },
  ],
});
