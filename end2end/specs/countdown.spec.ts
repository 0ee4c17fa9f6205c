import { silenceEvents } from "../fixtures/silent_events.ts";
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
  /** What stands over the digits at home, where it is not the same. */
  home?: "starts_in" | "started";
  spoken: Record<Language, string>;
}[] = [
  {
    label: "not_started",
    digits: /^(30:00|29:\d\d)$/,
    home: "starts_in",
    spoken: { ar: "تبدأ الجلسة خلال 30 دقيقة", en: "The session starts in 30 minutes" },
  },
  {
    on: "16:00",
    label: "preparation",
    digits: /^13:\d\d$/,
    home: "starts_in",
    stage: "part_preparation",
    spoken: { ar: "تبدأ الجلسة خلال 14 دقيقة", en: "The session starts in 14 minutes" },
  },
  {
    on: "20:00",
    label: "session",
    digits: /^06:\d\d$/,
    stage: "part_session",
    home: "started",
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
      await silenceEvents(page);
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

    test("at home it says the same of the next session", async ({ academy, logIn, say }) => {
      const student = await academy.add("student", "جنى الرشيد");
      await academy.plan({ at: "+30m", status: "ready", student });
      const page = await logIn(student);
      await page.clock.install();
      await silenceEvents(page);
      await goto(page, "/");
      for (const { on, label, home, digits, spoken: words } of PHASES) {
        if (on !== undefined) await page.clock.fastForward(on);
        await expect(page.locator(".countdown__label")).toHaveText(home === undefined ? say.timer[label] : say.home[home]);
        await expect(page.getByRole("timer", { includeHidden: true })).toHaveText(digits);
        await expect(page.locator(".countdown [aria-live=polite]")).toHaveText(words[language]);
      }
    });
  });
}

test("a lesson whose time passes while nobody opens it is over on every open page", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+30m" });
  for (const role of ["student", "teacher", "supervisor"] as const) {
    const page = await logIn(role);
    await page.clock.install();
    await silenceEvents(page);
    await goto(page, `/sessions/${session.id}`);
    await expect(page.getByRole("button", { name: say.join.too_early })).toBeDisabled();
    // To its end, and past the minutes after it.
    await page.clock.fastForward("01:25:00");
    await expect(page.locator(".door__text, .door__state"), role).toHaveText(say.session.lesson_over);
    await expect(page.getByRole("button", { name: say.join.lesson_over })).toBeDisabled();
  }
});

for (const [wrong, offset] of [
  ["ahead", 40],
  ["behind", -40],
] as const) {
  test(`the countdown is right on a device whose clock is 40 minutes ${wrong}`, async ({ academy, logIn, say }) => {
    const session = await academy.plan({ at: "+30m" });
    const page = await logIn("student");
    await page.clock.install({ time: Date.now() + offset * 60_000 });
    await goto(page, `/sessions/${session.id}`);
    await expect(page.locator(".countdown__label")).toHaveText(say.timer.not_started);
    await expect(page.getByRole("timer", { includeHidden: true })).toHaveText(/^(30:00|29:\d\d)$/);
    expect(Math.abs((await page.evaluate(() => Date.now())) - Date.now()), "the clock is wrong").toBeGreaterThan(39 * 60_000);
  });
}
