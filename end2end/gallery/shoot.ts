import { expect, type Page, test } from "@playwright/test";

/** Takes `screenshots/NAME.LANGUAGE.SIZE.png`: the whole page on a desktop, one screen of it on a phone and in class. */
export async function shoot(page: Page, name: string): Promise<void> {
  const project = test.info().project.name;
  const fullPage = project.endsWith("desktop") && !name.startsWith("class");
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `screenshots/${name}.${project}.png`, animations: "disabled", fullPage });
}

/** Chooses the dark appearance as its form does. */
export async function inTheDark(page: Page): Promise<void> {
  const answer = await page.request.post("/api/theme", { form: { theme: "dark", next: "/" }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}
