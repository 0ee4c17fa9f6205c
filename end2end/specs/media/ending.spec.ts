import type { Page } from "@playwright/test";
import { Classroom } from "../../fixtures/classroom.ts";
import { DoorWatch, hasEnded } from "../../fixtures/endings.ts";
import { expect, goto, test } from "../../fixtures/test.ts";
import type { Session } from "../../fixtures/wire.ts";
import type { Words } from "../../fixtures/words.ts";

for (const [status, end, reason] of [
  ["completed", "ended", undefined],
  ["cancelled", "cancelled", "المعلّم في سفر"],
] as const) {
  test(`when the session is ${status}, everybody in class is out and told so`, async ({ academy, logIn, say }) => {
    const session = await academy.plan({ at: "-5m", status: "ongoing" });
    const pages = [await logIn("teacher"), await logIn("student")];
    for (const page of pages) await join(page, session, say);

    await academy.setStatus(session, status, reason);

    for (const page of pages) await hasEnded(page, say, end);
  });
}

test("whoever is in a session that is put back is out and told so, and not to come back now", async ({ academy, logIn, say }) => {
  // Only an observer can be in a session that is not ongoing, and only such a session gets another time.
  const session = await academy.plan({ at: "+3h", status: "ready" });
  const page = await logIn("supervisor");
  await goto(page, `/sessions/${session.id}`);
  await page.getByRole("button", { name: say.join.observe }).click();
  await expect(page.getByRole("heading", { name: say.class.nobody_title })).toBeVisible();

  await academy.setStatus(session, "scheduled");
  await hasEnded(page, say, "postponed");

  // At its new time it opens again like any other.
  await academy.setStatus(session, "ready");
  await goto(page, `/sessions/${session.id}`);
  await page.getByRole("button", { name: say.join.observe }).click();
  await expect(page.getByRole("heading", { name: say.class.nobody_title })).toBeVisible();
});

test("the same person elsewhere takes the place over, and the one who lost it stays out", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const [first, second] = [await logIn("student"), await logIn("student")];
  const doors = { first: new DoorWatch(first), second: new DoorWatch(second) };
  for (const page of [first, second]) {
    await page.clock.install();
    await join(page, session, say);
  }
  await hasEnded(first, say, "elsewhere", "use_here");

  await first.getByRole("button", { name: say.end.use_here }).click();
  await new Classroom(first, say).isEntered();
  await hasEnded(second, say, "elsewhere", "use_here");

  await nobodyFights(second, first, say);
  expect(doors.second.asked, "whoever is out did not ask to come back").toBe(1);
  expect(doors.first.asked).toBe(2);
});

test("without the lock API the newest tab stays, and nobody fights", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const first = await logIn("student");
  await first.context().addInitScript(() => {
    delete (Navigator.prototype as { locks?: LockManager }).locks;
  });
  const second = await first.context().newPage();
  const doors = { first: new DoorWatch(first), second: new DoorWatch(second) };
  for (const page of [first, second]) {
    await page.clock.install();
    await join(page, session, say);
    expect(await page.evaluate(() => "locks" in navigator)).toBe(false);
  }

  await hasEnded(first, say, "elsewhere", "use_here");

  await nobodyFights(first, second, say);
  await academy.setStatus(session, "completed");
  for (const page of [first, second]) await hasEnded(page, say, "ended");
  expect(doors.first.asked, "whoever is out did not ask to come back").toBe(1);
  expect(doors.second.asked).toBe(1);
});

/** In class, by the button of a session that is ongoing. */
async function join(page: Page, session: Session, say: Words): Promise<void> {
  await goto(page, `/sessions/${session.id}`);
  await page.getByRole("button", { name: say.join.ongoing }).click();
  await new Classroom(page, say).isEntered();
}

/** Two minutes pass for the page that is out, with all that it would do in them; then nothing has changed. */
async function nobodyFights(out: Page, inside: Page, say: Words): Promise<void> {
  await out.clock.runFor("02:00");
  await hasEnded(out, say, "elsewhere", "use_here");
  const room = new Classroom(inside, say);
  await room.switchOn(room.microphone);
}
