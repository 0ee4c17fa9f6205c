import type { Page } from "@playwright/test";
import { Classroom } from "../../fixtures/classroom.ts";
import { wayIn } from "../../fixtures/in_class.ts";
import { picturesMove, soundArrives, watchMedia } from "../../fixtures/media.ts";
import {
  answerQuestion,
  breakDevices,
  holdQuestion,
  mendDevices,
  openedTracks,
  pressWhileJoining,
  Preview,
  setPermission,
  textsOf,
  watchTracks,
} from "../../fixtures/preview.ts";
import { expect, goto, test } from "../../fixtures/test.ts";
import type { Words } from "../../fixtures/words.ts";

/** Devices that work, and a browser that does not answer its questions by itself. */
const UNANSWERED = "--use-fake-device-for-media-stream";
const ANSWERED = "--use-fake-ui-for-media-stream";

async function joinsToListen(page: Page, say: Words): Promise<Classroom> {
  await page.getByRole("button", { name: say.preview.listen }).click();
  const room = new Classroom(page, say);
  await room.isEntered();
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  return room;
}

test("who goes in while the browser still asks is asked once, and seen and heard as soon as they answer", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student");
  await holdQuestion(page);
  await goto(page, `/sessions/${session.id}`);
  await new Preview(page, say).start.click();
  await expect(page.getByText(say.preview.opening_title)).toBeVisible();
  await page.getByRole("button", { name: say.join.ready }).click();
  const room = new Classroom(page, say);
  await room.isEntered();
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");

  expect(await answerQuestion(page)).toBe(1);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
});

test("a switch that is pressed in the last moment, when the devices are on their way into class, counts", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student");
  await watchTracks(page);
  await pressWhileJoining(page, say.preview.microphone);
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await preview.start.click();
  await preview.pictureMoves();
  await page.getByRole("button", { name: say.join.ready }).click();
  const room = new Classroom(page, say);
  await room.isEntered();
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => openedTracks(page)).toEqual(["audio ended", "video live"]);
});

test("a microphone that is switched off while joining stays off when joining fails, and is off in class then", async ({
  academy,
  faults,
  logIn,
  say,
}) => {
  faults.excuse(/WebSocket|status of 401|ERR_/, "the test spoils the ticket");
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  await pressWhileJoining(page, say.preview.microphone, { spoilsTicket: true });
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await preview.start.click();
  await preview.pictureMoves();
  await expect(preview.microphone).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: say.join.ongoing }).click();

  const again = page.getByRole("button", { name: say.join.again });
  await expect(again).toBeEnabled();
  await expect(preview.camera).toHaveAttribute("aria-pressed", "true");
  await expect(preview.microphone).toHaveAttribute("aria-pressed", "false");
  await again.click();
  const room = new Classroom(page, say);
  await room.isEntered();
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
});

test("nothing is opened before the click; then one sees and hears oneself, and goes in like that", async ({
  academy,
  logIn,
  say,
}) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const student = await logIn("student");
  const teacher = await logIn("teacher");
  await watchTracks(student);
  for (const page of [student, teacher]) {
    await watchMedia(page);
    await goto(page, `/sessions/${session.id}`);
  }
  const preview = new Preview(student, say);
  await expect(preview.start).toBeEnabled();
  expect(await openedTracks(student)).toEqual([]);
  await preview.start.click();
  await preview.pictureMoves();
  await preview.levelMoves();
  await expect(student.getByText(say.preview.tag)).toBeVisible();

  for (const page of [student, teacher]) {
    await page.getByRole("button", { name: wayIn(say) }).click();
    await new Classroom(page, say).isEntered();
  }
  const room = new Classroom(student, say);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
  await picturesMove(teacher, academy.people.student.name);
  await soundArrives(teacher);
  // The tracks of the preview went in with the person: nothing was opened a second time.
  expect(await openedTracks(student)).toEqual(["audio live", "video live"]);

  await room.leave.click();
  await expect.poll(() => openedTracks(student), { message: "the lights are out" }).toEqual(["audio ended", "video ended"]);
});

