import { Classroom } from "../../fixtures/classroom.ts";
import { picturesMove, soundArrives, watchMedia } from "../../fixtures/media.ts";
import { expect, goto, test } from "../../fixtures/test.ts";
import type { Session } from "../../fixtures/wire.ts";

test("the first lesson: it becomes ready by itself, and both are in class in its page", async ({
  academy,
  logIn,
  say,
}) => {
  const { teacher, student } = academy.people;
  const pages = { teacher: await logIn("teacher"), student: await logIn("student") };
  for (const page of Object.values(pages)) await watchMedia(page);
  // What the browsers have fetched by now they need not fetch once more: there is half a minute to see the pages before it.
  await Promise.all(Object.values(pages).map((page) => goto(page, "/")));
  const session = await academy.plan({ at: "+15m30s" });
  await Promise.all(Object.values(pages).map((page) => goto(page, `/sessions/${session.id}`)));
  await expect(pages.student.getByRole("button", { name: say.join.too_early })).toBeDisabled();
  expect((await academy.stored(session)).meeting).toBeNull();

  // The clock's work, seen by whoever waits on the page.
  for (const page of Object.values(pages)) {
    await expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled();
  }

  for (const page of Object.values(pages)) await page.getByRole("button", { name: say.join.ready }).click();
  const rooms = { teacher: new Classroom(pages.teacher, say), student: new Classroom(pages.student, say) };
  for (const room of Object.values(rooms)) {
    await room.isEntered();
    await expect(room.tiles).toHaveCount(2);
  }

  // The teacher comes in with an open microphone, the student with everything off.
  await expect(rooms.teacher.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(rooms.teacher.camera).toHaveAttribute("aria-pressed", "false");
  await soundArrives(pages.student);
  await rooms.student.switchOn(rooms.student.microphone);
  await soundArrives(pages.teacher);

  await rooms.teacher.switchOn(rooms.teacher.camera);
  await rooms.student.switchOn(rooms.student.camera);
  await picturesMove(pages.student, teacher.name);
  await picturesMove(pages.teacher, student.name);

  // LiveKit has told the server that somebody is in.
  await expect.poll(async () => (await academy.stored(session)).status).toBe("ongoing");
  const state = await pages.student.request.get(`/api/sessions/${session.id}/state`);
  expect(((await state.json()) as Session).status).toBe("ongoing");

  for (const [page, room] of [
    [pages.student, rooms.student],
    [pages.teacher, rooms.teacher],
  ] as const) {
    await room.leave.click();
    await expect(page.getByRole("heading", { level: 1, name: say.end.left_title })).toBeVisible();
  }

  // Whoever left may come back.
  await pages.student.getByRole("button", { name: say.end.go_back_in }).click();
  await rooms.student.isEntered();
  await expect(rooms.student.microphone).toHaveAttribute("aria-pressed", "false");
  await rooms.student.leave.click();
  await expect(pages.student.getByRole("heading", { level: 1, name: say.end.left_title })).toBeVisible();
});
