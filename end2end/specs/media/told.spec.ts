import { Classroom, enterClass } from "../../fixtures/classroom.ts";
import { expect, test } from "../../fixtures/test.ts";
import { fill } from "../../fixtures/words.ts";

test("who comes and goes is shown to those in class, and passes by itself", async ({ academy, browse, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const { teacher, student } = academy.people;
  const pages = { teacher: await browse(), student: await browse() };
  await pages.teacher.clock.install();
  await enterClass(pages.teacher, teacher, session, say);
  // It stays for seconds only, so it is waited for from before its cause.
  const toast = pages.teacher.getByRole("status").and(pages.teacher.locator(".toast"));
  const shows = (words: string) => expect(toast).toHaveText(fill(words, { name: student.name }));

  await Promise.all([shows(say.announce.came), enterClass(pages.student, student, session, say)]);

  await pages.teacher.clock.fastForward("00:06");
  await expect(toast).toHaveCount(0);
  await Promise.all([shows(say.announce.went), new Classroom(pages.student, say).leave.click()]);
});

test("an open microphone that gives nothing at all gets a hint, which can be put away", async ({ academy, browse, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await browse();
  await page.clock.install();
  await page.addInitScript(() => {
    const silent = async () => new AudioContext().createMediaStreamDestination().stream;
    navigator.mediaDevices.getUserMedia = silent;
  });
  await enterClass(page, academy.people.teacher, session, say);
  const room = new Classroom(page, say);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");

  const hint = page.getByRole("status").filter({ hasText: say.class.silent_title });
  const staysSilent = async () => {
    await page.clock.fastForward("00:06");
    await expect(hint).toBeVisible();
  };
  await staysSilent();
  await room.switchOff(room.microphone);
  await expect(hint, "a muted microphone is silent on purpose").toHaveCount(0);
  await room.switchOn(room.microphone);
  await staysSilent();
  await hint.getByRole("button", { name: say.device.hide }).click();
  await expect(hint).toHaveCount(0);
});
