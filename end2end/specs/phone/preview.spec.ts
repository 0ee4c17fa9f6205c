import { areThumbSized, fits, standApart, WIDTHS } from "../../fixtures/phone.ts";
import { breakDevices, Preview } from "../../fixtures/preview.ts";
import { expect, goto, test } from "../../fixtures/test.ts";

test("the preview fits a narrow phone: switches and Join in reach and apart, lists for a thumb", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student");
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await areThumbSized(preview.start);
  await preview.start.tap();
  await preview.pictureMoves();
  await fits(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 640 });
    await preview.camera.evaluate((button) => button.scrollIntoView({ block: "center" }));
    await areThumbSized(preview.microphone.or(preview.camera));
    await standApart(preview.microphone.or(preview.camera).or(page.getByRole("button", { name: say.join.ready })));
    await expect
      .poll(async () => {
        const picture = await preview.picture.boundingBox();
        return picture !== null && picture.x >= 0 && picture.x + picture.width <= width;
      }, "the whole picture")
      .toBe(true);
  }
  for (const kind of ["microphone", "camera", "speaker"] as const) await areThumbSized(preview.list(kind));
});

test("help with a device fits a narrow phone", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const { both } = say.preview;
  for (const [error, message, title] of [
    ["NotAllowedError", "Permission denied", both.denied_title],
    ["NotAllowedError", "Permission denied by system", both.system_denied_title],
    ["NotReadableError", "Could not start source", both.busy_title],
  ] as const) {
    const page = await logIn("student");
    await breakDevices(page, error, message);
    await goto(page, `/sessions/${session.id}`);
    await new Preview(page, say).start.tap();
    const help = new Preview(page, say).trouble(title);
    await expect(help.getByRole("listitem")).toHaveCount(3);
    await fits(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await areThumbSized(help.getByRole("button"));
    await expect(page.getByRole("button", { name: say.preview.listen }), "Join stays within reach").toBeInViewport({ ratio: 1 });
    await page.close();
  }
});
