import type { Page } from "@playwright/test";
import { STATE } from "../fixtures/interrupted.ts";
import { isTheSameDocument, mark } from "../fixtures/same_document.ts";
import { expect, goto, test } from "../fixtures/test.ts";

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
