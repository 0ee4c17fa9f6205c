import { REASON, sessionIn } from "../../fixtures/states.ts";
import { expect, goto, test } from "../../fixtures/test.ts";
import type { Language } from "../../fixtures/words.ts";
import { isClean } from "./clean.ts";

/** Every page and state by axe, in both languages, both themes, on desktop and phone; grouped, so that it stays quick. */
for (const language of ["ar", "en"] satisfies Language[]) {
  test.describe(language, () => {
    test.use({ language });

    test("login, errors and my sessions", async ({ academy, faults, logIn, page, say, server }) => {
      faults.excuse(/status of 404/, "the browser notes each page that was not found");
      await goto(page, "/login");
      await isClean(page, "login");
      await goto(page, "/login?error=wrong_credentials");
      await isClean(page, "a wrong password");
      await goto(page, "/no-such-page");
      await isClean(page, "not found, logged out");
      faults.excuse(/status of 403/, "the browser notes the refusal");
      await page.goto("about:blank");
      await page.setContent(`<form method="post" action="${server.url}/api/logout"><button>another site's form</button></form>`);
      await page.getByRole("button").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(say.edge.unusable_title);
      await isClean(page, "refused");

      const student = await academy.add("student", "ريان العمري");
      const home = await logIn(student);
      await goto(home, "/no-such-page");
      await isClean(home, "not found");
      await goto(home, "/");
      await isClean(home, "no sessions");
      await academy.plan({ title: "جدول الضرب 7 و8", at: "+26h", kind: "academic", student });
      await goto(home, "/");
      await isClean(home, "next session another day");
      await academy.plan({ at: "+8m24s", status: "ready", student });
      await academy.setStatus(await academy.plan({ at: "+4h", student }), "cancelled", REASON);
      await academy.setStatus(await academy.plan({ at: "-20h", status: "ongoing", student }), "completed");
      await goto(home, "/");
      await isClean(home, "my sessions");
      await home.locator("summary").click();
      await isClean(home, "account menu");

      faults.excuse(/ERR_/, "the test takes the server away");
      await home.route("**/api/sessions/**", (route) => route.abort("connectionrefused"));
      await goto(home, "/");
      await home.getByRole("link", { name: /جدول الضرب/ }).click();
      await expect(home.getByRole("heading", { level: 1, name: say.error.offline_title })).toBeVisible();
      await isClean(home, "the server can't be reached");
    });

    test("the session page in each state", async ({ academy, logIn }) => {
      test.slow();
      const student = await logIn("student");
      for (const state of [
        "unscheduled",
        "too early",
        "lesson over",
        "ready",
        "ongoing",
        "completed",
        "cancelled",
        "suspended",
      ] as const) {
        await goto(student, `/sessions/${(await sessionIn(state, academy)).id}`);
        await isClean(student, state);
      }
    });

    test("the session page for each role", async ({ academy, logIn }) => {
      const early = await sessionIn("too early", academy);
      const ready = await sessionIn("ready", academy);
      for (const role of ["teacher", "supervisor", "parent"] as const) {
        const page = await logIn(role);
        for (const [state, { id }] of Object.entries({ early, ready })) {
          await goto(page, `/sessions/${id}`);
          await isClean(page, `${role}, ${state}`);
        }
      }
    });

    test("the admin's sessions", async ({ academy, logIn, say }) => {
      const title = `إتاحة ${language}`;
      const session = await academy.plan({ title, at: "+90m" });
      await academy.setStatus(await academy.plan({ title, at: "+5h", kind: "academic" }), "cancelled", REASON);
      const over = await sessionIn("lesson over", academy);
      const page = await logIn("admin");
      const list = `/admin/sessions?q=${encodeURIComponent(title)}`;
      await goto(page, list);
      await isClean(page, "list");
      await goto(page, "/admin/sessions?q=QI-0000-0000");
      await isClean(page, "nothing found");
      await goto(page, `/admin/sessions?id=${over.id}`);
      await isClean(page, "details that need attention");
      await goto(page, `${list}&id=${session.id}`);
      const details = page.getByRole("complementary");
      await details.getByRole("button", { name: say.admin.move_ready }).click();
      await expect(details.getByText(say.admin.done_open)).toBeVisible();
      await isClean(page, "details after a move");
      await details.getByRole("button", { name: say.admin.move_cancelled }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await isClean(page, "the question before cancelling");
    });
  });
}
