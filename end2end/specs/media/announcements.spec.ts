import type { Page } from "@playwright/test";
import { allSaid, listenToStatus, says } from "../../fixtures/announcements.ts";
import { goIn } from "../../fixtures/in_class.ts";
import { expect, test } from "../../fixtures/test.ts";
import { fill } from "../../fixtures/words.ts";

/** Long enough that what was said makes room for the next. */
const HEARD = "00:03";

async function saysAndGoesOn(page: Page, words: string): Promise<void> {
  await says(page, words);
  await page.clock.fastForward(HEARD);
}

test("what happens in class is told to a screen reader, once and in words", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  const other = await logIn("teacher");
  for (const one of [page, other]) {
    await listenToStatus(one);
    await one.clock.install();
  }
  const { name } = academy.people.teacher;

  const room = await goIn(page, session, say);
  await saysAndGoesOn(page, say.announce.joined);
  const teacher = await goIn(other, session, say);
  await saysAndGoesOn(other, say.announce.joined);
  await saysAndGoesOn(page, fill(say.announce.came, { name }));

  await room.switchOn(room.microphone);
  await saysAndGoesOn(page, say.announce.microphone_on);
  await room.switchOff(room.microphone);
  await saysAndGoesOn(page, say.announce.microphone_off);
  await room.switchOn(room.camera);
  await saysAndGoesOn(page, say.announce.camera_on);
  await room.switchOff(room.camera);
  await saysAndGoesOn(page, say.announce.camera_off);

  const screen = teacher.controls.getByRole("button", { name: say.class.screen, exact: true });
  await screen.click();
  await saysAndGoesOn(other, say.announce.screen_on);
  await saysAndGoesOn(page, fill(say.announce.shares, { name }));
  await screen.click();
  await saysAndGoesOn(other, say.announce.screen_off);

  await teacher.leave.click();
  await says(page, fill(say.announce.went, { name }));
  const came = fill(say.announce.came, { name });
  expect((await allSaid(page)).filter((words) => words === came), "each thing once").toHaveLength(1);
});

test("that the end comes near is told to everybody in class: ten, five and one minute ahead, and when it comes", async ({
  academy,
  logIn,
  say,
}) => {
  const session = await academy.plan({ at: "-34m", status: "ongoing", durationMinutes: 45 });
  const page = await logIn("student");
  // The device's clock is moved on; timers, the SDK's among them, run as before.
  await page.clock.install();
  await goIn(page, session, say);
  const toast = page.locator(".toast");
  const { minutes_few: minutes, minutes_one: minute } = say.amount;
  const left = (duration: string) => fill(say.announce.time_left, { duration });
  for (const [passed, words] of [
    [35, left(fill(minutes, { n: "10" }))],
    [40, left(fill(minutes, { n: "5" }))],
    [44, left(minute)],
    [45, say.announce.time_over],
  ] as const) {
    await page.clock.setSystemTime(Date.parse(session.starts_at ?? "") + passed * 60_000 + 1_000);
    await expect(toast).toHaveText(words);
  }
});
