import { Classroom, enterClass } from "../../fixtures/classroom.ts";
import { expect, test } from "../../fixtures/test.ts";
import { fill } from "../../fixtures/words.ts";

test("who comes and goes is shown to those in class, and passes by itself", async ({ academy, browse, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const { teacher, student } = academy.people;
  const pages = { teacher: await browse(), student: await browse() };
  await enterClass(pages.teacher, teacher, session, say);

  await enterClass(pages.student, student, session, say);

  const told = pages.teacher.getByRole("status");
  const toast = told.and(pages.teacher.locator(".toast"));
  await expect(toast).toHaveText(fill(say.announce.came, { name: student.name }));
  await expect(toast).toHaveCount(0, { timeout: 10_000 });
  await new Classroom(pages.student, say).leave.click();
  await expect(toast).toHaveText(fill(say.announce.went, { name: student.name }), { timeout: 20_000 });
});

test("an open microphone that gives nothing at all gets a hint, which can be put away", async ({ academy, browse, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await browse();
  await page.addInitScript(() => {
    const silent = async () => new AudioContext().createMediaStreamDestination().stream;
    navigator.mediaDevices.getUserMedia = silent;
  });
  await enterClass(page, academy.people.teacher, session, say);
  const room = new Classroom(page, say);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");

  const hint = page.getByRole("status").filter({ hasText: say.class.silent_title });
  await expect(hint).toBeVisible({ timeout: 15_000 });
  await room.microphone.click();
  await expect(hint, "a muted microphone is silent on purpose").toHaveCount(0);
  await room.microphone.click();
  await expect(hint).toBeVisible({ timeout: 15_000 });
  await hint.getByRole("button", { name: say.device.hide }).click();
  await expect(hint).toHaveCount(0);
});
