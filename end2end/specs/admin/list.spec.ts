import type { Page } from "@playwright/test";
import { tabTo } from "../../fixtures/keyboard.ts";
import { isTheSameDocument, mark } from "../../fixtures/same_document.ts";
import { silenceEvents } from "../../fixtures/silent_events.ts";
import { expect, goto, test } from "../../fixtures/test.ts";

/** The rows, without the head. */
function rows(page: Page) {
  return page.locator("tbody").getByRole("row");
}

function chip(page: Page, name: string) {
  return page.getByRole("link", { name: new RegExp(`^${name} \\d+$`) });
}

test("the list is for admins only", async ({ faults, logIn, page, say }) => {
  faults.excuse(/status of 403/, "the browser notes each page that was refused");
  for (const who of ["student", "supervisor"] as const) {
    const page = await logIn(who);
    const answer = await goto(page, "/admin/sessions");
    expect(answer.status(), who).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say.edge.forbidden_title);
    await expect(page.getByRole("main").getByRole("link")).toHaveText([say.error.home]);
    await expect(page.getByRole("link", { name: say.admin.menu, exact: true })).toHaveCount(0);
  }
  await page.goto("/admin/sessions?status=ready&id=3");
  expect(new URL(page.url()).searchParams.get("next")).toBe("/admin/sessions?status=ready&id=3");
  const admin = await logIn("admin");
  await goto(admin, "/");
  await admin.getByRole("link", { name: say.admin.menu, exact: true }).click();
  await expect(admin.getByRole("heading", { level: 1, name: say.admin.title })).toBeVisible();
  await expect(admin).toHaveURL("/admin/sessions?day=today");
});

test("filters, search and details change the address and never the document", async ({ academy, logIn, say }) => {
  const word = "فلترة";
  const teacher = await academy.add("teacher", "أ. بدر الفلتري");
  const ready = await academy.plan({ title: `${word} أولى`, at: "+2h", status: "ready", teacher });
  const course = await academy.plan({ title: `${word} ثانية`, at: "+30h", kind: "interactive_course" });
  const page = await logIn("admin");
  await goto(page, "/admin/sessions");
  await mark(page);

  await page.getByRole("searchbox").fill(word);
  await page.getByRole("searchbox").press("Enter");
  await expect(rows(page)).toHaveCount(2);
  await expect(chip(page, say.admin.all)).toContainText("2");
  await expect(chip(page, say.status.ready)).toContainText("1");

  await chip(page, say.status.ready).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(ready.title);
  await expect(page.getByRole("searchbox"), "the search stays").toHaveValue(word);
  expect(new URL(page.url()).searchParams.get("status")).toBe("ready");

  await chip(page, say.admin.all).click();
  await page.getByLabel(say.admin.kind).selectOption("interactive_course");
  await page.getByRole("button", { name: say.admin.apply }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(course.title);

  await page.getByLabel(say.admin.kind).selectOption("");
  await page.getByLabel(say.admin.teacher, { exact: true }).selectOption({ label: teacher.name });
  await page.getByRole("button", { name: say.admin.apply }).click();
  await expect(rows(page)).toContainText([ready.title]);

  await rows(page).getByRole("link").click();
  await expect(page.getByRole("complementary")).toContainText(`itqan-academy-quran-session-${ready.id}`);
  await page.goBack();
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await expect(rows(page)).toHaveCount(1);

  await page.getByRole("searchbox").fill("لا شيء من هذا");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("heading", { name: say.admin.empty_title })).toBeVisible();
  await page.getByRole("link", { name: say.admin.clear }).click();
  await expect(page).toHaveURL("/admin/sessions");
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await isTheSameDocument(page);
});

