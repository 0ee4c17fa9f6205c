import { Classroom } from "../fixtures/classroom.ts";
import { expect, goto, test } from "../fixtures/test.ts";
import type { Stop } from "./tour.ts";

/** What there is on phones only. For projects that are phones. */
export function phoneTours(stop: Stop): void {
  test("the admin's filters as a sheet", async ({ academy, language, logIn, say }) => {
    const title = `ورقة ${language}`;
    for (const at of ["+2h", "+3h", "+4h", "+5h"]) await academy.plan({ title, at });
    const page = await logIn("admin");
    await goto(page, `/admin/sessions?q=${encodeURIComponent(title)}`);
    await page.getByRole("button", { name: say.admin.filter }).click();
    await expect(page.getByLabel(say.admin.kind)).toBeVisible();
    await stop(page, "admin-filters");
  });

  test("the menu in class", async ({ academy, logIn, say }) => {
    const session = await academy.plan({ at: "-12m36s", status: "ongoing" });
    const page = await logIn("teacher");
    await goto(page, `/sessions/${session.id}`);
    await page.getByRole("button", { name: say.join.ongoing }).click();
    const room = new Classroom(page, say);
    await room.isEntered();
    await stop(page, "class-on-a-phone");
    await room.controls.getByRole("button", { name: say.class.more, exact: true }).click();
    await expect(page.locator("#more-menu")).toBeVisible();
    await stop(page, "class-more");
    await page.keyboard.press("Escape");
    await room.controls.getByRole("button", { name: say.class.people }).click();
    await expect(page.getByRole("complementary", { name: say.class.people })).toBeVisible();
    await stop(page, "class-people-sheet");
  });
}
