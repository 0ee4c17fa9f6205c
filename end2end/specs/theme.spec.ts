import type { Page } from "@playwright/test";
import { expect, goto, isAlive, test } from "../fixtures/test.ts";

test("a chosen appearance holds against the device's, after a reload too, and can be given back to the device", async ({ logIn, say }) => {
  const page = await logIn("student");
  await page.emulateMedia({ colorScheme: "dark" });
  await goto(page, "/");
  expect(await looks(page), "the device's own").toBe("dark");

  for (const { name, theme, under, look } of [
    { name: say.header.theme_light, theme: "light", under: "dark", look: "light" },
    { name: say.header.theme_system, theme: "system", under: "dark", look: "dark" },
    { name: say.header.theme_dark, theme: "dark", under: "light", look: "dark" },
    { name: say.header.theme_system, theme: "system", under: "light", look: "light" },
  ] as const) {
    await page.emulateMedia({ colorScheme: under });
    await page.locator(".menu__button").click();
    // By key: a pointer that misses the sheet while it still moves would close it.
    await page.getByRole("button", { name, exact: true }).press("Enter");
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await isAlive(page);
    expect(await looks(page), `${theme} on a device that is ${under}`).toBe(look);
    await page.reload({ waitUntil: "domcontentloaded" });
    await isAlive(page);
    expect(await looks(page), "kept").toBe(look);
  }
});

/** How the page is, by what its ground and its controls are painted with. */
async function looks(page: Page): Promise<string> {
  return page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
    const ground = red + green + blue < 384 ? "dark" : "light";
    const controls = getComputedStyle(document.documentElement).colorScheme;
    return ground === controls ? ground : `${ground} with ${controls} controls`;
  });
}