test("rows, counts and details follow what happens elsewhere", async ({ academy, logIn, say }) => {
  const word = "متابعة";
  const session = await academy.plan({ title: `${word} حيّة`, at: "+3h" });
  const page = await logIn("admin");
  await goto(page, `/admin/sessions?q=${word}&id=${session.id}`);
  await mark(page);
  await expect(rows(page).locator(".badge")).toHaveText(say.status.scheduled);
  await academy.setStatus(session, "ready");
  await expect(rows(page).locator(".badge")).toHaveText(say.status.ready);
  await expect(chip(page, say.status.ready)).toContainText("1");
  await expect(chip(page, say.status.scheduled)).toContainText("0");
  await expect(page.getByRole("complementary").getByText(`/sessions/${session.id}`)).toBeVisible();
  await academy.plan({ title: `${word} جديدة`, at: "+4h" });
  await expect(rows(page)).toHaveCount(2);
  await isTheSameDocument(page);
});

test("without live events the list asks by itself, says so, and recovers", async ({ academy, faults, logIn, say }) => {
  faults.excuse(/\/events/, "the test cuts the live events");
  const word = "انقطاع";
  const session = await academy.plan({ title: word, at: "+3h" });
  const page = await logIn("admin");
  await page.clock.install();
  await page.route("**/events?*", (route) => route.abort("connectionrefused"));
  await goto(page, `/admin/sessions?q=${word}`);
  await mark(page);
  await academy.setStatus(session, "ready");
  await page.clock.fastForward("00:05");
  await expect(page.getByRole("status").filter({ hasText: say.live.offline })).toBeVisible();
  await expect(rows(page).locator(".badge"), "the cut is real").toHaveText(say.status.scheduled);
  await page.clock.fastForward("00:41");
  await page.clock.fastForward("00:01");
  await expect(rows(page).locator(".badge")).toHaveText(say.status.ready);
  await isTheSameDocument(page);
});

test("what no event tells of is seen all the same: the list is looked at again every minute", async ({ academy, logIn, say }) => {
  const word = "دقيقة بعد دقيقة";
  const session = await academy.plan({ title: word, at: "+3h" });
  const page = await logIn("admin");
  await page.clock.install();
  await silenceEvents(page);
  await goto(page, `/admin/sessions?q=${word}`);
  await mark(page);
  await academy.setStatus(session, "ready");
  await page.clock.fastForward("00:30");
  await expect(rows(page).locator(".badge"), "nothing told of it").toHaveText(say.status.scheduled);

  await page.clock.fastForward("00:31");
  // What comes within a moment of each other is looked at once.
  await page.clock.fastForward("00:01");
  await expect(rows(page).locator(".badge")).toHaveText(say.status.ready);
  await isTheSameDocument(page);
});

test("everything is reached by keyboard, and the focus is never lost", async ({ academy, logIn, say }) => {
  const word = "لوحة المفاتيح";
  const session = await academy.plan({ title: word, at: "+3h" });
  const page = await logIn("admin");
  await goto(page, "/admin/sessions");
  await tabTo(page, say.admin.search_label, "searchbox");
  await page.keyboard.type(word);
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(1);
  const row = page.getByRole("link", { name: word });
  for (let presses = 0; !(await row.evaluate((link) => link === document.activeElement)); presses += 1) {
    expect(presses, "the row is reached by Tab").toBeLessThan(30);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: new RegExp(word) })).toBeFocused();
  for (let presses = 0; ; presses += 1) {
    expect(presses, "the moves are reached by Tab").toBeLessThan(20);
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (name === say.admin.move_ready) break;
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary").getByText(`/sessions/${session.id}`)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await expect(row).toBeFocused();
});

test("a number without a session says so beside the list", async ({ logIn, otherAcademy, say }) => {
  const theirs = await otherAcademy.plan({ at: "+3h" });
  const page = await logIn("admin");
  for (const id of [999_999, theirs.id]) {
    await goto(page, `/admin/sessions?id=${id}`);
    await expect(page.getByRole("complementary").getByRole("heading")).toHaveText(say.admin.gone_title);
  }
});
