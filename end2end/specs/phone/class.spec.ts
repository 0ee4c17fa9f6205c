import type { Page } from "@playwright/test";
import type { Classroom } from "../../fixtures/classroom.ts";
import { goIn } from "../../fixtures/in_class.ts";
import { areThumbSized, coverEdges, fits, scrollsNotSideways, standApart, WIDTHS } from "../../fixtures/phone.ts";
import { expect, test } from "../../fixtures/test.ts";
import type { Session } from "../../fixtures/wire.ts";
import type { Words } from "../../fixtures/words.ts";

/** As a phone with a notch is covered when it lies on its side, pixels. */
const NOTCH = { left: 47, right: 47, bottom: 21 };

/** Two people in class: the room as the first of them sees it. */
async function enterAsTwo(page: Page, other: Page, session: Session, say: Words): Promise<Classroom> {
  const room = await goIn(page, session, say);
  await goIn(other, session, say);
  await expect(room.tiles).toHaveCount(2);
  return room;
}

test("class on narrow phones: faces above, controls below, nothing cut off and nothing on top of another", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("teacher");
  const room = await enterAsTwo(page, await logIn("student"), session, say);
  await fits(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 568 });
    const controls = room.controls.getByRole("button");
    await standApart(controls.or(room.tiles).or(page.getByRole("heading", { level: 1 })));
    await areThumbSized(controls);
    for (const name of [say.class.microphone, say.class.camera, say.class.people, say.class.more, say.class.leave]) {
      await expect(room.controls.getByRole("button", { name, exact: true })).toBeInViewport({ ratio: 1 });
    }
  }
});

test("class on a phone on its side: everything is clear of notch and home bar, and in reach", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("teacher");
  const room = await enterAsTwo(page, await logIn("student"), session, say);
  for (const [width, height] of [
    [844, 390],
    [568, 320],
  ] as const) {
    await page.setViewportSize({ width, height });
    await coverEdges(page, NOTCH);
    const controls = room.controls.getByRole("button");
    await standApart(controls.or(room.tiles), NOTCH);
    await areThumbSized(controls);
    await scrollsNotSideways(page);
    // Turning the phone is no way out of class, and its controls work.
    await room.controls.getByRole("button", { name: say.class.people }).tap();
    const people = page.getByRole("complementary", { name: say.class.people });
    await expect(people).toBeInViewport({ ratio: 0.95 });
    await people.getByRole("button", { name: say.class.close_people }).tap();
    await expect(people).toHaveCount(0);
  }
  await room.leave.tap();
  await expect(page.getByRole("heading", { level: 1, name: say.end.left_title })).toBeVisible();
});

test("the menu for what is seldom needed: the screen is shared and taken back by it", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("teacher");
  const room = await goIn(page, session, say);
  await page.setViewportSize({ width: 320, height: 568 });
  const more = room.controls.getByRole("button", { name: say.class.more, exact: true });
  const menu = page.locator("#more-menu");
  await more.tap();
  await expect(menu).toBeInViewport({ ratio: 1 });
  await areThumbSized(menu.locator("button, label"));
  await menu.getByRole("button", { name: say.class.share_screen }).tap();
  await expect(menu).toBeHidden();
  await expect(page.getByRole("heading", { name: say.class.sharing_title })).toBeVisible();
  await fits(page);
  await more.tap();
  await menu.getByRole("button", { name: say.class.stop_sharing }).tap();
  await expect(page.getByRole("heading", { name: say.class.sharing_title })).toHaveCount(0);
  await more.tap();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(more).toBeFocused();
});

test("the people are a sheet under the faces", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  const room = await enterAsTwo(page, await logIn("teacher"), session, say);
  const open = room.controls.getByRole("button", { name: say.class.people });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 640 });
    await open.tap();
    const people = page.getByRole("complementary", { name: say.class.people });
    await expect(people.getByRole("listitem")).toHaveCount(2);
    for (const row of await people.getByRole("listitem").all()) await expect(row).toBeInViewport({ ratio: 1 });
    await expect(room.tiles.first(), "faces stay in sight").toBeInViewport({ ratio: 0.5 });
    await standApart(people.or(room.controls.getByRole("button")));
    await areThumbSized(people.getByRole("button"));
    await people.getByRole("button", { name: say.class.close_people }).tap();
    await expect(people).toHaveCount(0);
    await expect(open).toBeFocused();
  }
});

test("how a class ended fits the narrowest phone, with ways on that a thumb hits", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  const room = await goIn(page, session, say);
  await room.leave.tap();
  await expect(page.getByRole("heading", { level: 1, name: say.end.left_title })).toBeVisible();
  await fits(page);
  await areThumbSized(page.getByRole("main").locator(".actions").locator("a, button"));
  await page.getByRole("button", { name: say.end.go_back_in }).tap();
  await room.isEntered();
  await academy.setStatus(session, "completed");
  await expect(page.getByRole("heading", { level: 1, name: say.end.ended_title })).toBeVisible();
  await fits(page);
  await areThumbSized(page.getByRole("main").locator(".actions").locator("a, button"));
});
