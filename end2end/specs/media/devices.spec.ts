import { Classroom } from "../../fixtures/classroom.ts";
import { goIn, wayIn } from "../../fixtures/in_class.ts";
import { picturesMove, soundArrives, watchMedia } from "../../fixtures/media.ts";
import { setPermission } from "../../fixtures/preview.ts";
import { expect, goto, test } from "../../fixtures/test.ts";

const REFUSED = ["--use-fake-ui-for-media-stream=deny", "--use-fake-device-for-media-stream"];
const UNANSWERED = ["--use-fake-device-for-media-stream"];
const TWO_CAMERAS = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream=device-count=2"];
const NO_CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream=device-count=0"];

test("a teacher whose browser refuses the microphone is in class, hears, and is told what to do", async ({
  academy,
  logIn,
  open,
  say,
}) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const teacher = await logIn("teacher", await open(...REFUSED));
  const student = await logIn("student");
  for (const page of [teacher, student]) {
    await watchMedia(page);
    await goIn(page, session, say, wayIn(say));
  }
  const room = new Classroom(teacher, say);
  const notice = teacher.getByRole("alert").filter({ hasText: say.device.microphone.denied_title });
  await expect(notice).toContainText(say.device.microphone.denied_text);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");

  const other = new Classroom(student, say);
  await other.switchOn(other.microphone);
  await soundArrives(teacher);

  // The camera is another device with words of its own, and the notice can be put away.
  await room.camera.click();
  await expect(teacher.getByRole("alert").filter({ hasText: say.device.camera.denied_title })).toBeVisible();
  await notice.getByRole("button", { name: say.device.hide }).click();
  await expect(notice).toHaveCount(0);
});

test("without a camera one is in class all the same", async ({ academy, logIn, open, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student", await open(...NO_CAMERA));
  const room = await goIn(page, session, say, say.join.ready);
  await room.camera.click();
  const notice = page.getByRole("alert").filter({ hasText: say.device.camera.missing_title });
  await expect(notice).toContainText(say.device.camera.missing_text);
  await expect(room.camera).toHaveAttribute("aria-pressed", "false");
  await room.switchOn(room.microphone);
});

test("a notice closes by itself when the block is lifted, and nothing is opened behind the person's back", async ({
  academy,
  logIn,
  open,
  say,
}) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("teacher", await open(...UNANSWERED));
  await goto(page, `/sessions/${session.id}`);
  await setPermission(page, "denied");
  await page.getByRole("button", { name: say.join.ready }).click();
  const room = new Classroom(page, say);
  await room.isEntered();
  const notice = page.getByRole("alert").filter({ hasText: say.device.microphone.denied_title });
  await expect(notice).toBeVisible();
  await setPermission(page, "granted");
  await expect(notice).toHaveCount(0);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  await room.switchOn(room.microphone);
});

test("another camera is taken in class, live, by keyboard", async ({ academy, logIn, open, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const student = await logIn("student", await open(...TWO_CAMERAS));
  const teacher = await logIn("teacher");
  for (const page of [student, teacher]) {
    await watchMedia(page);
    await goIn(page, session, say, wayIn(say));
  }
  const room = new Classroom(student, say);
  await room.switchOn(room.camera);
  await picturesMove(teacher, academy.people.student.name);

  const menu = room.controls.getByRole("button", { name: say.class.camera_menu });
  const cameras = student.getByRole("group", { name: say.class.cameras }).getByRole("radio");
  await menu.focus();
  await student.keyboard.press("Enter");
  await expect(cameras).toHaveCount(2);
  await expect(cameras.and(student.getByRole("radio", { checked: true })), "one is in use").toHaveCount(1);
  const [before, after] = (await cameras.nth(0).isChecked()) ? [cameras.nth(0), cameras.nth(1)] : [cameras.nth(1), cameras.nth(0)];
  await before.focus();
  await student.keyboard.press("ArrowDown");
  await expect(after).toBeChecked();
  await expect(after, "the list is still there to go on in").toBeFocused();
  await picturesMove(teacher, academy.people.student.name);
  await student.keyboard.press("Escape");
  await expect(cameras).toHaveCount(0);
  await expect(menu).toBeFocused();
  await menu.click();
  await expect(after, "it is what is in use, not only what was pressed").toBeChecked();
});
