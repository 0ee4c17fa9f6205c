import { Classroom, enterClass } from "../../fixtures/classroom.ts";
import { energyHeard, picturesMove, soundArrives } from "../../fixtures/media.ts";
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
  await expect.poll(() => energyHeard(pages.student), { message: "the teacher is heard" }).toBeGreaterThan(0);

  wire.cut();

  const banner = pages.teacher.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
  await expect(banner, "who may be heard is told so").toContainText(say.class.reconnecting_heard);
  expect(await energyHeard(pages.student), "the teacher is heard all the same").toBeGreaterThan(0);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(room.leave, "one can always leave").toBeEnabled();

  await pages.teacher.keyboard.press("m");
  await room.camera.click();

  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  await expect(waiting).toHaveAttribute("aria-pressed", "mixed");
  await expect(waiting).toHaveText(say.class.offline);
  await expect.poll(() => energyHeard(pages.student), { message: "silent at once", timeout: 20_000 }).toBe(0);

  await wire.mend();

  const comeback = pages.teacher.getByRole("status").filter({ hasText: say.announce.reconnected });
  await expect(comeback).toBeVisible({ timeout: 40_000 });
  await expect(banner).toHaveCount(0);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  expect(await energyHeard(pages.student), "silent afterwards as well").toBe(0);
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

test("whoever leaves while the connection is down is out", async ({ browse, faults, livekit, say, school, served, wire }) => {
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
  await room.leave.click();
  await expect(page.getByRole("heading", { level: 1, name: say.end.left_title })).toBeFocused();

  await wire.mend();
  await page.getByRole("button", { name: say.end.go_back_in }).click();
  await room.isEntered();
});
