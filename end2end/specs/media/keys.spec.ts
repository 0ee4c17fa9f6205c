import type { Page } from "@playwright/test";
import type { Classroom } from "../../fixtures/classroom.ts";
import { goIn } from "../../fixtures/in_class.ts";
import { expect, test } from "../../fixtures/test.ts";

/** What the keys act upon, as it stands. */
async function standing(page: Page, room: Classroom) {
  const on = await room.controls
    .getByRole("button", { pressed: true })
    .evaluateAll((switches) => switches.map((one) => one.getAttribute("aria-label")));
  const people = await page.locator("#people").count();
  const dialog = await page.locator("dialog[open]").count();
  return { on, people, dialog, full: await isFull(page) };
}

function isFull(page: Page): Promise<boolean> {
  return page.evaluate(() => document.fullscreenElement !== null);
}

test("every key of the list does what the list says", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("teacher");
  const room = await goIn(page, session, say);
  await expect(room.microphone, "a teacher comes in heard").toHaveAttribute("aria-pressed", "true");
  const help = page.getByRole("dialog", { name: say.class.keys_title });
  const people = page.getByRole("complementary", { name: say.class.people });
  const screen = room.controls.getByRole("button", { name: say.class.screen, exact: true });
  const toBe = (pressed: string) => ["aria-pressed", pressed] as const;

  await page.keyboard.press("?");
  await expect(help).toBeVisible();
  const keys = await help.locator("dt").allTextContents();
  const words = await help.locator("dd").allTextContents();
  const does: Record<string, [words: string, once: () => Promise<void>, again: () => Promise<void>]> = {
    M: [
      say.class.microphone,
      () => expect(room.microphone).toHaveAttribute(...toBe("false")),
      () => expect(room.microphone).toHaveAttribute(...toBe("true")),
    ],
    V: [
      say.class.camera,
      () => expect(room.camera).toHaveAttribute(...toBe("true")),
      () => expect(room.camera).toHaveAttribute(...toBe("false")),
    ],
    S: [
      say.class.share_screen,
      () => expect(screen).toHaveAttribute(...toBe("true")),
      () => expect(screen).toHaveAttribute(...toBe("false")),
    ],
    P: [say.class.people, () => expect(people).toBeVisible(), () => expect(people).toHaveCount(0)],
    F: [
      say.class.full_screen,
      () => expect.poll(() => isFull(page)).toBe(true),
      () => expect.poll(() => isFull(page)).toBe(false),
    ],
  };
  expect(keys).toEqual([...Object.keys(does), "?", "Esc"]);
  expect(words).toEqual([...Object.values(does).map(([words]) => words), say.class.key_help, say.class.key_escape]);
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();

  for (const [key, [, once, again]] of Object.entries(does)) {
    await page.keyboard.press(key.toLowerCase());
    await once();
    await page.keyboard.press(key.toLowerCase());
    await again();
  }
});

test("keys do nothing while somebody types, with Ctrl, or while a dialog is open", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("teacher");
  const room = await goIn(page, session, say);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  const before = await standing(page, room);
  const press = async (keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  await page.evaluate(() => {
    const field = document.createElement("input");
    field.id = "typed";
    document.querySelector("main")?.append(field);
    field.focus();
  });
  await press(["m", "v", "s", "p", "f", "?"]);
  await expect(page.locator("#typed"), "the field got them").toHaveValue("mvspf?");
  expect(await standing(page, room)).toEqual(before);
  await page.evaluate(() => document.querySelector("#typed")?.remove());

  await press(["Control+m", "Control+v", "Alt+v"]);
  expect(await standing(page, room)).toEqual(before);

  await press(["?"]);
  await expect(page.getByRole("dialog", { name: say.class.keys_title })).toBeVisible();
  await press(["m", "v", "s", "p", "f"]);
  expect(await standing(page, room)).toEqual({ ...before, dialog: 1 });
  await press(["Escape"]);

  // The last key is obeyed, and what came before it would have happened by now.
  await press(["v"]);
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
  expect(await standing(page, room)).toEqual({ ...before, on: [...before.on, say.class.camera] });
});

test("the whole screen by its button, which then says the way back", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  await goIn(page, session, say);
  await page.getByRole("button", { name: say.class.full_screen, exact: true }).click();
  await expect.poll(() => isFull(page)).toBe(true);
  const back = page.getByRole("button", { name: say.class.leave_full_screen, exact: true });
  await expect(back, "by the key it is the same button").toBeFocused();
  await page.keyboard.press("f");
  await expect.poll(() => isFull(page)).toBe(false);
  await expect(back).toHaveCount(0);
  await page.keyboard.press("f");
  await back.click();
  await expect.poll(() => isFull(page)).toBe(false);
});
