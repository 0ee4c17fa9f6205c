import type { Locator } from "@playwright/test";
import { DESKTOP, PHONE } from "../../browser.ts";
import { PASSWORD } from "../../fixtures/academy.ts";
import { Classroom } from "../../fixtures/classroom.ts";
import { DoorWatch } from "../../fixtures/endings.ts";
import { goIn } from "../../fixtures/in_class.ts";
import { tabTo } from "../../fixtures/keyboard.ts";
import { framesMove, picturesMove } from "../../fixtures/media.ts";
import { expect, goto, isAlive, test } from "../../fixtures/test.ts";
import { fill } from "../../fixtures/words.ts";

/** The name of what is shown stands under the picture, never on it, and both are in sight. */
async function namedBelow(figure: Locator): Promise<void> {
  const [video, name] = [figure.locator("video"), figure.locator("figcaption")];
  for (const part of [video, name]) await expect(part).toBeInViewport({ ratio: 1 });
  const [picture, words] = [await video.boundingBox(), await name.boundingBox()];
  expect(words?.y).toBeGreaterThanOrEqual((picture?.y ?? Number.NaN) + (picture?.height ?? Number.NaN));
}

test("a shared screen stands large for the others, uncropped and named, until it is stopped", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const pages = { teacher: await logIn("teacher"), student: await logIn("student") };
  for (const page of Object.values(pages)) await goIn(page, session, say);
  const screen = pages.teacher.getByRole("button", { name: say.class.screen, exact: true });
  await expect(pages.student.getByRole("button", { name: say.class.screen, exact: true }), "students may not share").toHaveCount(0);

  await screen.click();

  await expect(screen).toHaveAttribute("aria-pressed", "true");
  await expect(pages.teacher.getByRole("heading", { name: say.class.sharing_title })).toBeVisible();
  const title = fill(say.class.screen_of, { name: academy.people.teacher.name });
  const figure = pages.student.getByRole("figure").filter({ hasText: title });
  const video = figure.getByLabel(title);
  await framesMove(video);
  expect(await video.evaluate((element) => getComputedStyle(element).objectFit), "never cropped").toBe("contain");
  await expect(new Classroom(pages.student, say).tiles, "everybody beside it").toHaveCount(2);
  await namedBelow(figure);
  await pages.student.setViewportSize(PHONE.viewport);
  await namedBelow(figure);
  await pages.student.setViewportSize(DESKTOP.viewport);

  const width = async () => (await figure.boundingBox())?.width ?? 0;
  const before = await width();
  await figure.getByRole("button", { name: say.class.enlarge }).click();
  await expect.poll(width).toBeGreaterThan(before);
  await figure.getByRole("button", { name: say.class.smaller }).click();
  await expect.poll(width).toBe(before);
  await figure.getByRole("button", { name: say.class.enlarge }).click();
  await expect.poll(width).toBeGreaterThan(before);
  await pages.student.keyboard.press("Escape");
  await expect.poll(width, "Escape leaves it, too").toBe(before);

  await pages.teacher.getByRole("button", { name: say.class.stop_sharing }).click();
  await expect(figure).toHaveCount(0);
  await expect(screen).toHaveAttribute("aria-pressed", "false");
});

test("a pinned person stays large, and so does their picture", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const pages = { teacher: await logIn("teacher"), student: await logIn("student") };
  for (const page of Object.values(pages)) await goIn(page, session, say);
  const teacher = new Classroom(pages.teacher, say);
  await teacher.switchOn(teacher.camera);
  const { name } = academy.people.teacher;
  const pin = pages.student.getByRole("button", { name: fill(say.class.pin, { name }) });

  await pin.click();

  const large = pages.student.getByRole("list", { name: say.class.pinned });
  await expect(large.getByRole("listitem")).toHaveText(new RegExp(name));
  await picturesMove(pages.student, name);
  await expect(pin).toHaveAttribute("aria-pressed", "true");
  await pin.click();
  await expect(large).toHaveCount(0);

  await new Classroom(pages.student, say).tiles.filter({ hasText: name }).click();
  await expect(large.getByRole("listitem"), "a press anywhere on the tile").toHaveText(new RegExp(name));
  await pin.focus();
  await pages.student.keyboard.press("Escape");
  await expect(large).toHaveCount(0);
  await expect(pin, "the focus stays with the person").toBeFocused();
});

