import { expect, goto, test } from "../../fixtures/test.ts";
import type { Language } from "../../fixtures/words.ts";

/**
 * What a screen reader is told of the main pages, whole: `snapshots.spec.ts-snapshots/`. After a wanted change run with
 * `--update-snapshots`, then put expressions back for what differs each time (times, dates, codes).
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
  });
}
