import type { Browser, Page } from "@playwright/test";
import { browser as launchOptions } from "../../browser.ts";
import { goIn } from "../../fixtures/in_class.ts";
import { Preview } from "../../fixtures/preview.ts";
import { expect, goto, test as base } from "../../fixtures/test.ts";

declare global {
  interface Window {
    /** Every media element without a place in the page that was played: the test tone's. */
    played: HTMLMediaElement[];
  }
}

/** A browser with two cameras. */
const test = base.extend<{ twoCameras: Browser }>({
  twoCameras: async ({ playwright }, use) => {
    const flags = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream=device-count=2"];
    const browser = await playwright.chromium.launch(launchOptions(...flags));
    await use(browser);
    await browser.close();
  },
});

test("speaker and camera that were chosen: the tone comes from it, and both are kept after a reload and in class", async ({
  academy,
  logIn,
  say,
  twoCameras,
}) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const teacher = await logIn("teacher");
  await goIn(teacher, session, say);
  const page = await logIn("student", twoCameras);
  await page.context().grantPermissions(["microphone", "camera"]);
  await keepPlayed(page);
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await preview.start.click();
  await preview.pictureMoves();

  const chosen = new Map<"camera" | "speaker", string>();
  for (const kind of ["camera", "speaker"] as const) {
    const options = preview.list(kind).locator("option");
    const last = (await options.allTextContents()).at(-1) as string;
    await expect(preview.list(kind).locator("option:checked")).not.toHaveText(last);
    await preview.list(kind).selectOption({ label: last });
    await expect(preview.list(kind).locator("option:checked")).toHaveText(last);
    chosen.set(kind, last);
  }
  const speaker = await preview.list("speaker").inputValue();
  expect(speaker).not.toBe("");
  await preview.pictureMoves();

  const test = page.getByRole("button", { name: say.preview.test_name });
  await test.click();
  const tone = () => page.evaluate(() => window.played.map(({ sinkId, currentTime }) => ({ sinkId, sounds: currentTime > 0 })));
  await expect.poll(tone, { message: "the tone sounds through the chosen speaker", intervals: [50] }).toEqual([{ sinkId: speaker, sounds: true }]);
  await expect(test).toHaveText(say.preview.test);

  await page.reload({ waitUntil: "domcontentloaded" });
  await preview.pictureMoves();
  for (const [kind, label] of chosen) await expect(preview.list(kind).locator("option:checked"), "kept").toHaveText(label);

  const room = await goIn(page, session, say);
  const voices = () => page.locator("audio").evaluateAll((all: HTMLAudioElement[]) => all.map(({ sinkId }) => sinkId));
  await expect.poll(voices, "the teacher's voice, too").toEqual([speaker]);
  await room.controls.getByRole("button", { name: say.class.camera_menu }).click();
  const inUse = page.getByRole("group", { name: say.class.cameras }).getByRole("radio", { name: chosen.get("camera") as string });
  await expect(inUse).toBeChecked();
});

/** Keeps what is played outside of the document within the test's reach. Before the page is opened. */
async function keepPlayed(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.played = [];
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      if (!this.isConnected) window.played.push(this);
      return play.call(this);
    };
  });
}

test("a teacher who had the microphone off the last time goes in without it, even if the preview never came", async ({ academy, faults, logIn, say }) => {
  faults.excuse(/ERR_FAILED/, "the preview's code is lost");
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  for (const [last, now] of [
    [null, "true"],
    [false, "false"],
  ] as const) {
    const page = await logIn("teacher");
    await page.addInitScript((last) => localStorage.setItem("majlis-devices", JSON.stringify({ microphone_on: last })), last);
    await page.route("**/pkg/devices-*", (route) => route.abort());
    const room = await goIn(page, session, say);
    await expect(room.microphone).toHaveAttribute("aria-pressed", now);
    await room.leave.click();
    await expect(page.getByRole("heading", { level: 1, name: say.end.left_title })).toBeVisible();
    await page.close();
  }
});
