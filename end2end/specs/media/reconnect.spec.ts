import { allSaid, listenToStatus, says } from "../../fixtures/announcements.ts";
import { keepRoom } from "../../fixtures/connection_truth.ts";
import { hasEnded } from "../../fixtures/endings.ts";
import { tabTo } from "../../fixtures/keyboard.ts";
import { isHeard, picturesMove, soundArrives } from "../../fixtures/media.ts";
import { test } from "../../fixtures/own_livekit.ts";
import { expect } from "../../fixtures/test.ts";

test("a dropped connection is told, a mute in it is obeyed at once and kept, and what is switched on comes after it", async ({
  faults,
  lesson,
  say,
  wire,
}) => {
  faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
  const { teacher, student } = await lesson.begin(listenToStatus);
  const { page, room } = teacher;
  const waiting = room.controls.getByRole("button", { name: say.class.camera_offline });
  await expect.poll(() => isHeard(student.page), { message: "the teacher is heard" }).toBe(true);

  wire.cut();

  const banner = page.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
  await expect(banner, "who may be heard is told so").toContainText(say.class.reconnecting_heard);
  expect(await isHeard(student.page), "the teacher is heard all the same").toBe(true);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(room.leave, "one can always leave").toBeEnabled();

  await page.keyboard.press("m");
  await room.camera.click();

  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  await expect(waiting).toHaveAttribute("aria-pressed", "mixed");
  await expect(waiting).toHaveText(say.class.offline);
  await expect.poll(() => isHeard(student.page), { message: "silent at once" }).toBe(false);

  await wire.mend();

  await says(page, say.announce.reconnected);
  await expect(banner).toHaveCount(0);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  expect(await isHeard(student.page), "silent afterwards as well").toBe(false);
  await expect(student.room.tile(teacher.person.name)).toContainText(say.class.microphone_off);
  await picturesMove(student.page, teacher.person.name);
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
});

test("a dropped connection with an open microphone: everybody hears it again", async ({ faults, lesson, say, wire }) => {
  const noted = faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
  const { teacher, student } = await lesson.begin(listenToStatus);
  await soundArrives(student.page);

  wire.cut();
  const banner = teacher.page.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
  await expect(banner).toBeVisible();
  await noted.happens();
  await wire.mend();

  await says(teacher.page, say.announce.reconnected_open);
  await expect(banner).toHaveCount(0);
  await expect(teacher.room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(teacher.room.tile(student.person.name)).toBeVisible();
  await soundArrives(student.page);
});

for (const outage of ["dropped socket", "full reconnect"] as const) {
  test(`across a ${outage} a muted microphone stays muted and silent, and a camera that was on is on again`, async ({ faults, lesson, say, wire }) => {
    const { teacher, student } = await lesson.begin(async (page) => {
      await listenToStatus(page);
      await keepRoom(page);
    });
    const { page, room } = teacher;
    await room.switchOn(room.camera);
    await picturesMove(student.page, teacher.person.name);
    await expect.poll(() => isHeard(student.page), { message: "the microphone is heard while it is open" }).toBe(true);
    await room.switchOff(room.microphone);

    if (outage === "dropped socket") {
      const noted = faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
      wire.cut();
      await expect(page.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toBeVisible();
      await noted.happens();
      await wire.mend();
    } else {
      await page.evaluate(() => window.room?.simulate("full-reconnect"));
    }

    // Nothing else says so.
    await says(page, say.announce.reconnected);
    expect(await allSaid(page), "nobody hears a muted person").not.toContain(say.announce.reconnected_open);
    await expect(room.camera).toHaveAttribute("aria-pressed", "true");
    await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
    await picturesMove(student.page, teacher.person.name);
    expect(await isHeard(student.page), "silent").toBe(false);
    await expect(room.microphone).toHaveAttribute("aria-pressed", "false");

    await room.switchOn(room.microphone);
    await expect.poll(() => isHeard(student.page), { message: "heard again once it is opened" }).toBe(true);
  });
}

test("whoever leaves by keyboard while the connection is down is out", async ({ faults, lesson, say, wire }) => {
  const noted = faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
  const { page, room } = await lesson.enter("student");

  wire.cut();
  await expect(page.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toBeVisible();
  await noted.happens();
  await tabTo(page, say.class.leave);
  await page.keyboard.press("Enter");
  await hasEnded(page, say, "left", "go_back_in");

  await wire.mend();
  await page.getByRole("button", { name: say.end.go_back_in }).click();
  await room.isEntered();
});