test("switches and choices hold at once, in class, and after a reload", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("teacher");
  await watchTracks(page);
  await goto(page, `/sessions/${session.id}`);
  await page.context().grantPermissions(["microphone", "camera"]);
  const preview = new Preview(page, say);
  await preview.start.click();
  await preview.pictureMoves();

  const microphones = preview.list("microphone");
  await expect(microphones.locator("option").nth(1), "there is something to choose").toBeAttached();
  const chosen = (await microphones.locator("option").allTextContents()).at(-1) as string;
  await expect(microphones.locator("option:checked")).not.toHaveText(chosen);
  await microphones.selectOption({ label: chosen });
  await expect(microphones.locator("option:checked")).toHaveText(chosen);
  await preview.levelMoves();
  await preview.camera.click();
  await expect(preview.camera).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByText(say.preview.camera_off, { exact: true })).toBeVisible();
  const pictures = async () => (await openedTracks(page)).filter((track) => track.startsWith("video"));
  await expect.poll(pictures, { message: "a camera that is off is dark" }).toEqual(["video ended"]);

  await page.reload({ waitUntil: "domcontentloaded" });
  await expect(preview.microphone, "on again without a click").toHaveAttribute("aria-pressed", "true");
  await expect(preview.camera).toHaveAttribute("aria-pressed", "false");
  await expect(microphones.locator("option:checked")).toHaveText(chosen);

  await page.getByRole("button", { name: say.join.ready }).click();
  const room = new Classroom(page, say);
  await room.isEntered();
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(room.camera).toHaveAttribute("aria-pressed", "false");
  await room.controls.getByRole("button", { name: say.class.microphone_menu }).click();
  const inUse = page.getByRole("group", { name: say.class.microphones }).getByRole("radio", { name: chosen });
  await expect(inUse).toBeChecked();
});

test("a refusal is explained, joins to listen, and closes when the person changes their mind", async ({
  academy,
  logIn,
  open,
  say,
}) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student", await open(UNANSWERED));
  await goto(page, `/sessions/${session.id}`);
  await setPermission(page, "denied");
  const preview = new Preview(page, say);
  await preview.start.click();
  const help = preview.trouble(say.preview.both.denied_title);
  await expect(help).toContainText(say.preview.steps.chromium);
  await expect(page.getByText(say.preview.short.microphone_denied)).toBeVisible();
  await expect(page.getByRole("button", { name: say.preview.listen })).toBeEnabled();
  await expect(page.getByText(say.preview.listen_hint)).toBeVisible();

  await setPermission(page, "granted");
  await preview.pictureMoves();
  await expect(help).toHaveCount(0);
  await expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled();

  await setPermission(page, "denied");
  await expect(help).toBeVisible();
  const room = await joinsToListen(page, say);
  // No second question and no complaint: the person knows.
  await expect(page.getByRole("alert")).toHaveCount(0);
  await setPermission(page, "granted");
  await room.switchOn(room.microphone);
});

test("without any device one is told, may go on without help, and joins to listen", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student");
  await breakDevices(page, "NotFoundError", "Requested device not found");
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await preview.start.click();
  const help = preview.trouble(say.preview.both.missing_title);
  await expect(help).toContainText(say.preview.steps.connect);
  await expect(page.getByRole("button", { name: say.preview.listen })).toBeEnabled();
  await help.getByRole("button", { name: say.preview.go_on_both }).click();
  await expect(help).toHaveCount(0);
  await expect(preview.microphone).toHaveAttribute("aria-pressed", "false");
  await expect(preview.camera).toHaveAttribute("aria-pressed", "false");

  await page.getByRole("button", { name: say.join.ready }).click();
  const room = new Classroom(page, say);
  await room.isEntered();
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("alert"), "who chose to go without is not told again").toHaveCount(0);
});

