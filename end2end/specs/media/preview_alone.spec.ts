import { Classroom } from "../../fixtures/classroom.ts";
import { picturesMove, watchMedia } from "../../fixtures/media.ts";
import { breakDevices, plugDevicesIn, Preview } from "../../fixtures/preview.ts";
import { expect, goto, test } from "../../fixtures/test.ts";

test("help with devices that were not there closes by itself when they are plugged in", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student");
  await page.context().grantPermissions(["microphone", "camera"]);
  await breakDevices(page, "NotFoundError", "Requested device not found");
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await preview.start.click();
  const help = preview.trouble(say.preview.both.missing_title);
  await expect(help).toContainText(say.preview.steps.found);

  await plugDevicesIn(page);

  await preview.pictureMoves();
  await expect(help).toHaveCount(0);
  await expect(preview.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled();
});

test("a microphone that fails alone: steps, in class with one's picture, and heard once it works", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  await page.context().grantPermissions(["microphone", "camera"]);
  await breakDevices(page, "NotReadableError", "Could not start source", "microphone");
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await preview.start.click();
  const help = preview.trouble(say.device.microphone.busy_title);
  await expect(help).toContainText(say.preview.help.busy);
  const { close_programs, close_tabs, free } = say.preview.steps;
  await expect(help.getByRole("listitem")).toHaveText([close_programs, close_tabs, free]);
  await expect(page.getByText(say.preview.short.microphone_busy)).toBeVisible();

  await page.getByRole("button", { name: say.join.ongoing }).click();
  const room = new Classroom(page, say);
  await room.isEntered();
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  const other = await logIn("teacher");
  await watchMedia(other);
  await goto(other, `/sessions/${session.id}`);
  await other.getByRole("button", { name: say.join.ongoing }).click();
  await picturesMove(other, academy.people.student.name);

  await plugDevicesIn(page);
  await room.switchOn(room.microphone);
  await expect(new Classroom(other, say).tile(academy.people.student.name)).toContainText(new RegExp(`${say.class.microphone_on}|${say.class.speaking}`));
});
