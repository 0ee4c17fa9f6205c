import type { Page } from "@playwright/test";
import { browser as launchOptions } from "../browser.ts";
import type { Person } from "../fixtures/academy.ts";
import { Classroom } from "../fixtures/classroom.ts";
import { test } from "../fixtures/own_livekit.ts";
import { expect, goto, logInByForm } from "../fixtures/test.ts";
import { shoot } from "./shoot.ts";

/** Devices that exist, and a browser that lets nobody have them. */
const REFUSED = ["--use-fake-ui-for-media-stream=deny", "--use-fake-device-for-media-stream"];

test("in class", async ({ browse, faults, livekit, playwright, say, school, served, wire }) => {
  faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
  const session = await school.plan({ at: "-12m36s", status: "ongoing" });
  const { admin, student, supervisor, teacher } = school.people;
  const enter = async (page: Page, { email }: Person, join: string) => {
    await logInByForm(page, email);
    await goto(page, `/sessions/${session.id}`);
    await page.getByRole("button", { name: join, exact: true }).click();
    return new Classroom(page, say);
  };
  const page = await browse();
  const room = await enter(page, teacher, say.join.ongoing);
  await expect(page.getByRole("alert").filter({ hasText: say.failed.signalling_title })).toBeVisible();
  await shoot(page, "session-could-not-join");

  await livekit.start(served.url);
  await page.getByRole("button", { name: say.join.again }).click();
  await room.isEntered();
  await shoot(page, "class-alone");

  const other = await browse();
  const otherRoom = await enter(other, student, say.join.ongoing);
  await otherRoom.isEntered();
  const refuses = await playwright.chromium.launch(launchOptions(...REFUSED));
  const observer = await browse(refuses);
  await enter(observer, supervisor, say.join.observe);
  await expect(room.tiles).toHaveCount(2);
  await room.switchOn(room.camera);
  await otherRoom.switchOn(otherRoom.camera);
  for (const one of [page, other, observer]) await expect(one.locator("video")).toHaveCount(2);
  await shoot(page, "class-teacher");
  await shoot(other, "class-student");
  await shoot(observer, "class-observer");
  const people = room.controls.getByRole("button", { name: say.class.people });
  await people.click();
  await shoot(page, "class-people");
  await people.click();
  const { name: menu, sharing } = test.info().project.name.endsWith("phone")
    ? { name: say.class.more, sharing: page.locator("#more-menu").getByRole("button", { name: say.class.share_screen }) }
    : { name: say.class.microphone_menu, sharing: room.controls.getByRole("button", { name: say.class.screen, exact: true }) };
  await room.controls.getByRole("button", { name: menu, exact: true }).click();
  await shoot(page, "class-menu");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await shoot(page, "class-keys");
  await page.keyboard.press("Escape");
  if (menu === say.class.more) await room.controls.getByRole("button", { name: menu, exact: true }).click();
  await sharing.click();
  await expect(page.getByRole("heading", { name: say.class.sharing_title })).toBeVisible();
  await expect(other.getByRole("figure")).toBeVisible();
  await shoot(page, "class-share-own");
  await shoot(other, "class-share");
  await page.getByRole("button", { name: say.class.stop_sharing }).filter({ visible: true }).first().click();
  await expect(other.getByRole("figure")).toHaveCount(0);

  const tab = await other.context().newPage();
  await goto(tab, `/sessions/${session.id}`);
  await tab.getByRole("button", { name: say.join.ongoing }).click();
  await expect(tab.getByText(say.failed.other_tab_title, { exact: true })).toBeVisible();
  await shoot(tab, "session-other-tab");
  await tab.close();

  const denied = await browse(refuses);
  const deniedRoom = await enter(denied, admin, say.join.as_participant);
  await deniedRoom.isEntered();
  await deniedRoom.microphone.click();
  await expect(denied.getByRole("alert").filter({ hasText: say.device.microphone.denied_title })).toBeVisible();
  await shoot(denied, "class-microphone-refused");

  wire.cut();
  await expect(page.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toBeVisible();
  await shoot(page, "class-reconnecting");
  await wire.mend();
  await school.setStatus(session, "completed");
  await expect(other.getByRole("heading", { level: 1, name: say.end.ended_title })).toBeVisible({ timeout: 60_000 });
  await shoot(other, "ended");
  await refuses.close();
});
