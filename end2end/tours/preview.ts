import { breakDevices, holdQuestion, Preview } from "../fixtures/preview.ts";
import { expect, goto, test } from "../fixtures/test.ts";
import type { Stop } from "./tour.ts";

/** The devices before joining. */
export function previewTours(stop: Stop): void {
  test("the devices before joining", async ({ academy, logIn, say }) => {
    const ready = await academy.plan({ at: "+10m", status: "ready" });
    const page = await logIn("student");
    const preview = new Preview(page, say);
    await goto(page, `/sessions/${ready.id}`);
    await preview.start.click();
    await preview.pictureMoves();
    await stop(page, "preview-camera");
    await preview.camera.click();
    await page.getByText(say.preview.camera_off, { exact: true }).waitFor();
    await stop(page, "preview-camera-off");

    const early = await academy.plan({ at: "+3h" });
    const checks = await logIn("teacher");
    await goto(checks, `/sessions/${early.id}`);
    await checks.getByRole("button", { name: say.preview.check }).click();
    await expect(new Preview(checks, say).start).toBeVisible();
    await stop(checks, "preview-long-before");

    const asked = await logIn("student");
    await holdQuestion(asked);
    await goto(asked, `/sessions/${ready.id}`);
    await new Preview(asked, say).start.click();
    await expect(asked.getByText(say.preview.opening_title)).toBeVisible();
    await stop(asked, "preview-asking");
  });

  test("devices that give nothing", async ({ academy, logIn, say }) => {
    const ready = await academy.plan({ at: "+10m", status: "ready" });
    const { both } = say.preview;
    for (const [name, error, message, title, which] of [
      ["refused", "NotAllowedError", "Permission denied", both.denied_title, "all"],
      ["system", "NotAllowedError", "Permission denied by system", both.system_denied_title, "all"],
      ["none", "NotFoundError", "Requested device not found", both.missing_title, "all"],
      ["busy", "NotReadableError", "Could not start source", both.busy_title, "all"],
      ["other", "TypeError", "Something else", both.other_title, "all"],
      ["camera", "NotFoundError", "Requested device not found", say.device.camera.missing_title, "camera"],
    ] as const) {
      const page = await logIn("student");
      await breakDevices(page, error, message, which);
      await goto(page, `/sessions/${ready.id}`);
      await new Preview(page, say).start.click();
      await new Preview(page, say).trouble(title).waitFor();
      await stop(page, `preview-trouble-${name}`);
      await page.close();
    }
  });
}
