import { type Page, test } from "@playwright/test";
import { PHONE } from "../browser.ts";

/** What is looked at in the dark, too: one picture of each kind of page. Class has one appearance. */
const ALSO_DARK = ["login", "my-sessions", "my-sessions-menu", "session-ready", "preview-trouble-refused", "admin-list", "admin-details-made-ready"];

/** What a phone on its side has to be looked at for. */
const ALSO_ON_ITS_SIDE = ["session-ready", "preview-camera", "class-teacher", "class-people", "class-share", "class-many", "end-left"];

/** Takes `screenshots/NAME.LANGUAGE.SIZE.png`: the whole page on a desktop, one screen of it on a phone and in class. */
export async function shoot(page: Page, name: string): Promise<void> {
  const project = test.info().project.name;
  const isPhone = project.endsWith("phone");
  const fullPage = !isPhone && !name.startsWith("class");
  const take = async (name: string) => {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `screenshots/${name}.${project}.png`, animations: "disabled", fullPage });
  };
  await take(name);
  if (ALSO_DARK.includes(name)) {
    await page.emulateMedia({ colorScheme: "dark" });
    await take(`${name}-dark`);
    await page.emulateMedia({ colorScheme: null });
  }
  if (isPhone && ALSO_ON_ITS_SIDE.includes(name)) {
    const { width, height } = PHONE.viewport;
    await page.setViewportSize({ width: height, height: width });
    await take(`${name}-on-its-side`);
    await page.setViewportSize(PHONE.viewport);
  }
}
