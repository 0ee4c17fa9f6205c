import { browser as launchOptions, FAKE_DEVICES } from "../browser.ts";
import { breakDevices, Preview } from "../fixtures/preview.ts";
import { sessionIn } from "../fixtures/states.ts";
import { goto, test } from "../fixtures/test.ts";
import { shoot } from "./shoot.ts";

test("the devices before joining", async ({ academy, logIn, playwright, say }) => {
  const ready = await sessionIn("ready", academy);
  const page = await logIn("student");
  await goto(page, `/sessions/${ready.id}`);
  const preview = new Preview(page, say);
  await preview.start.click();
  await preview.pictureMoves();
  await shoot(page, "preview-camera");
  await preview.camera.click();
  await page.getByText(say.preview.camera_off, { exact: true }).waitFor();
  await shoot(page, "preview-camera-off");

  const refuses = await playwright.chromium.launch(launchOptions("--use-fake-ui-for-media-stream=deny", ...FAKE_DEVICES.slice(1)));
  const refused = await logIn("student", refuses);
  await goto(refused, `/sessions/${ready.id}`);
  await new Preview(refused, say).start.click();
  await new Preview(refused, say).trouble(say.preview.both.denied_title).waitFor();
  await shoot(refused, "preview-trouble-refused");
  await refuses.close();

  for (const [name, error, title] of [
    ["none", "NotFoundError", say.preview.both.missing_title],
    ["busy", "NotReadableError", say.preview.both.busy_title],
  ] as const) {
    const broken = await logIn("student");
    await breakDevices(broken, error, "Could not start");
    await goto(broken, `/sessions/${ready.id}`);
    await new Preview(broken, say).start.click();
    await new Preview(broken, say).trouble(title).waitFor();
    await shoot(broken, `preview-trouble-${name}`);
  }
});
