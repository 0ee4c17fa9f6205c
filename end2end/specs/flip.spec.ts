import type { Page } from "@playwright/test";
import type { Role } from "../fixtures/academy.ts";
import { isTheSameDocument, mark } from "../fixtures/same_document.ts";
import { REASON } from "../fixtures/states.ts";
import { expect, goto, test } from "../fixtures/test.ts";

test("an open page becomes joinable the moment the session is ready", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+2h" });
  const pages = [await logIn("student"), await logIn("teacher"), await logIn("parent"), await logIn("supervisor"), await logIn("admin")] as const;
  for (const page of pages) {
    await goto(page, `/sessions/${session.id}`);
    await mark(page);
  }
  const [student, teacher, parent, ...staff] = pages;
  await expect(student.getByRole("button", { name: say.join.too_early })).toBeDisabled();

  await academy.setStatus(session, "ready");

  await expect(student.getByRole("button", { name: say.join.ready })).toBeEnabled();
  await expect(teacher.getByRole("button", { name: say.join.ready })).toBeEnabled();
  await expect(parent.locator(".door__text, .door__state")).toHaveText(say.session.ready_parent);
  for (const page of staff) await expect(page.getByRole("button", { name: say.join.observe })).toBeEnabled();
  for (const page of pages) await isTheSameDocument(page);
});

test("a page follows its session to the end", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ready" });
  const page = await logIn("student");
  await goto(page, `/sessions/${session.id}`);
  await mark(page);
  for (const [status, text] of [
    ["ongoing", say.session.ongoing],
    ["completed", say.session.completed],
  ] as const) {
    await academy.setStatus(session, status);
    await expect(page.locator(".door__text, .door__state")).toHaveText(text);
  }
  await isTheSameDocument(page);
});

test("a cancellation reaches every open page, its reason only those who run the lesson", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+5h" });
  const why = `${say.session.cancelled} ${say.session.cancelled_because} ${REASON}`;
  const told = {
    teacher: why,
    supervisor: why,
    admin: why,
    student: say.session.cancelled,
    parent: say.session.cancelled,
  };
  const pages = new Map<Role, Page>();
  for (const role of Object.keys(told) as Role[]) {
    const page = await logIn(role);
    pages.set(role, page);
    await goto(page, `/sessions/${session.id}`);
    await mark(page);
  }
  await academy.setStatus(session, "cancelled", REASON);
  for (const [role, page] of pages) {
    await expect(page.locator(".door__text, .door__state"), role).toHaveText(told[role]);
    await expect(page.locator(".session-head .badge")).toHaveText(say.status.cancelled);
    const join = page.getByRole("button", { name: say.join.cancelled });
    await (role === "parent" ? expect(join).toHaveCount(0) : expect(join).toBeDisabled());
    await expect(page.getByRole("button", { name: say.join.start_now })).toHaveCount(0);
    await isTheSameDocument(page);
  }
  const asStudent = (pages.get("student") as Page).request;
  expect(await (await asStudent.get(`/api/sessions/${session.id}/state`)).text(), "nor is it sent").not.toContain(REASON);
});

test("a suspension and its end reach every open page", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+6h" });
  const pages = { student: await logIn("student"), teacher: await logIn("teacher"), admin: await logIn("admin") };
  for (const page of Object.values(pages)) {
    await goto(page, `/sessions/${session.id}`);
    await mark(page);
  }
  await academy.setStatus(session, "suspended");
  for (const page of Object.values(pages)) {
    await expect(page.locator(".door__text, .door__state")).toHaveText(say.session.suspended);
    await expect(page.getByRole("button", { name: say.join.suspended })).toBeDisabled();
  }
  await expect(pages.teacher.getByRole("button", { name: say.join.resume })).toHaveCount(0);

  await pages.admin.getByRole("button", { name: say.join.resume }).click();
  for (const page of Object.values(pages)) {
    await expect(page.locator(".door__text, .door__state")).toContainText(say.session.too_early.split(" {{")[0] as string);
    await expect(page.getByRole("button", { name: say.join.too_early })).toBeDisabled();
    await expect(page.locator(".session-head .badge")).toHaveText(say.status.scheduled);
    await isTheSameDocument(page);
  }
  expect((await academy.stored(session)).status).toBe("scheduled");
});

test("the clock makes a session ready, and with it the open page", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+15m3s" });
  const page = await logIn("student");
  await goto(page, `/sessions/${session.id}`);
  await mark(page);
  await expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled();
  await isTheSameDocument(page);
  const { status, meeting } = await academy.stored(session);
  expect(status).toBe("ready");
  expect(meeting).toMatchObject({
    room_name: `itqan-academy-quran-session-${session.id}`,
    platform: "livekit",
    auto_generated: true,
  });
});

test("the teacher opens the room by hand, for everybody's open pages", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+2h" });
  const [teacher, student] = [await logIn("teacher"), await logIn("student")];
  for (const page of [teacher, student]) await goto(page, `/sessions/${session.id}`);

  await teacher.getByRole("button", { name: say.join.start_now }).click();

  await expect(teacher.getByRole("button", { name: say.join.ready })).toBeEnabled();
  await expect(teacher.getByRole("button", { name: say.join.start_now })).toHaveCount(0);
  await expect(student.getByRole("button", { name: say.join.ready })).toBeEnabled();
});

test("who presses Join on a page that is behind is told, and sees at once how things are", async ({ academy, faults, logIn, say }) => {
  faults.excuse(/status of 409/, "the browser notes the refusal");
  faults.excuse(/ERR_FAILED/, "the browser notes what it could not fetch");
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  await page.route("**/events?*", (route) => route.abort());
  await goto(page, `/sessions/${session.id}`);
  const join = page.getByRole("button", { name: say.join.ongoing });
  await expect(join).toBeEnabled();
  await academy.setStatus(session, "cancelled", REASON);
  const reading = page.waitForRequest(`**/api/sessions/${session.id}/state?*`);
  await join.click();
  await reading;
  await expect(page.locator(".door__text, .door__state")).toHaveText(say.session.cancelled);
});
