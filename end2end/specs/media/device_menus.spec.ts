import type { Locator } from "@playwright/test";
import { goIn } from "../../fixtures/in_class.ts";
import { picturesMove, soundArrives, watchMedia } from "../../fixtures/media.ts";
import { expect, test } from "../../fixtures/test.ts";
import { givePlugs, plugIn, unplug } from "../../fixtures/unplug.ts";

test("another microphone and another speaker are taken in class, live, and kept", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const [page, other] = [await logIn("student"), await logIn("teacher")];
  for (const one of [page, other]) await watchMedia(one);
  const room = await goIn(page, session, say);
  const teacher = await goIn(other, session, say);
  await expect(teacher.microphone).toHaveAttribute("aria-pressed", "true");
  await room.switchOn(room.microphone);
  await soundArrives(other);

  const menu = room.controls.getByRole("button", { name: say.class.microphone_menu });
  await menu.click();
  const list = (name: string) => page.getByRole("group", { name, exact: true }).getByRole("radio");
  const [microphones, speakers] = [list(say.class.microphones), list(say.class.speakers)];
  for (const devices of [microphones, speakers]) {
    await expect(devices.nth(1), "there is something to choose").toBeAttached();
    await expect(devices.last()).not.toBeChecked();
    await devices.last().check({ force: true });
    await expect(devices.last()).toBeChecked();
  }
  const heardBy = () => page.locator("audio").evaluateAll((all: HTMLAudioElement[]) => all.map(({ sinkId }) => sinkId));
  const chosen = await speakerId(speakers.last());
  expect(chosen).not.toBe("");
  await expect.poll(heardBy, "each voice by the chosen speaker").toEqual([chosen]);
  await soundArrives(other);
  await soundArrives(page);

  await page.keyboard.press("Escape");
  await expect(microphones).toHaveCount(0);
  await room.leave.click();
  await page.getByRole("button", { name: say.end.go_back_in }).click();
  await room.isEntered();
  await menu.click();
  for (const devices of [microphones, speakers]) await expect(devices.last(), "kept for next time").toBeChecked();
});

test("a microphone that is pulled out is told, and the word goes when it is back", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const [page, other] = [await logIn("student"), await logIn("teacher")];
  await givePlugs(page);
  await watchMedia(other);
  const room = await goIn(page, session, say);
  const teacher = await goIn(other, session, say);
  await room.switchOn(room.microphone);
  await soundArrives(other);

  await unplug(page, "audio");
  const notice = page.getByRole("alert").filter({ hasText: say.device.microphone.missing_title });
  await expect(notice).toContainText(say.device.microphone.missing_text);
  await expect(room.microphone, "nobody is told that they are heard").toHaveAttribute("aria-pressed", "false");
  await expect(teacher.tile(academy.people.student.name)).toContainText(say.class.microphone_off);

  await plugIn(page);
  await expect(notice).toHaveCount(0);
  await expect(room.microphone, "nobody is opened behind their back").toHaveAttribute("aria-pressed", "false");
  await room.switchOn(room.microphone);
  await soundArrives(other);
});

test("a camera that is pulled out leaves the letter at the others, and comes back by a press", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const [page, other] = [await logIn("student"), await logIn("teacher")];
  await givePlugs(page);
  const room = await goIn(page, session, say);
  const teacher = await goIn(other, session, say);
  const { name } = academy.people.student;
  await room.switchOn(room.camera);
  await picturesMove(other, name);

  await unplug(page, "video");
  const notice = page.getByRole("alert").filter({ hasText: say.device.camera.missing_title });
  await expect(notice).toContainText(say.device.camera.missing_text);
  await expect(room.camera).toHaveAttribute("aria-pressed", "false");
  await expect(teacher.tile(name).locator("video")).toHaveCount(0);

  await plugIn(page);
  await expect(notice).toHaveCount(0);
  await room.switchOn(room.camera);
  await picturesMove(other, name);
});

/** The browser's id for the speaker that stands in the menu under this name. */
async function speakerId(option: Locator): Promise<string> {
  const label = (await option.locator("xpath=..").innerText()).trim();
  return option.evaluate(
    async (_, label) => (await navigator.mediaDevices.enumerateDevices()).find((one) => one.label === label)?.deviceId ?? "",
    label,
  );
}
