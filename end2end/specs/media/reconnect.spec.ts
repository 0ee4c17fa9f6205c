import { Classroom, enterClass } from "../../fixtures/classroom.ts";
import { soundArrives } from "../../fixtures/media.ts";
import { test } from "../../fixtures/own_livekit.ts";
import { expect, goto, logInByForm } from "../../fixtures/test.ts";

test("a dropped connection is told, never looks like an open microphone, and comes back", async ({
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
  const offline = room.controls.getByRole("button", { name: say.class.microphone_offline });
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await soundArrives(pages.student);

  wire.cut();

  const banner = pages.teacher.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
  await expect(banner).toContainText(say.class.reconnecting_text);
  await expect(offline).toHaveAttribute("aria-pressed", "false");
  await expect(offline).toHaveAttribute("aria-disabled", "true");
  await expect(offline).toHaveText(say.class.offline);
  await expect(room.leave, "one can always leave").toBeEnabled();

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
