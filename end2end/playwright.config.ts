import { defineConfig } from "@playwright/test";
import { browser, DESKTOP, FAKE_DEVICES, headlessShell, PHONE } from "./browser.ts";
import type { Language } from "./fixtures/words.ts";

/** What asks the browser itself: its devices and permissions, its whole screen, and the first lesson as people have it. */
const WHOLE_BROWSER = ["device_menus", "devices", "first_lesson", "keys", "preview", "preview_alone", "sound_blocked", "wake_lock"].map(
  (name) => `media/${name}.spec.ts`,
);

/** The tests. Each worker owns one server with its own data and media server, so any two may run side by side. */
export default defineConfig<{ language: Language }>({
  testDir: "specs",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // One for each core of the machine this was made on: a third is quicker by a third, but pictures then come seconds late.
  workers: 2,
  // Generous: they say that something never comes, not how quick it is; a busy machine is slow. So no test has its own.
  timeout: 240_000,
  expect: { timeout: 60_000, toPass: { timeout: 120_000 } },
  reporter: "list",
  use: {
    ...DESKTOP,
    language: "ar",
    launchOptions: headlessShell(),
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    // The worker of the offline page has tests of its own; what passes through one, `page.route` does not see.
    serviceWorkers: "block",
    // What was done, call by call. The pages at each call (`--trace=on`) would take as long as the test itself.
    trace: { mode: "retain-on-failure", snapshots: false, screenshots: false },
    screenshot: "only-on-failure",
  },
  projects: [
    // Real audio and video: one at a time of each, because two machines' worth of encoding is enough for one.
    {
      name: "media",
      testMatch: "media/*.spec.ts",
      testIgnore: WHOLE_BROWSER,
      workers: 1,
      use: { launchOptions: headlessShell(...FAKE_DEVICES) },
    },
    {
      name: "devices",
      testMatch: WHOLE_BROWSER,
      workers: 1,
      use: { launchOptions: browser(...FAKE_DEVICES) },
    },
    {
      name: "media-english",
      testMatch: ["media/first_lesson.spec.ts", "media/end_unknown.spec.ts"],
      use: { language: "en", launchOptions: browser(...FAKE_DEVICES) },
    },
    { name: "pages", testMatch: "*.spec.ts", testIgnore: ["no_javascript.spec.ts", "phone.spec.ts", "phone/**", "media/**", "accessibility/**"] },
    {
      name: "accessibility",
      testMatch: "accessibility/*.spec.ts",
      use: { launchOptions: headlessShell(...FAKE_DEVICES) },
    },
    {
      name: "english",
      testMatch: ["login.spec.ts", "my_sessions.spec.ts", "session_states.spec.ts", "admin/{moves,every_move,list,pages}.spec.ts"],
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
