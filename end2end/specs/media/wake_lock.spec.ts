import { goIn } from "../../fixtures/in_class.ts";
import { expect, test } from "../../fixtures/test.ts";
import { hide, show, wakeLocks, watchWakeLocks } from "../../fixtures/wake_lock.ts";

test("the screen stays lit in class, also after a look elsewhere, and may go dark afterwards", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  await watchWakeLocks(page);
  const room = await goIn(page, session, say);
  await expect.poll(() => wakeLocks(page)).toEqual({ asked: 1, held: 1 });

  await hide(page);
  await expect.poll(() => wakeLocks(page), "a hidden page has no light and asks for none").toEqual({ asked: 1, held: 0 });
  await show(page);
  await expect.poll(() => wakeLocks(page)).toEqual({ asked: 2, held: 1 });

  await room.leave.click();
  await expect(page.getByRole("heading", { level: 1, name: say.end.left_title })).toBeVisible();
  await expect.poll(() => wakeLocks(page)).toEqual({ asked: 2, held: 0 });
  await hide(page);
  await show(page);
  // Whoever goes in again asks for one: had the way back to the page asked for another, there would be two more.
  await page.getByRole("button", { name: say.end.go_back_in }).click();
  await room.isEntered();
  await expect.poll(() => wakeLocks(page)).toEqual({ asked: 3, held: 1 });
});
