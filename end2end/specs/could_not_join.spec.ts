import type { Page, Route } from "@playwright/test";
import { Classroom } from "../fixtures/classroom.ts";
import { expect, goto, test } from "../fixtures/test.ts";
import type { Language, Words } from "../fixtures/words.ts";

/** How the door can fail beside what other specs show: the media server, its network, another tab, a login that is over. */
type Failure = Exclude<
  { [Key in keyof Words["failed"]]: Key extends `${infer Name}_title` ? Name : never }[keyof Words["failed"]],
  "signalling" | "media" | "other_tab" | "login"
>;

const TOLD: Record<Language, Record<Failure, [title: string, text: string]>> = {
  ar: {
    code: ["لم تُحمَّل أدوات الجلسة", "تحقق من الإنترنت ثم أعد المحاولة. إن تكرر ذلك فحدّث الصفحة."],
    offline: ["تعذّر الوصول إلى الخادم", "تحقق من الإنترنت ثم أعد المحاولة."],
    changed: ["لا يمكن الانضمام الآن", "تغيّرت حالة الجلسة؛ الصفحة تُحدَّث الآن."],
    gone: ["لم تعد هذه الجلسة متاحة لك", "ربما حُذفت أو تغيّر المسجّلون فيها."],
    role: ["لا يمكنك الانضمام", "حسابك يتابع هذه الجلسة ولا ينضم إليها."],
    busy: ["محاولات كثيرة", "انتظر قليلًا ثم أعد المحاولة."],
    unknown: ["حدث خطأ عندنا", "أعد المحاولة بعد قليل."],
  },
  en: {
    code: ["The meeting tools did not load", "Check your internet, then try again. If it happens again, reload the page."],
    offline: ["The server could not be reached", "Check your internet, then try again."],
    changed: ["Joining is not possible now", "The session has changed; the page is being refreshed."],
    gone: ["This session is no longer yours", "It may have been deleted, or its people changed."],
    role: ["You can not join", "Your account follows this session and does not join it."],
    busy: ["Too many tries", "Wait a little, then try again."],
    unknown: ["Something went wrong on our side", "Try again in a moment."],
  },
};

const answer = (status: number, json: object) => (route: Route) => route.fulfill({ status, json });

/** What our own server answers, or that it does not. */
const ANSWERS: Record<Exclude<Failure, "code">, (route: Route) => Promise<void>> = {
  offline: (route) => route.abort("connectionrefused"),
  changed: answer(409, { code: "not_joinable", reason: "suspended" }),
  gone: answer(404, { code: "not_found" }),
  role: answer(403, { code: "role_may_not_join" }),
  busy: answer(429, { code: "too_many_requests", retry_after_secs: 7 }),
  unknown: answer(500, { code: "internal", request_id: "0190b2f4-7c1e-7d0a-9a52-6f1c3f9f2a11" }),
};

for (const language of ["ar", "en"] satisfies Language[]) {
  test.describe(language, () => {
    test.use({ language });

    test("whatever keeps somebody out is told in its own words, and trying again leads in", async ({ academy, faults, logIn, say }) => {
      faults.excuse(/ERR_|status of (403|404|409|429|500)/, "the browser notes what it is refused");
      const session = await academy.plan({ at: "-5m", status: "ongoing" });
      const page = await logIn("student");
      await page.route("**/pkg/room-*", (route) => route.abort());
      await goto(page, `/sessions/${session.id}`);
      await page.getByRole("button", { name: say.join.ongoing }).click();
      await isTold(page, TOLD[language].code, say);
      await page.unroute("**/pkg/room-*");

      for (const [failure, fail] of Object.entries(ANSWERS) as [keyof typeof ANSWERS, (typeof ANSWERS)[keyof typeof ANSWERS]][]) {
        await page.route("**/api/join", fail, { times: 1 });
        await page.getByRole("button", { name: say.join.again }).click();
        await isTold(page, TOLD[language][failure], say, failure === "gone" || failure === "role" ? say.error.home : undefined);
      }
      await page.getByRole("button", { name: say.join.again }).click();
      await new Classroom(page, say).isEntered();
    });
  });
}

/** Title and text, and the next step, which is to try again; where that will hardly help, there is another way as well. */
async function isTold(page: Page, [title, text]: [string, string], say: Words, way?: string): Promise<void> {
  const note = page.getByRole("alert");
  await expect(note.getByRole("paragraph")).toHaveText(way === undefined ? [title, text] : [title, text, way]);
  await expect(note.getByRole("link")).toHaveText(way === undefined ? [] : [way]);
  await expect(page.getByRole("button", { name: say.join.again })).toBeEnabled();
}
