import { breakDevices, Preview } from "../../fixtures/preview.ts";
import { Classroom } from "../../fixtures/classroom.ts";
import { test } from "../../fixtures/own_livekit.ts";
import { expect, goto, logInByForm } from "../../fixtures/test.ts";
import type { Language } from "../../fixtures/words.ts";
import { isClean } from "./clean.ts";

/** Before, in and after class by axe, with real media. */
for (const language of ["ar", "en"] satisfies Language[]) {
  test.describe(language, () => {
    test.use({ language });

    test("preview, class and end", async ({ browse, faults, livekit, say, school, served, wire }) => {
      faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
      const session = await school.plan({ at: "-12m36s", status: "ongoing" });
      const { student, teacher } = school.people;

      const broken = await browse();
      await breakDevices(broken, "NotFoundError", "Requested device not found");
      await logInByForm(broken, student.email);
      await goto(broken, `/sessions/${session.id}`);
      await new Preview(broken, say).start.click();
      await new Preview(broken, say).trouble(say.preview.both.missing_title).waitFor();
      await isClean(broken, "no devices");

      const page = await browse();
      await logInByForm(page, teacher.email);
      await goto(page, `/sessions/${session.id}`);
      const preview = new Preview(page, say);
      await preview.start.click();
      await preview.pictureMoves();
      await isClean(page, "preview");
      await page.getByRole("button", { name: say.join.ongoing }).click();
      await expect(page.getByRole("alert").filter({ hasText: say.failed.signalling_title })).toBeVisible();
      await isClean(page, "could not join");

      await livekit.start(served.url);
      await page.getByRole("button", { name: say.join.again }).click();
      const room = new Classroom(page, say);
      await room.isEntered();
      await isClean(page, "in class");
      const people = room.controls.getByRole("button", { name: say.class.people });
      await people.click();
      await isClean(page, "people");
      await people.click();
      await room.controls.getByRole("button", { name: say.class.microphone_menu }).click();
      await isClean(page, "sound devices");
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
      await isClean(page, "keys");
      await page.keyboard.press("Escape");
      await room.controls.getByRole("button", { name: say.class.screen, exact: true }).click();
      await expect(page.getByRole("heading", { name: say.class.sharing_title })).toBeVisible();
      await isClean(page, "sharing");

      wire.cut();
      await expect(page.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toBeVisible();
      await isClean(page, "reconnecting");
      await wire.mend();
      await expect(page.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toHaveCount(0, { timeout: 30_000 });
      await school.setStatus(session, "completed");
      await expect(page.getByRole("heading", { level: 1, name: say.end.ended_title })).toBeVisible({ timeout: 30_000 });
      await isClean(page, "ended");
    });
  });
}
