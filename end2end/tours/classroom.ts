import type { Page } from "@playwright/test";
import type { Person } from "../fixtures/academy.ts";
import { Classroom } from "../fixtures/classroom.ts";
import { test } from "../fixtures/own_livekit.ts";
import { breakDevices } from "../fixtures/preview.ts";
import { expect, goto, sendLogin } from "../fixtures/test.ts";
import type { Session } from "../fixtures/wire.ts";
import { fill, type Words } from "../fixtures/words.ts";
import type { Stop } from "./tour.ts";

/** Being in class. */
export function classTours(stop: Stop): void {
  test("in class", async ({ browse, faults, isMobile, livekit, say, school, served, wire }) => {
    test.slow();
    faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
    const session = await school.plan({ at: "-12m36s", status: "ongoing" });
    const { student, supervisor, teacher } = school.people;
    const page = await browse();
    await pressJoin(page, teacher, session, say.join.ongoing);
    await expect(page.getByRole("alert").filter({ hasText: say.failed.signalling_title })).toBeVisible();
    await stop(page, "session-could-not-join");

    await livekit.start(served.url);
    const observer = await browse();
    await pressJoin(observer, supervisor, session, say.join.observe);
    await expect(observer.getByRole("heading", { name: say.class.nobody_title })).toBeVisible();
    await stop(observer, "class-observer-alone");
    await page.getByRole("button", { name: say.join.again }).click();
    const room = new Classroom(page, say);
    await room.isEntered();
    await stop(page, "class-alone");

    const other = await browse();
    await pressJoin(other, student, session, say.join.ongoing);
    const otherRoom = new Classroom(other, say);
    await expect(room.tiles).toHaveCount(2);
    await room.switchOn(room.camera);
    await otherRoom.switchOn(otherRoom.camera);
    for (const one of [page, other, observer]) await expect(one.locator("video")).toHaveCount(2);
    await stop(page, "class-teacher");
    await stop(other, "class-student");
    await stop(observer, "class-observer");
    await observer.close();
    // What follows is the same without pictures, and much quicker.
    for (const one of [room, otherRoom]) await one.switchOff(one.camera);
    await menus(page, { isMobile, say, stop });

    const pin = page.getByRole("button", { name: fill(say.class.pin, { name: student.name }) });
    await pin.click();
    await expect(page.getByRole("list", { name: say.class.pinned })).toBeVisible();
    await stop(page, "class-pinned");
    await pin.click();

    await shares(page, other, { isMobile, say, stop });

    const tab = await other.context().newPage();
    await goto(tab, `/sessions/${session.id}`);
    await tab.getByRole("button", { name: say.join.ongoing }).click();
    await expect(tab.getByText(say.failed.other_tab_title, { exact: true })).toBeVisible();
    await stop(tab, "session-other-tab");

    wire.cut();
    await expect(page.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toBeVisible();
    await stop(page, "class-reconnecting");
    await wire.mend();
    await school.setStatus(session, "completed");
    await expect(page.getByRole("heading", { level: 1, name: say.end.ended_title })).toBeVisible();
    await stop(page, "ended");
  });

  test("in class, with devices that give nothing", async ({ browse, isMobile, livekit, say, school, served }) => {
    const session = await school.plan({ at: "-12m36s", status: "ongoing" });
    const { admin, teacher } = school.people;
    await livekit.start(served.url);
    const heard = await browse();
    await giveSilence(heard);
    await pressJoin(heard, teacher, session, say.join.ongoing);
    await new Classroom(heard, say).isEntered();

    const page = await browse();
    await blockSound(page);
    await breakDevices(page, "NotAllowedError", "Permission denied");
    await pressJoin(page, admin, session, say.join.as_participant);
    const room = new Classroom(page, say);
    await room.isEntered();
    await expect(page.getByRole("alert").filter({ hasText: say.class.sound_title })).toBeVisible();
    await stop(page, "class-sound-blocked");
    await room.microphone.click();
    await expect(page.getByRole("alert").filter({ hasText: say.device.microphone.denied_title })).toBeVisible();
    await room.camera.click();
    await expect(page.getByRole("alert").filter({ hasText: say.device.camera.denied_title })).toBeVisible();
    await stop(page, "class-devices-refused");

    await share(heard, { isMobile, say });
    await expect(heard.getByRole("alert").filter({ hasText: say.device.screen_title })).toBeVisible();
    await expect(heard.getByRole("status").filter({ hasText: say.class.silent_title })).toBeVisible();
    await stop(heard, "class-silent-and-no-screen");
  });
}

interface Way {
  isMobile: boolean | undefined;
  say: Words;
  stop: Stop;
}

/** The list of people, the menus of the bar, the keys. */
async function menus(page: Page, { isMobile, say, stop }: Way): Promise<void> {
  const room = new Classroom(page, say);
  const people = room.controls.getByRole("button", { name: say.class.people });
  await people.click();
  await expect(page.getByRole("complementary", { name: say.class.people })).toBeVisible();
  await stop(page, "class-people");
  await people.click();
  // A phone has one menu for all of it.
  const { more, microphone_menu, camera_menu } = say.class;
  for (const label of isMobile ? [more] : [microphone_menu, camera_menu]) {
    await room.controls.getByRole("button", { name: label, exact: true }).click();
    await expect(page.locator(":popover-open")).toBeVisible();
    await stop(page, label === camera_menu ? "class-camera-menu" : "class-menu");
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await stop(page, "class-keys");
  await page.keyboard.press("Escape");
}

/** A shared screen as its owner and as another one sees it. */
async function shares(page: Page, other: Page, { isMobile, say, stop }: Way): Promise<void> {
  await share(page, { isMobile, say });
  await expect(page.getByRole("heading", { name: say.class.sharing_title })).toBeVisible();
  await stop(page, "class-share-own");
  const figure = other.getByRole("figure");
  await expect(figure).toBeVisible();
  await stop(other, "class-share");
  await figure.getByRole("button", { name: say.class.enlarge }).click();
  await stop(other, "class-share-large");
}

/** Presses what shares the screen. */
async function share(page: Page, { isMobile, say }: Omit<Way, "stop">): Promise<void> {
  const { controls } = new Classroom(page, say);
  if (isMobile) await controls.getByRole("button", { name: say.class.more, exact: true }).click();
  await (isMobile
    ? page.locator("#more-menu").getByRole("button", { name: say.class.share_screen })
    : controls.getByRole("button", { name: say.class.screen, exact: true })
  ).click();
}

/** From a page where nobody is logged in to a pressed Join. */
export async function pressJoin(page: Page, person: Person, { id }: Session, join: string): Promise<void> {
  await sendLogin(page.request, person);
  await goto(page, `/sessions/${id}`);
  await page.getByRole("button", { name: join, exact: true }).click();
}

/** Lets no sound be played, as browsers do in pages that nobody has touched. Before the page is opened. */
async function blockSound(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play;
    HTMLAudioElement.prototype.play = function () {
      return this.muted ? play.call(this) : Promise.reject(new DOMException("a person has to press something first", "NotAllowedError"));
    };
  });
}

/** A microphone that is open and gives nothing, and a system that lets no screen be captured. Before the page is opened. */
async function giveSilence(page: Page): Promise<void> {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => new AudioContext().createMediaStreamDestination().stream;
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException("Permission denied by system", "NotAllowedError"));
  });
}
