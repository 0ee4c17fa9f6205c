import type { Page } from "@playwright/test";
import { Classroom, enterClass } from "../../fixtures/classroom.ts";
import { keepRoom } from "../../fixtures/connection_truth.ts";
import { hasEnded } from "../../fixtures/endings.ts";
import { tabTo } from "../../fixtures/keyboard.ts";
import { isHeard, picturesMove, received, soundArrives } from "../../fixtures/media.ts";
import { test } from "../../fixtures/own_livekit.ts";
import { expect, goto, logInByForm } from "../../fixtures/test.ts";

test.beforeEach(({}, info) => info.setTimeout(120_000));

test("a dropped connection is told, a mute in it is obeyed at once and kept, and what is switched on comes after it", async ({
  browse,
  faults,
  livekit,
  say,
  school,
  served,
  wire,
}) => {
  faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
  await livekit.start(served.url);
  const session = await school.plan({ at: "-5m", status: "ongoing" });
  const { teacher, student } = school.people;
  const pages = { teacher: await browse(), student: await browse() };
  await enterClass(pages.teacher, teacher, session, say);
  await enterClass(pages.student, student, session, say);
  const room = new Classroom(pages.teacher, say);
  const waiting = room.controls.getByRole("button", { name: say.class.camera_offline });
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => isHeard(pages.student), { message: "the teacher is heard", timeout: 15_000 }).toBe(true);

  wire.cut();

  const banner = pages.teacher.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
  await expect(banner, "who may be heard is told so").toContainText(say.class.reconnecting_heard);
  expect(await isHeard(pages.student), "the teacher is heard all the same").toBe(true);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(room.leave, "one can always leave").toBeEnabled();

  await pages.teacher.keyboard.press("m");
  await room.camera.click();

  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  await expect(waiting).toHaveAttribute("aria-pressed", "mixed");
  await expect(waiting).toHaveText(say.class.offline);
  await expect.poll(() => isHeard(pages.student), { message: "silent at once", timeout: 20_000 }).toBe(false);

  await wire.mend();

  const comeback = pages.teacher.getByRole("status").filter({ hasText: say.announce.reconnected });
  await expect(comeback).toBeVisible({ timeout: 40_000 });
  await expect(banner).toHaveCount(0);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  expect(await isHeard(pages.student), "silent afterwards as well").toBe(false);
  await expect(pages.student.getByRole("listitem").filter({ hasText: teacher.name })).toContainText(say.class.microphone_off);
  await picturesMove(pages.student, teacher.name);
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
});

test("a dropped connection with an open microphone: everybody hears it again", async ({ browse, faults, livekit, say, school, served, wire }) => {
  faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
  await livekit.start(served.url);
  const session = await school.plan({ at: "-5m", status: "ongoing" });
  const { teacher, student } = school.people;
  const pages = { teacher: await browse(), student: await browse() };
  await enterClass(pages.teacher, teacher, session, say);
  await enterClass(pages.student, student, session, say);
  const room = new Classroom(pages.teacher, say);
  await soundArrives(pages.student);

  wire.cut();
  const banner = pages.teacher.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
  await expect(banner).toBeVisible();
  await wire.mend();

  const comeback = pages.teacher.getByRole("status").filter({ hasText: say.announce.reconnected_open });
  await expect(comeback).toBeVisible({ timeout: 40_000 });
  await expect(banner).toHaveCount(0);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(room.tile(student.name)).toBeVisible();
  await soundArrives(pages.student);
});

for (const outage of ["dropped socket", "full reconnect"] as const) {
  test(`across a ${outage} a muted microphone stays muted and silent, and a camera that was on is on again`, async ({
    browse,
    faults,
    livekit,
    say,
    school,
    served,
    wire,
  }) => {
    if (outage === "dropped socket") faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
    await livekit.start(served.url);
    const session = await school.plan({ at: "-5m", status: "ongoing" });
    const { teacher, student } = school.people;
    const pages = { teacher: await browse(), student: await browse() };
    await keepRoom(pages.teacher);
    await enterClass(pages.teacher, teacher, session, say);
    await enterClass(pages.student, student, session, say);
    const room = new Classroom(pages.teacher, say);
    await room.switchOn(room.camera);
    await picturesMove(pages.student, teacher.name);
    expect(await loudnessOfTwoSeconds(pages.student), "the microphone is heard while it is open").toBeGreaterThan(0.01);
    await room.microphone.click();
    await expect(room.microphone).toHaveAttribute("aria-pressed", "false");

    if (outage === "dropped socket") {
      wire.cut();
      await expect(pages.teacher.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toBeVisible();
      await wire.mend();
    } else {
      await pages.teacher.evaluate(() => window.room?.simulate("full-reconnect"));
    }

    // Nothing else says so.
    const comeback = pages.teacher.getByRole("status").filter({ hasText: say.announce.reconnected });
    await expect(comeback).toBeVisible({ timeout: 40_000 });
    await expect(comeback, "nobody hears a muted person").not.toContainText(say.announce.reconnected_open);
    await expect(room.camera).toHaveAttribute("aria-pressed", "true");
    await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
    await picturesMove(pages.student, teacher.name);
    expect(await loudnessOfTwoSeconds(pages.student), "silent").toBeLessThan(0.001);
    await expect(room.microphone).toHaveAttribute("aria-pressed", "false");

    await room.switchOn(room.microphone);
    expect(await loudnessOfTwoSeconds(pages.student), "heard again once it is opened").toBeGreaterThan(0.01);
  });
}

test("whoever leaves by keyboard while the connection is down is out", async ({ browse, faults, livekit, say, school, served, wire }) => {
  faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
  await livekit.start(served.url);
  const session = await school.plan({ at: "-5m", status: "ongoing" });
  const page = await browse();
  await logInByForm(page, school.people.student.email);
  await goto(page, `/sessions/${session.id}`);
  const join = page.getByRole("button", { name: say.join.ongoing });
  await join.click();
  const room = new Classroom(page, say);
  await room.isEntered();

  wire.cut();
  await expect(page.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toBeVisible();
  await tabTo(page, say.class.leave);
  await page.keyboard.press("Enter");
  await hasEnded(page, say, "left", "go_back_in");

  await wire.mend();
  await page.getByRole("button", { name: say.end.go_back_in }).click();
  await room.isEntered();
});

/** How much louder it has become altogether while two seconds of the other's picture arrived: the fake microphone beeps every second. */
async function loudnessOfTwoSeconds(page: Page): Promise<number> {
  const before = await received(page);
  await expect.poll(async () => (await received(page)).pictures).toBeGreaterThan(before.pictures + 40);
  return (await received(page)).loudness - before.loudness;
}
