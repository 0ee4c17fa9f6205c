import { Classroom } from "../../fixtures/classroom.ts";
import { expect, goto, test } from "../../fixtures/test.ts";

for (const [status, reason] of [
  ["completed", undefined],
  ["cancelled", "المعلّم في سفر"],
] as const) {
  test(`when the session is ${status}, everybody in class is out and told so`, async ({ academy, logIn, say }) => {
    const session = await academy.plan({ at: "-5m", status: "ongoing" });
    const pages = [await logIn("teacher"), await logIn("student")];
    for (const page of pages) {
      await goto(page, `/sessions/${session.id}`);
      await page.getByRole("button", { name: say.join.ongoing }).click();
      await new Classroom(page, say).isEntered();
    }

    await academy.setStatus(session, status, reason);

    const title = status === "completed" ? say.end.ended_title : say.end.cancelled_title;
    for (const page of pages) {
      const heading = page.getByRole("heading", { level: 1, name: title });
      await expect(heading).toBeVisible();
      await expect(heading, "screen readers are led to it").toBeFocused();
      await expect(page.getByRole("button", { name: say.end.reconnect })).toHaveCount(0);
      await expect(page.getByRole("link", { name: say.end.back })).toBeVisible();
    }
  });
}

test("the same person elsewhere takes the place over", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const [first, second] = [await logIn("student"), await logIn("student")];
  for (const page of [first, second]) {
    await goto(page, `/sessions/${session.id}`);
    await page.getByRole("button", { name: say.join.ongoing }).click();
    await new Classroom(page, say).isEntered();
  }
  await expect(first.getByRole("heading", { level: 1, name: say.end.elsewhere_title })).toBeVisible();

  await first.getByRole("button", { name: say.end.use_here }).click();
  await new Classroom(first, say).isEntered();
  await expect(second.getByRole("heading", { level: 1, name: say.end.elsewhere_title })).toBeVisible();
});
