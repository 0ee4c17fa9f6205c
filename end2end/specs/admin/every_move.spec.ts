import { expect, goto, test } from "../../fixtures/test.ts";
import type { Status } from "../../fixtures/wire.ts";
import type { Words } from "../../fixtures/words.ts";

type Move = Extract<keyof Words["admin"], `move_${string}`>;

/** One session, long before its start, moved by every button there is but Cancel: what is offered, what is pressed, what it is then. */
const WAY: { from: Status; offered: Move[]; press?: Move; asks?: boolean; to?: Status }[] = [
  { from: "scheduled", offered: ["move_ready", "move_ongoing", "move_suspended", "move_cancelled"], press: "move_suspended", to: "suspended" },
  { from: "suspended", offered: ["move_resume", "move_cancelled"], press: "move_resume", to: "scheduled" },
  { from: "scheduled", offered: ["move_ready", "move_ongoing", "move_suspended", "move_cancelled"], press: "move_ready", to: "ready" },
  { from: "ready", offered: ["move_ongoing", "move_scheduled", "move_cancelled"], press: "move_scheduled", to: "scheduled" },
  { from: "scheduled", offered: ["move_ready", "move_ongoing", "move_suspended", "move_cancelled"], press: "move_ongoing", to: "ongoing" },
  { from: "ongoing", offered: ["move_completed", "move_cancelled"], press: "move_completed", asks: true, to: "completed" },
  { from: "completed", offered: [] },
];

test("every move of an admin's: what each status offers, and what a press makes of it", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ title: "درس يُنقل", at: "+5h" });
  const page = await logIn("admin");
  await goto(page, `/admin/sessions?id=${session.id}`);
  const details = page.getByRole("complementary");
  const moves = details.getByRole("group", { name: say.admin.moves }).getByRole("button");
  const history = details.getByRole("list").filter({ has: page.locator(".history__item") }).getByRole("listitem");
  let events = await history.count();
  for (const { from, offered, press, asks, to } of WAY) {
    await expect(details.locator(".details__title .badge")).toHaveText(say.status[from]);
    await expect(moves, `offered while ${from}`).toHaveText(offered.map((move) => say.admin[move]));
    if (press === undefined || to === undefined) continue;
    await moves.filter({ hasText: say.admin[press] }).click();
    if (asks) {
      const dialog = page.getByRole("dialog").filter({ hasText: say.admin.end_text });
      await dialog.getByRole("button", { name: say.admin[press] }).click();
    }
    events += 1;
    await expect(history, "one entry for each move").toHaveCount(events);
    const newest = history.first();
    await expect(newest).toContainText(`${say.status[from]} ${say.admin.then} ${say.status[to]}`);
    await expect(newest).toContainText(academy.people.admin.name);
    await expect(newest).toContainText(say.admin.cause_user);
    expect((await academy.stored(session)).status).toBe(to);
  }
});

test("a session without a time and one that is cancelled offer no move", async ({ academy, logIn, say }) => {
  const page = await logIn("admin");
  const cancelled = await academy.setStatus(await academy.plan({ at: "+5h" }), "cancelled", "سفر");
  for (const { id, status } of [await academy.plan(), cancelled]) {
    await goto(page, `/admin/sessions?id=${id}`);
    const details = page.getByRole("complementary");
    await expect(details.locator(".details__title .badge")).toHaveText(say.status[status]);
    await expect(details.getByRole("group", { name: say.admin.moves })).toHaveCount(0);
  }
});
