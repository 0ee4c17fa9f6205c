import type { Page } from "@playwright/test";
import type { Academy } from "../fixtures/academy.ts";
import { openInterrupted } from "../fixtures/interrupted.ts";
import { numbers, planMany } from "../fixtures/many.ts";
import { REASON, sessionIn } from "../fixtures/states.ts";
import { expect, goto, test } from "../fixtures/test.ts";
import type { Session } from "../fixtures/wire.ts";
import { fill } from "../fixtures/words.ts";
import type { Stop } from "./tour.ts";

const LIST = "/admin/sessions";

/** The admin's sessions. */
export function adminTours(stop: Stop): void {
  test("the admin's list", async ({ academy, faults, language, logIn, otherAcademy, say }) => {
    faults.excuse(/\/events|ERR_FAILED/, "the test cuts the live events and the way to the list");
    const mark = `أنوار ${language}`;
    const later = await fillWeek(academy, mark);
    const page = await logIn("admin");
    const list = `${LIST}?q=${encodeURIComponent(mark)}`;
    await goto(page, list);
    await stop(page, "admin-list");
    await goto(page, `${LIST}?q=QI-0000-0000`);
    await stop(page, "admin-empty");
    await goto(page, `${LIST}?id=987654321`);
    await stop(page, "admin-details-gone");
    await goto(page, `${list}&status=attention`);
    await expect(page.locator("tbody").getByRole("row")).toHaveCount(1);
    await stop(page, "admin-attention");
    await goto(page, list);
    await page.route("**/api/admin/sessions?*", (route) => route.abort());
    await academy.setStatus(later, "ready");
    await expect(page.getByRole("status").filter({ hasText: say.admin.failed })).toBeVisible();
    await stop(page, "admin-not-refreshed");
    const cut = await page.context().newPage();
    await openInterrupted(cut, list, say);
    await stop(cut, "admin-interrupted");

    const none = await logIn(otherAcademy.people.admin);
    await goto(none, LIST);
    await expect(none.getByRole("heading", { name: say.admin.none_title })).toBeVisible();
    await stop(none, "admin-none");
  });

  test("a long list of the admin's", async ({ academy, language, logIn, say }) => {
    const title = `صفحات ${language}`;
    await planMany(academy, numbers(55).map((at) => ({ title: `${title} ${at + 1}`, at: `+${at + 3}h` })));
    const page = await logIn("admin");
    await goto(page, `${LIST}?q=${encodeURIComponent(title)}`);
    await page.getByRole("navigation", { name: say.admin.pages }).getByRole("link", { name: say.admin.next }).click();
    await expect(page.locator("tbody").getByRole("row")).toHaveCount(5);
    await stop(page, "admin-page-2");

    // What more sessions hold than are counted would take ten thousand of them.
    await page.route("**/api/admin/sessions?*", async (route) => {
      const response = await route.fetch();
      const list = (await response.json()) as { counts: { status: string }[] };
      const stopped = { count: 1_000, or_more: true };
      const counts = list.counts.map((one) => (one.status === "scheduled" ? { ...one, ...stopped } : one));
      await route.fulfill({ response, json: { ...list, counts, total: 1_000, or_more: true } });
    });
    const pages = page.getByRole("navigation", { name: say.admin.pages });
    await pages.getByRole("link", { name: say.admin.previous }).click();
    const many = fill(say.admin.or_more, { number: "1000" });
    await expect(pages).toContainText(fill(say.admin.page_of, { first: "1", last: "50", total: many }));
    await expect(page.getByRole("link", { name: `${say.status.scheduled} ${many}` })).toBeVisible();
    await expect(page.getByRole("link", { name: `${say.admin.all} ${many}`, exact: true })).toBeVisible();
    await stop(page, "admin-many");
  });

  test("a session's details", async ({ academy, faults, logIn, say }) => {
    faults.excuse(/status of 409/, "the browser notes the refusal");
    const early = await academy.plan({ title: "أحكام النون الساكنة والتنوين", at: "+90m" });
    const over = await sessionIn("lesson over", academy);
    const page = await logIn("admin");
    await goto(page, `${LIST}?id=${over.id}`);
    await stop(page, "admin-details-attention");
    const list = `${LIST}?q=${early.code}`;
    await goto(page, `${list}&id=${early.id}`);
    await stop(page, "admin-details-scheduled");
    await page.route("**/api/set_status", (route) =>
      route.fulfill({ status: 409, json: { code: "refused", from: "scheduled", to: "ready", why: "lesson_over" } }),
    );
    await details(page).getByRole("button", { name: say.admin.move_ready }).click();
    await expect(details(page).getByRole("alert")).toContainText(say.admin.not_changed);
    await stop(page, "admin-details-refused");
    await page.unrouteAll();

    await details(page).getByRole("button", { name: say.admin.move_ready }).click();
    await expect(details(page).getByText(say.admin.done_open)).toBeVisible();
    await stop(page, "admin-details-made-ready");
    await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"))));
    await details(page).getByRole("button", { name: say.admin.copy }).click();
    await expect(details(page).getByText(say.admin.copy_failed)).toBeVisible();
    await stop(page, "admin-copy-failed");
    await details(page).getByRole("button", { name: say.admin.move_cancelled }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await stop(page, "admin-cancel-dialog");
    await dialog.getByRole("button", { name: say.admin.move_cancelled }).click();
    await expect(dialog.getByRole("alert")).toHaveText(say.admin.reason_missing);
    await stop(page, "admin-cancel-without-reason");
    await dialog.getByLabel(say.admin.reason).fill(REASON);
    await dialog.getByRole("button", { name: say.admin.move_cancelled }).click();
    await expect(details(page).locator(".details__title .badge")).toHaveText(say.status.cancelled);
    await stop(page, "admin-details-cancelled");

    const ongoing = await sessionIn("ongoing", academy);
    await goto(page, `${LIST}?id=${ongoing.id}`);
    await details(page).getByRole("button", { name: say.admin.move_completed }).click();
    await expect(dialog.filter({ hasText: say.admin.end_text })).toBeVisible();
    await stop(page, "admin-end-dialog");
  });

  test("somebody was quicker", async ({ academy, faults, logIn, say }) => {
    faults.excuse(/status of 409/, "the browser notes the refusal");
    const session = await academy.plan({ at: "+4h" });
    const page = await logIn("admin");
    // The page hears nothing of what others do, and looks only when it is told no.
    await page.route("**/events?*", (route) => route.fulfill({ contentType: "text/event-stream", body: ": silence\n\n" }));
    let hasPressed = false;
    await page.route("**/api/admin/sessions/*", (route) => (hasPressed ? route.continue() : undefined));
    await page.route("**/api/set_status", (route) => {
      hasPressed = true;
      return route.continue();
    });
    await goto(page, `${LIST}?q=${session.code}&id=${session.id}`);
    await academy.setStatus(session, "ready");
    await details(page).getByRole("button", { name: say.admin.move_suspended }).click();
    const told = fill(say.admin.changed_itself, { status: say.status.ready });
    await expect(details(page).getByRole("alert")).toContainText(new RegExp(`${told}|${say.admin.changed_more}`));
    await stop(page, "admin-details-changed");
  });
}

/** The details of the session that is open beside the list. */
function details(page: Page) {
  return page.getByRole("complementary");
}

/** Sessions of all sorts. Returns one that is still to come. */
async function fillWeek(academy: Academy, mark: string): Promise<Session> {
  await academy.plan({ title: `${mark}: تسميع سورة مريم`, at: "-20m", status: "ongoing" });
  await academy.plan({ title: `${mark}: الرياضيات، المعادلات الخطية`, at: "+2h", kind: "academic", durationMinutes: 60 });
  await academy.plan({ title: `${mark}: حلقة جزء عمّ`, at: "+3h", kind: "quran_group" });
  const later = await academy.plan({ title: `${mark}: English Conversation 2`, at: "+4h", kind: "interactive_course", durationMinutes: 90 });
  await academy.plan({ title: `${mark}: موعد لم يحدد بعد` });
  await academy.plan({ title: `${mark}: لم تُعقد`, at: "-90m", status: "scheduled" });
  await academy.setStatus(await academy.plan({ title: `${mark}: الكيمياء`, at: "+5h", kind: "academic" }), "cancelled", REASON);
  await academy.setStatus(await academy.plan({ title: `${mark}: التجويد`, at: "+6h" }), "suspended");
  return later;
}
