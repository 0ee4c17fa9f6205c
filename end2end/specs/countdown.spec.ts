import { expect, goto, test } from "../fixtures/test.ts";
import type { Language } from "../fixtures/words.ts";

type Part = "part_preparation" | "part_session" | "part_overtime";

/** A lesson of 45 minutes that starts in half an hour, as time passes. */
const PHASES: {
  /** How far the page's clock is moved. */
  on?: string;
  label: "not_started" | "preparation" | "session" | "overtime";
  digits: RegExp;
  stage?: Part;
  spoken: Record<Language, string>;
}[] = [
  {
    label: "not_started",
    digits: /^(30:00|29:\d\d)$/,
    spoken: { ar: "تبدأ الجلسة خلال 30 دقيقة", en: "The session starts in 30 minutes" },
  },
  {
    on: "16:00",
    label: "preparation",
    digits: /^13:\d\d$/,
    stage: "part_preparation",
    spoken: { ar: "تبدأ الجلسة خلال 14 دقيقة", en: "The session starts in 14 minutes" },
  },
  {
    on: "20:00",
    label: "session",
    digits: /^06:\d\d$/,
    stage: "part_session",
    spoken: { ar: "بدأت الجلسة قبل 6 دقائق", en: "The session started 6 minutes ago" },
  },
  {
    on: "45:00",
    label: "overtime",
    digits: /^06:\d\d$/,
    stage: "part_overtime",
    spoken: { ar: "تجاوزت الجلسة موعد انتهائها بـ 6 دقائق", en: "The session is 6 minutes past its end" },
  },
];

for (const language of ["ar", "en"] satisfies Language[]) {
  test.describe(language, () => {
    test.use({ language });

    test("the countdown goes from phase to phase, in digits, on the line and in words", async ({ academy, logIn, say }) => {
      const session = await academy.plan({ at: "+30m", status: "ready" });
      const page = await logIn("parent");
      await page.clock.install();
      // A state that arrives would set the page's clock right again.
      await page.route("**/events?*", () => undefined);
      await goto(page, `/sessions/${session.id}`);
      const spoken = page.locator(".countdown [aria-live=polite]");
      const present = page.getByRole("list", { name: say.timer.line }).locator("[aria-current=step]");
      for (const { on, label, digits, stage, spoken: words } of PHASES) {
        if (on !== undefined) await page.clock.fastForward(on);
        await expect(page.locator(".countdown__label")).toHaveText(say.timer[label]);
        await expect(page.getByRole("timer", { includeHidden: true })).toHaveText(digits);
        await expect(spoken).toHaveText(words[language]);
        await (stage === undefined ? expect(present).toHaveCount(0) : expect(present).toContainText(say.timer[stage]));
      }
    });
  });
}
