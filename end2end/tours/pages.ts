import type { Page, Route } from "@playwright/test";
import type { Academy, Person } from "../fixtures/academy.ts";
import { openInterrupted } from "../fixtures/interrupted.ts";
import { numbers, planMany } from "../fixtures/many.ts";
import { isOfflinePage, NO_SERVER, openAndKeep } from "../fixtures/offline.ts";
import { expect, goto, isAlive, test } from "../fixtures/test.ts";
import type { Stop } from "./tour.ts";

/** Logging in, one's own sessions, and pages that could not be made. */
export function pageTours(stop: Stop): void {
  test("before the login", async ({ faults, page, say, server }) => {
    faults.excuse(/status of 404/, "the browser notes each page that was not found");
    faults.excuse(/status of 403/, "the browser notes the refusal");
    await goto(page, "/login");
    await stop(page, "login");
    await goto(page, "/login?error=wrong_credentials");
    await stop(page, "login-wrong");
    await goto(page, "/login?email_is=malformed&password_is=missing");
    await stop(page, "login-fields");
    await goto(page, "/login?error=too_many_requests");
    await stop(page, "login-too-many");
    await goto(page, "/no-such-page");
    await stop(page, "not-found-logged-out");
    await page.goto("about:blank");
    await page.setContent(`<form method="post" action="${server.url}/api/logout"><button>another site's form</button></form>`);
    await page.getByRole("button").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say.edge.unusable_title);
    await stop(page, "refused");
  });

  test("my sessions", async ({ academy, faults, logIn, otherAcademy, say }) => {
    faults.excuse(/\/events/, "the test cuts the live events");
    const student = await academy.add("student", "ريان العمري");
    await otherAcademy.enrol("student", student);
    const page = await logIn(student);
    await goto(page, "/");
    await stop(page, "my-sessions-empty");
    const coming = await academy.plan({ title: "جدول الضرب 7 و8", at: "+26h", kind: "academic", student });
    await goto(page, "/");
    await stop(page, "my-sessions-another-day");
    await fillTimetable(academy, student);
    await goto(page, "/");
    await stop(page, "my-sessions");
    await page.locator(".menu__button").click();
    await expect(page.getByRole("form", { name: say.academy.title })).toBeVisible();
    await stop(page, "my-sessions-menu");
    await page.getByRole("button", { name: say.header.theme_dark, exact: true }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await isAlive(page);
    await stop(page, "my-sessions-chosen-dark");
    await page.context().clearCookies({ name: "theme" });
    await goto(page, `/?before=${coming.id}`);
    await expect(page.getByRole("heading", { level: 1, name: say.home.earlier })).toBeVisible();
    await stop(page, "earlier-sessions");
    await planMany(academy, numbers(24).map((at) => ({ title: `الحلقة ${at + 1}`, at: `+${(at + 3) * 24}h`, student })));
    await goto(page, "/");
    await stop(page, "my-sessions-many");
    const cut = await page.context().newPage();
    await openInterrupted(cut, "/", say);
    await stop(cut, "my-sessions-interrupted");
  });

  test("pages that could not be made", async ({ academy, faults, logIn, say }) => {
    faults.excuse(/ERR_|status of 500/, "the test takes the server away");
    faults.excuse(/status of (403|404)/, "the browser notes each page that was not found, or refused");
    const student = await academy.add("student", "جود العتيبي");
    await academy.plan({ title: "جدول الضرب", at: "+26h", student });
    const page = await logIn(student);
    await goto(page, "/no-such-page");
    await stop(page, "not-found");
    await goto(page, "/admin/sessions");
    await expect(page.getByRole("heading", { level: 1, name: say.edge.forbidden_title })).toBeVisible();
    await stop(page, "forbidden");
    await goesOnTo(page, (route) => route.abort("connectionrefused"), say.error.offline_title);
    await stop(page, "offline");
    await page.unrouteAll();
    const broken = { code: "internal", request_id: "0190b2f4-7c1e-7d0a-9a52-6f1c3f9f2a11" };
    await goesOnTo(page, (route) => route.fulfill({ status: 500, json: broken }), say.error.failed_title);
    await stop(page, "failed");
  });

  test.describe("with the worker", () => {
    test.use({ serviceWorkers: "allow" });

    test("a page opened without a network", async ({ faults, page, say }) => {
      faults.excuse(NO_SERVER, "the test takes the network away");
      await openAndKeep(page, "/login");
      await page.context().setOffline(true);
      await page.goto("/");
      await isOfflinePage(page, say);
      await stop(page, "no-network");
      await page.getByRole("button", { name: say.error.retry }).click();
      await expect(page.getByRole("status")).toHaveText(say.offline.still);
      await stop(page, "no-network-still");
    });
  });

  test("without JavaScript", async ({ academy, logIn, page }) => {
    await openWithoutScripts(page, "/login");
    await stop(page, "no-javascript-login");
    const session = await academy.plan({ at: "+10m", status: "ready" });
    const student = await logIn("student");
    await openWithoutScripts(student, `/sessions/${session.id}`);
    await stop(student, "no-javascript-session");
    const admin = await logIn("admin");
    await openWithoutScripts(admin, `/admin/sessions?q=${session.code}&id=${session.id}`);
    await stop(admin, "no-javascript-admin");
  });
}

/** What is seen without JavaScript; afterwards there is some again, so that one can look at it by a script. */
async function openWithoutScripts(page: Page, path: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Emulation.setScriptExecutionDisabled", { value: true });
  await page.goto(path);
  await browser.send("Emulation.setScriptExecutionDisabled", { value: false });
  await expect(page.locator("html[data-hydrated]")).toHaveCount(0);
}

/** From my sessions to the first one's page, whose reading fails like this. */
async function goesOnTo(page: Page, fail: (route: Route) => Promise<void>, title: string): Promise<void> {
  await page.route("**/api/sessions/**", fail);
  await goto(page, "/");
  await page.getByRole("main").getByRole("link", { name: /جدول الضرب/ }).or(page.locator(".door--home a")).first().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

async function fillTimetable(academy: Academy, student: Person): Promise<void> {
  const plan = (title: string, at: string, kind: string) => academy.plan({ title, at, kind, student });
  await academy.plan({ title: "سورة الملك، الآيات 1–10", at: "+8m24s", status: "ready", student });
  await plan("جدول الضرب 7 و8", "+1h30m", "academic");
  await plan("حلقة جزء عمّ", "+3h", "quran_group");
  await plan("", "+25h", "academic");
  await plan("كتابة قصة قصيرة", "+50h", "interactive_course");
  await academy.setStatus(await plan("أحكام النون الساكنة", "+4h", "quran_individual"), "cancelled", "سفر");
  for (const title of ["جدول الضرب 6", "سورة القلم، الآيات 1–16"]) {
    await academy.setStatus(await academy.plan({ title, at: "-20h", status: "ongoing", student }), "completed");
  }
}
