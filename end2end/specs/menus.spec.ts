import type { Locator, Page } from "@playwright/test";
import { expect, goto, test } from "../fixtures/test.ts";
import { fill } from "../fixtures/words.ts";

/** Opens a menu by keyboard and by pointer, and closes it in every way there is. */
async function opensAndCloses(page: Page, button: Locator, inside: Locator): Promise<void> {
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(inside).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(button).not.toBeFocused();
  await page.keyboard.press("Escape");
  await expect(inside).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await expect(inside).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(inside).toBeHidden();
  await button.click();
  await expect(inside).toBeInViewport({ ratio: 1 });
  await button.click();
  await expect(inside).toBeHidden();
}

test("the account menu closes by Escape, by a press beside it and by its button", async ({ academy, logIn, say }) => {
  const page = await logIn("student");
  await goto(page, "/");
  const button = page.getByRole("button", { name: fill(say.header.account_of, { name: academy.people.student.name }) });
  await opensAndCloses(page, button, page.getByRole("button", { name: say.header.log_out }));
});

test("so does the menu of the login page", async ({ page, say }) => {
  await goto(page, "/login");
  const button = page.getByRole("button", { name: say.header.theme, exact: true });
  await opensAndCloses(page, button, page.getByRole("button", { name: say.header.theme_dark }));
});