test("a whole lesson by keyboard, from the login on: keys for the switches, the list of keys, a way to turn them off", async ({
  academy,
  page,
  say,
}) => {
  const student = await academy.add("student", "رغد السبيعي");
  const session = await academy.plan({ at: "-5m", status: "ongoing", student });
  await goto(page, "/login");
  await tabTo(page, say.login.email, "textbox");
  await page.keyboard.type(student.email);
  await tabTo(page, say.login.password, "textbox");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: say.home.title })).toBeVisible();
  await isAlive(page);
  await tabTo(page, say.join.ongoing, "link");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  await expect(page.getByRole("button", { name: say.join.ongoing })).toBeEnabled();
  await tabTo(page, say.join.ongoing);
  await page.keyboard.press("Enter");
  const room = new Classroom(page, say);
  await room.isEntered();
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");

  await page.keyboard.press("m");
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("v");
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("p");
  const people = page.getByRole("complementary", { name: say.class.people });
  await expect(people).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(people).toHaveCount(0);

  await page.keyboard.press("Shift+?");
  const help = page.getByRole("dialog", { name: say.class.keys_title });
  await expect(help).toBeVisible();
  await page.keyboard.press("m");
  await tabTo(page, say.class.keys_on, "switch");
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.keyboard.press("m");
  // A switch that was pressed after the keys has happened: what the keys did would be seen by now.
  await tabTo(page, say.class.camera);
  await page.keyboard.press("Space");
  await expect(room.camera).toHaveAttribute("aria-pressed", "false");
  await expect(room.microphone, "a dialog has the keys to itself, and now they are off").toHaveAttribute("aria-pressed", "true");

  await tabTo(page, say.class.leave);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: say.end.left_title })).toBeFocused();
  await tabTo(page, say.end.go_back_in);
  await page.keyboard.press("Enter");
  await room.isEntered();
  await page.keyboard.press("m");
  await tabTo(page, say.class.camera);
  await page.keyboard.press("Space");
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
  await expect(room.microphone, "keys stay off, and a student comes in unheard").toHaveAttribute("aria-pressed", "false");
});

test("a second tab of the same browser asks before it takes over, and nobody fights", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const first = await logIn("student");
  const second = await first.context().newPage();
  const doors = { first: new DoorWatch(first), second: new DoorWatch(second) };
  for (const page of [first, second]) {
    await goto(page, `/sessions/${session.id}`);
    await page.getByRole("button", { name: say.join.ongoing }).click();
    if (page === first) await new Classroom(first, say).isEntered();
  }
  await expect(second.getByRole("alert")).toContainText(say.failed.other_tab_title);
  await expect(new Classroom(first, say).tiles, "the first goes on").toHaveCount(1);
  expect(doors.second.asked, "no ticket before the tab may have the class").toBe(0);

  await second.getByRole("button", { name: say.end.use_here }).click();
  await new Classroom(second, say).isEntered();
  expect(doors.second.asked, "one ticket, once it has").toBe(1);
  expect(doors.first.asked).toBe(1);
  await expect(first.getByRole("heading", { level: 1, name: say.end.elsewhere_title })).toBeVisible();

  await first.getByRole("button", { name: say.end.use_here }).click();
  await new Classroom(first, say).isEntered();
  await expect(second.getByRole("heading", { level: 1, name: say.end.elsewhere_title })).toBeVisible();

  await first.close();
  await second.getByRole("button", { name: say.end.use_here }).click();
  await new Classroom(second, say).isEntered();
});
