import { type Academy, type Role, ROLES } from "../fixtures/academy.ts";
import { openInterrupted } from "../fixtures/interrupted.ts";
import { silenceEvents } from "../fixtures/silent_events.ts";
import { sessionIn, STATES, type State } from "../fixtures/states.ts";
import { expect, goto, test } from "../fixtures/test.ts";
import type { Session } from "../fixtures/wire.ts";
import type { Stop } from "./tour.ts";

/** Whose page shows what. What looks the same for two roles is seen once. */
const SEEN: Record<Role, readonly State[]> = {
  student: STATES,
  teacher: ["too early", "lesson over", "ready", "ongoing", "cancelled"],
  supervisor: ["too early", "ready", "ongoing"],
  admin: ["too early", "long over", "ready", "suspended"],
  parent: ["unscheduled", "too early", "ready", "ongoing", "completed", "cancelled", "suspended"],
};

/** A session's page for whoever may see it, before anybody joins. */
export function sessionTours(stop: Stop): void {
  for (const role of ROLES) {
    test(`the session page, ${role}`, async ({ academy, logIn }) => {
      const page = await logIn(role);
      for (const state of SEEN[role]) {
        await goto(page, `/sessions/${(await shared(state, academy)).id}`);
        await expect(page.locator(".preview--coming"), "the preview has come where there is one").toHaveCount(0);
        await stop(page, `session-${state.replace(" ", "-")}${role === "student" ? "" : `-${role}`}`);
      }
    });
  }

  test("the session page between two states", async ({ academy, faults, logIn, say }) => {
    faults.excuse(/\/events/, "the test cuts the live events");
    faults.excuse(/status of 401/, "the browser notes the refusal");
    const page = await logIn("student");
    await page.clock.install();
    await silenceEvents(page);
    await goto(page, `/sessions/${(await academy.plan({ at: "+30m" })).id}`);
    await page.clock.fastForward("16:00");
    await expect(page.getByText(say.session.being_prepared, { exact: true })).toBeVisible();
    await stop(page, "session-being-prepared");

    const ready = await shared("ready", academy);
    const cut = await page.context().newPage();
    await openInterrupted(cut, `/sessions/${ready.id}`, say);
    await stop(cut, "session-interrupted");

    const loggedOut = await logIn("student");
    await goto(loggedOut, `/sessions/${ready.id}`);
    await loggedOut.context().clearCookies({ name: "session" });
    await loggedOut.getByRole("button", { name: say.join.ready }).click();
    await expect(loggedOut.getByRole("link", { name: say.failed.log_in })).toBeVisible();
    await stop(loggedOut, "session-logged-out");
  });

  test("the session page, when joining fails", async ({ academy, faults, logIn, say }) => {
    faults.excuse(/ERR_|status of (403|404|409|429|500)/, "the browser notes what it is refused");
    const page = await logIn("student");
    await page.route("**/pkg/room-*", (route) => route.abort());
    await goto(page, `/sessions/${(await shared("ready", academy)).id}`);
    await page.getByRole("button", { name: say.join.ready }).click();
    const note = (title: string) => page.getByRole("alert").filter({ hasText: title });
    await expect(note(say.failed.code_title)).toBeVisible();
    await stop(page, "session-failed-code");
    await page.unroute("**/pkg/room-*");
    await page.route("**/api/join", (route) => route.abort("connectionrefused"), { times: 1 });
    await page.getByRole("button", { name: say.join.again }).click();
    await expect(note(say.failed.offline_title)).toBeVisible();
    await stop(page, "session-failed-offline");
    for (const [failure, [status, json]] of Object.entries(REFUSALS) as [keyof typeof REFUSALS, (typeof REFUSALS)[keyof typeof REFUSALS]][]) {
      await page.route("**/api/join", (route) => route.fulfill({ status, json }), { times: 1 });
      await page.getByRole("button", { name: say.join.again }).click();
      await expect(note(say.failed[`${failure}_title`])).toBeVisible();
      await stop(page, `session-failed-${failure}`);
    }
  });
}

/** What our own server can answer at the door, beside a ticket. */
const REFUSALS = {
  changed: [409, { code: "not_joinable", reason: "suspended" }],
  gone: [404, { code: "not_found" }],
  role: [403, { code: "role_may_not_join" }],
  busy: [429, { code: "too_many_requests", retry_after_secs: 7 }],
  unknown: [500, { code: "internal", request_id: "0190b2f4-7c1e-7d0a-9a52-6f1c3f9f2a11" }],
} as const;

const made = new Map<State, Promise<Session>>();

/** One session per state for all tours of a worker: nobody changes them. */
function shared(state: State, academy: Academy): Promise<Session> {
  const known = made.get(state) ?? sessionIn(state, academy);
  made.set(state, known);
  return known;
}
