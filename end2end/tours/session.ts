import { type Academy, type Role, ROLES } from "../fixtures/academy.ts";
import { openInterrupted } from "../fixtures/interrupted.ts";
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
        await stop(page, `session-${state.replace(" ", "-")}${role === "student" ? "" : `-${role}`}`);
      }
    });
  }

  test("the session page between two states", async ({ academy, faults, logIn, say }) => {
    faults.excuse(/\/events/, "the test cuts the live events");
    faults.excuse(/status of 401/, "the browser notes the refusal");
    const page = await logIn("student");
    await page.clock.install();
    // A state that arrives would set the page's clock right again.
    await page.route("**/events?*", () => undefined);
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
}

const made = new Map<State, Promise<Session>>();

/** One session per state for all tours of a worker: nobody changes them. */
function shared(state: State, academy: Academy): Promise<Session> {
  const known = made.get(state) ?? sessionIn(state, academy);
  made.set(state, known);
  return known;
}