const FAULTS = [
  { name: "NotAllowedError", message: "Permission denied by system", key: "system_denied", step: "system" },
  { name: "NotReadableError", message: "Could not start source", key: "busy", step: "close_programs" },
] as const;

for (const { name, message, key, step } of FAULTS) {
  test(`${key}: it is explained, joins to listen, and closes when it works again`, async ({ academy, logIn, say }) => {
    const session = await academy.plan({ at: "+10m", status: "ready" });
    const page = await logIn("student");
    await page.context().grantPermissions(["microphone", "camera"]);
    await breakDevices(page, name, message);
    await goto(page, `/sessions/${session.id}`);
    const preview = new Preview(page, say);
    await preview.start.click();
    const help = preview.trouble(say.preview.both[`${key}_title`]);
    await expect(help).toContainText(say.preview.steps[step]);
    await help.getByRole("button", { name: say.preview.retry }).click();
    await expect(help, "it is still so").toBeVisible();

    await mendDevices(page);
    await preview.pictureMoves();
    await expect(help).toHaveCount(0);

    await page.reload({ waitUntil: "domcontentloaded" });
    await expect(help, "what was on last time is tried by itself, where nobody is asked").toBeVisible();
    await joinsToListen(page, say);
  });
}

test("a camera that fails alone leaves the voice, and can be done without", async ({ academy, logIn, open, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const noCamera = await open(ANSWERED, "--use-fake-device-for-media-stream=device-count=0");
  const page = await logIn("student", noCamera);
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await preview.start.click();
  const help = preview.trouble(say.device.camera.missing_title);
  await expect(help).toContainText(say.preview.help.voice);
  await expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled();
  await help.getByRole("button", { name: say.preview.go_on }).click();
  await expect(help).toHaveCount(0);
  await expect(preview.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(preview.camera).toHaveAttribute("aria-pressed", "false");
});

test("devices can be tried long before the lesson; the speaker sounds; who only looks on has none", async ({
  academy,
  logIn,
  say,
}) => {
  const session = await academy.plan({ at: "+3h" });
  const page = await logIn("student");
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await expect(preview.start).toHaveCount(0);
  await page.getByRole("button", { name: say.preview.check }).click();
  const test = page.getByRole("button", { name: say.preview.test_name });
  const texts = await textsOf(page, say.preview.test_name);
  await test.click();
  await expect.poll(texts).toEqual([say.preview.test, say.preview.testing, say.preview.test]);
  await preview.start.click();
  await preview.pictureMoves();
  await expect(page.getByRole("button", { name: say.join.too_early })).toBeDisabled();

  const ready = await academy.plan({ at: "+10m", status: "ready" });
  for (const role of ["parent", "supervisor", "admin"] as const) {
    const other = await logIn(role);
    await goto(other, `/sessions/${ready.id}`);
    await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(new Preview(other, say).start).toHaveCount(0);
  }
});

test("everything works by keyboard, and the focus is never lost", async ({ academy, logIn, open, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student", await open(ANSWERED, "--use-fake-device-for-media-stream=device-count=2"));
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await preview.start.focus();
  await page.keyboard.press("Enter");
  await expect(preview.microphone, "what comes in the place of the button").toBeFocused();
  await preview.pictureMoves();
  await page.keyboard.press("Tab");
  await expect(preview.camera).toBeFocused();
  for (const pressed of ["false", "true"]) {
    await page.keyboard.press("Space");
    await expect(preview.camera).toHaveAttribute("aria-pressed", pressed);
    await expect(preview.camera).toBeFocused();
  }
  await preview.pictureMoves();
  const cameras = preview.list("camera");
  const before = await cameras.inputValue();
  await cameras.focus();
  await page.keyboard.press("ArrowDown");
  await expect(cameras).not.toHaveValue(before);
  await expect(cameras).toBeFocused();
  await preview.pictureMoves();
});
