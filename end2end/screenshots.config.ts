import { defineConfig } from "@playwright/test";
import { DESKTOP, FAKE_DEVICES, headlessShell, PHONE } from "./browser.ts";
import type { Language } from "./fixtures/words.ts";

const SIZES = { desktop: DESKTOP, phone: PHONE };

/** Not a test: pictures of every page and state, in both languages and sizes, for people to look at. */
export default defineConfig<{ language: Language }>({
  testDir: "gallery",
  fullyParallel: true,
  projects: (["ar", "en"] as const).flatMap((language) =>
    Object.entries(SIZES).map(([size, device]) => ({
      name: `${language}.${size}`,
      testIgnore: size === "phone" ? [] : "phone.spec.ts",
      use: { language, ...device },
    })),
  ),
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 60_000, toPass: { timeout: 120_000 } },
  reporter: "list",
  use: { launchOptions: headlessShell(...FAKE_DEVICES), actionTimeout: 60_000, navigationTimeout: 60_000, serviceWorkers: "block" },
});
