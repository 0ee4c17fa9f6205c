import type { Page } from "@playwright/test";
import { PHONE } from "../../browser.ts";
import type { Academy } from "../../fixtures/academy.ts";
import type { Classroom } from "../../fixtures/classroom.ts";
import { goIn } from "../../fixtures/in_class.ts";
import { breakDevices, Preview } from "../../fixtures/preview.ts";
import { sessionIn } from "../../fixtures/states.ts";
import { expect, goto, test } from "../../fixtures/test.ts";
import type { Language, Words } from "../../fixtures/words.ts";

/**
 * What a screen reader is told of the main pages, whole: `snapshots.spec.ts-snapshots/`. After a wanted change run with
 * `--update-snapshots`, then put expressions back for what differs each time (times, dates, codes), and leave out how
 * good the connections are.
 */
for (const language of ["ar", "en"] satisfies Language[]) {
  test.describe(language, () => {
    test.use({ language });
    const named = (name: string) => ({ name: `${name}.${language}.aria.yml` });

    test("login", async ({ page }) => {
      await goto(page, "/login?error=wrong_credentials");
      await expect(page.locator("body")).toMatchAriaSnapshot(named("login"));
    });

    test("my sessions", async ({ academy, logIn }) => {
      const student = await academy.add("student", "ريان العمري");
      await academy.plan({ at: "+8m24s", status: "ready", student });
      await academy.plan({ title: "جدول الضرب 7 و8", at: "+26h", kind: "academic", student });
      await academy.setStatus(await academy.plan({ at: "-20h", status: "ongoing", student }), "completed");
      const page = await logIn(student);
      await goto(page, "/");
      await expect(page.locator("body")).toMatchAriaSnapshot(named("my-sessions"));
    });

    test("a session that can be joined", async ({ academy, logIn }) => {
      const session = await academy.plan({ at: "+8m24s", status: "ready" });
      const page = await logIn("student");
      await goto(page, `/sessions/${session.id}`);
      await expect(page.getByRole("main")).toMatchAriaSnapshot(named("session-ready"));
    });

    test("a session before its time", async ({ academy, logIn }) => {
      const session = await academy.plan({ at: "+3h" });
      const page = await logIn("teacher");
      await goto(page, `/sessions/${session.id}`);
      await expect(page.getByRole("main")).toMatchAriaSnapshot(named("session-too-early"));
    });

    test("the admin's list with details", async ({ academy, logIn }) => {
      const session = await academy.plan({ title: `وصف ${language}`, at: "+8m24s", status: "ready" });
      const page = await logIn("admin");
      await goto(page, `/admin/sessions?q=${encodeURIComponent(session.title)}&id=${session.id}`);
      await expect(page.getByRole("main")).toMatchAriaSnapshot(named("admin-sessions"));
    });

    test("no sessions", async ({ academy, logIn }) => {
      const page = await logIn(await academy.add("student", "لمى الحربي"));
      await goto(page, "/");
      await expect(page.getByRole("main")).toMatchAriaSnapshot(named("my-sessions-empty"));
    });

    test("a page that does not exist", async ({ faults, logIn }) => {
      faults.excuse(/status of 404/, "the browser notes each page that was not found");
      const page = await logIn("student");
      await goto(page, "/no-such-page");
      await expect(page.locator("body")).toMatchAriaSnapshot(named("not-found"));
    });

    test("a cancelled session", async ({ academy, logIn }) => {
      const page = await logIn("teacher");
      await goto(page, `/sessions/${(await sessionIn("cancelled", academy)).id}`);
      await expect(page.getByRole("main")).toMatchAriaSnapshot(named("session-cancelled"));
    });

    test("devices that the browser blocks", async ({ academy, logIn, say }) => {
      const session = await academy.plan({ at: "+8m24s", status: "ready" });
      const page = await logIn("student");
      await breakDevices(page, "NotAllowedError", "Permission denied");
      await goto(page, `/sessions/${session.id}`);
      await new Preview(page, say).start.click();
      await new Preview(page, say).trouble(say.preview.both.denied_title).waitFor();
      await expect(page.getByRole("main")).toMatchAriaSnapshot(named("preview-trouble"));
    });

    test("class, its people, its keys, its end", async ({ academy, logIn, say }) => {
      const page = await logIn("teacher");
      const room = await enterWithStudent(page, await logIn("student"), academy, say);
      const main = page.getByRole("main");
      await expect(main).toMatchAriaSnapshot(named("class"));
      await room.controls.getByRole("button", { name: say.class.people }).click();
      await expect(page.getByRole("complementary")).toMatchAriaSnapshot(named("class-people"));
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toMatchAriaSnapshot(named("class-keys"));
      await page.keyboard.press("Escape");
      await room.leave.click();
      await expect(page.getByRole("heading", { level: 1, name: say.end.left_title })).toBeVisible();
      await expect(main).toMatchAriaSnapshot(named("end-left"));
    });

    test.describe("on a phone", () => {
      test.use(PHONE);

      test("class and its menu", async ({ academy, logIn, say }) => {
        const page = await logIn("teacher");
        const room = await enterWithStudent(page, await logIn("student"), academy, say);
        await expect(page.getByRole("main")).toMatchAriaSnapshot(named("class-phone"));
        await room.controls.getByRole("button", { name: say.class.more, exact: true }).click();
        await expect(page.locator("#more-menu")).toMatchAriaSnapshot(named("class-phone-menu"));
      });
    });
  });
}

/** Two people in class, both silent. */
async function enterWithStudent(teacher: Page, student: Page, academy: Academy, say: Words): Promise<Classroom> {
  const session = await academy.plan({ at: "-12m36s", status: "ongoing" });
  const room = await goIn(teacher, session, say);
  await goIn(student, session, say);
  await expect(room.tiles).toHaveCount(2);
  // The fake microphone beeps, and who speaks is said: silent, so that the words are the same each time.
  await room.switchOff(room.microphone);
  return room;
}
