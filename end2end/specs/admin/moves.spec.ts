import type { Page, Route } from "@playwright/test";
import { expect, goto, test } from "../../fixtures/test.ts";
import { fill } from "../../fixtures/words.ts";

/** The details of the session that is open beside the list. */
function details(page: Page) {
  return page.getByRole("complementary");
}

test("setting a session ready shows its link at once, and the student's open page becomes joinable", async ({
  academy,
  logIn,
  say,
  server,
}) => {
  const session = await academy.plan({ at: "+3h" });
  const student = await logIn("student");
  await goto(student, `/sessions/${session.id}`);
  await student.evaluate(() => document.documentElement.setAttribute("data-marked", ""));
  const admin = await logIn("admin");
  await goto(admin, "/admin/sessions?q=" + session.code);
  await admin.getByRole("link", { name: session.title }).click();

  const link = `${server.url}/sessions/${session.id}`;
  await expect(details(admin).getByText(link)).toHaveCount(0);
  await details(admin).getByRole("button", { name: say.admin.move_ready }).click();
  await expect(details(admin).getByText(link)).toBeVisible();
  await expect(details(admin).getByRole("status").filter({ hasText: say.admin.done_open })).toBeVisible();
  await expect(details(admin).getByText(`itqan-academy-quran-session-${session.id}`)).toBeVisible();
  await expect(details(admin).getByText("main", { exact: true })).toBeVisible();

  await expect(student.getByRole("button", { name: say.join.ready })).toBeEnabled();
  await expect(student.locator("html[data-marked]"), "without a reload").toHaveCount(1);

  const last = details(admin).getByRole("listitem").filter({ hasText: academy.people.admin.name });
  await expect(last.first(), "who did it").toContainText(say.status.ready);
  await expect(last.first(), "and by which way").toContainText(say.admin.cause_user);
  await expect(admin.getByRole("row").filter({ hasText: session.code }).locator(".badge")).toHaveText(say.status.ready);

  await admin.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await details(admin).getByRole("button", { name: say.admin.copy }).click();
  await expect(details(admin).getByRole("button", { name: say.admin.copied })).toBeVisible();
  await expect(details(admin).getByRole("status").filter({ hasText: say.admin.copied })).toHaveCount(1);
  expect(await admin.evaluate(() => navigator.clipboard.readText())).toBe(link);
});

test("of two admins the second is told who was quicker, and sees what is", async ({ academy, faults, logIn, say }) => {
  faults.excuse(/status of 409/, "the browser notes the refusal");
  const session = await academy.plan({ at: "+4h" });
  const other = await academy.add("admin", "نورة السالم");
  const [first, second] = [await logIn("admin"), await logIn(other)];
  // The second page hears nothing of the first one's change, and what it reads by itself comes after its own press.
  await second.route("**/events?*", (route) => route.fulfill({ contentType: "text/event-stream", body: ": silence\n\n" }));
  const held: Route[] = [];
  let hasPressed = false;
  await second.route("**/api/admin/sessions/*", (route) => (hasPressed ? route.continue() : void held.push(route)));
  await second.route("**/api/set_status", (route) => {
    hasPressed = true;
    return route.continue();
  });
  for (const page of [first, second]) await goto(page, `/admin/sessions?id=${session.id}`);
  await expect(details(second).getByRole("button", { name: say.admin.move_suspended })).toBeEnabled();

  await details(first).getByRole("button", { name: say.admin.move_ready }).click();
  await expect(details(first).locator(".badge--ready").first()).toBeVisible();
  await expect(details(second).locator(".details__title .badge")).toHaveText(say.status.scheduled);
  await details(second).getByRole("button", { name: say.admin.move_suspended }).click();

  const told = fill(say.admin.changed_by, { who: academy.people.admin.name, status: say.status.ready });
  await expect(details(second).getByRole("alert")).toContainText(told);
  await expect(details(second).locator(".details__title .badge")).toHaveText(say.status.ready);
  await Promise.all(held.map((route) => route.continue().catch(() => {})));
  expect((await academy.stored(session)).status).toBe("ready");
});

test("cancelling asks for a reason, and the history tells it", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ title: "درس يُلغى", at: "+5h" });
  const page = await logIn("admin");
  await goto(page, `/admin/sessions?id=${session.id}`);
  const button = details(page).getByRole("button", { name: say.admin.move_cancelled });
  await button.click();
  const dialog = page.getByRole("dialog", { name: fill(say.admin.cancel_title, { title: session.title }) });
  await dialog.getByRole("button", { name: say.admin.move_cancelled }).click();
  await expect(dialog.getByRole("alert")).toHaveText(say.admin.reason_missing);
  await expect(dialog.getByLabel(say.admin.reason)).toBeFocused();

  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button, "the focus is where it was").toBeFocused();
  await expect(details(page), "Escape closed the dialog only").toBeVisible();
  expect((await academy.stored(session)).status).toBe("scheduled");

  await button.click();
  await dialog.getByLabel(say.admin.reason).fill("المعلم في سفر");
  await dialog.getByRole("button", { name: say.admin.move_cancelled }).click();
  await expect(details(page).locator(".details__title .badge")).toHaveText(say.status.cancelled);
  await expect(details(page).getByRole("listitem").filter({ hasText: "المعلم في سفر" })).toBeVisible();
  await expect(details(page).getByRole("button"), "nothing is left to do").toHaveCount(0);
});

test("a move that the rules refuse meanwhile says why", async ({ academy, faults, logIn, say }) => {
  faults.excuse(/status of 409/, "the browser notes the refusal");
  const [page, other] = [await logIn("admin"), await logIn("admin")];
  await page.clock.install();
  // An hour after its end and the buffer a lesson that was not held can't be opened any more: in a while.
  const session = await academy.plan({ at: "-1h49m20s", status: "scheduled" });
  await goto(page, `/admin/sessions?id=${session.id}`);
  await expect(details(page).getByRole("button", { name: say.admin.move_ready })).toBeEnabled();
  // This page stays at the time when it could be.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 2_000);
  await goto(other, `/admin/sessions?id=${session.id}`);
  await expect(details(other).getByRole("button", { name: say.admin.move_ready }), "its time has come").toHaveCount(0);

  await details(page).getByRole("button", { name: say.admin.move_ready }).click();
  const alert = details(page).getByRole("alert");
  await expect(alert).toContainText(say.admin.not_changed);
  await expect(alert).toContainText(say.admin.why_lesson_over);
  expect((await academy.stored(session)).status).toBe("scheduled");
});

test("a lesson that was never held waits for an admin", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ title: "لم تُعقد بعد", at: "-3h", status: "scheduled" });
  const page = await logIn("admin");
  await goto(page, "/admin/sessions");
  await page.getByRole("link", { name: say.admin.attention }).click();
  await expect(page).toHaveURL("/admin/sessions?status=attention");
  const row = page.getByRole("row").filter({ hasText: session.code });
  await expect(row).toContainText(say.admin.not_held);
  await row.getByRole("link").click();
  await expect(details(page).getByRole("note")).toContainText(say.admin.attention_over);
});
