import type { Page } from "@playwright/test";
import type { Role } from "../fixtures/academy.ts";
import { REASON } from "../fixtures/states.ts";
import { expect, goto, test } from "../fixtures/test.ts";

/** What a page without live events asks. */
const STATE = /\/api\/sessions\/\d+\/state\b/;

/** Marks the document, so that a reload would be noticed. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute("data-marked", ""));
}

async function isTheSameDocument(page: Page): Promise<void> {
  await expect(page.locator("html[data-marked]")).toHaveCount(1);
}

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

test("without live events the page asks by itself, says so, and recovers", async ({ academy, faults, logIn, say }) => {
  faults.excuse(/\/events/, "the test cuts the live events");
  const session = await academy.plan({ at: "+2h" });
  const page = await logIn("student");
  await page.clock.install();
  await page.route("**/events?*", (route) => route.abort("connectionrefused"));
  const interrupted = page.getByRole("status").filter({ hasText: say.live.offline });
  const ready = page.getByRole("button", { name: say.join.ready });

  await goto(page, `/sessions/${session.id}`);
  await mark(page);
  await academy.setStatus(session, "ready");
  await page.clock.fastForward("00:05");
  await expect(interrupted).toBeVisible();
  await expect(ready, "the cut is real").toHaveCount(0);

  // The poll comes at 20 to 40 seconds.
  await page.clock.fastForward("00:40");
  await expect(ready).toBeEnabled();
  await isTheSameDocument(page);

  await page.unroute("**/events?*");
  await expect(interrupted).toHaveCount(0);
  await academy.setStatus(session, "ongoing");
  await expect(page.getByRole("button", { name: say.join.ongoing })).toBeEnabled();
});

test("live events that stop without a word are missed: the page asks, and follows again", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+2h" });
  const page = await logIn("student");
  await page.clock.install();
  // As when a network goes away and nobody closes the connection: it is open, and nothing comes.
  await page.addInitScript(() => {
    const silence = Object.assign(window, { isSilent: false, heard: 0, unheard: 0 });
    const listen = EventTarget.prototype.addEventListener;
    const addEventListener = function (this: EventSource, type: string, listener: EventListener) {
      listen.call(this, type, (event) => {
        if (type === "session") silence[silence.isSilent ? "unheard" : "heard"] += 1;
        if (!silence.isSilent) listener(event);
      });
    };
    Object.assign(EventSource.prototype, { addEventListener });
  });
  await goto(page, `/sessions/${session.id}`);
  await mark(page);
  const silence = (isSilent: boolean) => page.evaluate((isSilent) => void Object.assign(window, { isSilent }), isSilent);
  const count = (of: "heard" | "unheard") => page.evaluate((of) => (window as unknown as Record<string, number>)[of], of);
  await expect.poll(() => count("heard"), "a stream begins with what is").toBe(1);
  await silence(true);
  await academy.setStatus(session, "ready");
  await expect.poll(() => count("unheard")).toBe(1);
  const ready = page.getByRole("button", { name: say.join.ready });
  await expect(ready, "the silence is real").toHaveCount(0);

  await silence(false);
  await page.clock.fastForward("00:41");
  await expect(ready).toBeEnabled();
  await academy.setStatus(session, "ongoing");
  await expect(page.getByRole("button", { name: say.join.ongoing })).toBeEnabled();
  await isTheSameDocument(page);
});

test("a stream that has nothing to tell says that it is there", async ({ academy, logIn }) => {
  const session = await academy.plan({ at: "+2h" });
  const page = await logIn("student");
  await goto(page, `/sessions/${session.id}`);
  const heard = page.evaluate(
    (url) => new Promise((resolve) => new EventSource(url).addEventListener("beat", () => resolve("beat"))),
    `/events?session=${session.id}`,
  );
  expect(await heard).toBe("beat");
});

test("what a page fetches while it is open comes by itself once it can be fetched", async ({ academy, faults, logIn, say }) => {
  const lost = faults.excuse(/Failed to fetch|ERR_FAILED/, "the test loses the preview's code");
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student");
  await page.route("**/split_preview.wasm", (route) => route.abort());
  await goto(page, `/sessions/${session.id}`);
  await mark(page);
  await expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled();
  await lost.happens();
  await expect(page.getByRole("button", { name: say.preview.start })).toHaveCount(0);

  await page.unroute("**/split_preview.wasm");
  await expect(page.getByRole("button", { name: say.preview.start })).toBeVisible();
  await isTheSameDocument(page);
});

test("Join does not move while the page comes to life", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student");
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/sessions/${session.id}`);
  await page.evaluate(() => document.fonts.ready);
  const join = page.getByRole("button", { name: say.join.ready });
  const before = await join.boundingBox();
  await expect(join).toBeDisabled();

  letThrough();
  await expect(join).toBeEnabled();
  await expect(page.getByRole("button", { name: say.preview.start })).toBeVisible();
  await expect(page.getByRole("button", { name: say.preview.test_name }), "all of its code is here").toBeEnabled();
  expect(await join.boundingBox()).toEqual(before);
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

test("a server that hangs without a word is asked all the same, again and again", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+2h" });
  const page = await logIn("student");
  await page.clock.install();
  // Neither the live events nor the first question are ever answered.
  await page.route("**/events?*", () => undefined);
  await page.route(STATE, () => undefined, { times: 1 });
  const interrupted = page.getByRole("status").filter({ hasText: say.live.offline });

  await goto(page, `/sessions/${session.id}`);
  await mark(page);
  await page.clock.fastForward("00:05");
  await expect(interrupted).toBeVisible();
  await academy.setStatus(session, "ready");
  await Promise.all([page.waitForRequest(STATE), page.clock.fastForward("00:40")]);
  await inTime(page, () => expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled({ timeout: 500 }));
  await expect(interrupted).toBeVisible();

  // The live events, too, are asked for anew: the browser itself would wait for ever.
  await page.unroute("**/events?*");
  await inTime(page, () => expect(interrupted).toHaveCount(0, { timeout: 500 }));
  await academy.setStatus(session, "ongoing");
  await expect(page.getByRole("button", { name: say.join.ongoing })).toBeEnabled();
  await isTheSameDocument(page);
});

test("a page whose live events are refused asks within seconds why, though it was waiting already", async ({ academy, faults, logIn }) => {
  faults.excuse(/\/events/, "the test refuses the live events");
  const session = await academy.plan({ at: "+2h" });
  const page = await logIn("student");
  await page.clock.install();
  await page.route("**/events?*", (route) => route.fulfill({ status: 503 }));
  await page.route("**/events?*", (route) => route.fulfill({ contentType: "text/event-stream", body: "retry: 10\n\n" }), { times: 1 });
  let hasAsked = false;
  page.on("request", (request) => (hasAsked ||= STATE.test(request.url())));
  await Promise.all([page.waitForResponse((answer) => answer.status() === 503), goto(page, `/sessions/${session.id}`)]);
  await page.clock.fastForward("00:04");
  await expect.poll(() => hasAsked, { message: "otherwise it would ask after 20 to 40 seconds", timeout: 10_000 }).toBe(true);
});

/** Lets time pass for the page until it shows something: it asks again once it has taken in, or given up, the last answer. */
async function inTime(page: Page, shows: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward("00:40");
    await shows();
  }).toPass();
}
