import { REASON, sessionIn, type State } from "../fixtures/states.ts";
import { expect, logInByForm, test } from "../fixtures/test.ts";
import type { Session } from "../fixtures/wire.ts";
import type { Language, Words } from "../fixtures/words.ts";

/** Runs in a browser without JavaScript: what must be there before, and without, WebAssembly. */

test("logging in, reading and logging out", async ({ page, academy, say }) => {
  await academy.plan({ title: "درس بلا برنامج", at: "+90h" });
  await logInByForm(page, academy.people.student.email);
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1, name: say.home.title })).toBeVisible();
  await expect(page.getByText("درس بلا برنامج", { exact: true })).toBeVisible();
  // Playwright's way of having no JavaScript leaves this out of the page, so the markup is read.
  expect(await (await page.request.get("/")).text()).toMatch(new RegExp(`<noscript>.*${say.boot.no_script}`, "s"));

  await page.locator(".menu__button").click();
  await page.getByRole("button", { name: say.header.log_out }).click();
  await expect(page).toHaveURL("/login");
  await page.goto("/");
  expect(new URL(page.url()).pathname).toBe("/login");
});

test("a wrong password is told at the form", async ({ page, academy, say }) => {
  await logInByForm(page, academy.people.student.email, "/login", "a wrong password");
  await expect(page.getByRole("alert").filter({ visible: true })).toHaveText(say.login.wrong_credentials);
  await expect(page.getByLabel(say.login.email)).toHaveAttribute("aria-invalid", "true");
});

test("the way to a lesson is a link", async ({ page, academy, say }) => {
  const student = await academy.add("student", "تالا الغامدي");
  const session = await academy.plan({ title: "القاعة مفتوحة", at: "+10m", status: "ready", student });
  await logInByForm(page, student.email);
  const link = page.locator(".door--home").getByRole("link", { name: say.join.ready });
  await expect(link).toHaveAttribute("href", `/sessions/${session.id}`);
  await link.click();
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  const join = page.getByRole("button", { name: say.join.ready });
  await expect(join).toBeDisabled();
  await expect(join).toHaveAccessibleDescription(`${say.join.needs_script} ${session.meeting?.link}`);
  await expect(page.locator(".door__script")).toBeVisible();
});

/** What the page says of each state: to teachers and students alike, but for the reason of a cancellation. */
const SENTENCES: Record<State, (say: Words) => string> = {
  unscheduled: (say) => say.session.unscheduled,
  "too early": (say) => say.session.too_early.split(" {{")[0] as string,
  "lesson over": (say) => say.session.lesson_over,
  "long over": (say) => say.session.lesson_over,
  ready: (say) => say.session.ready,
  ongoing: (say) => say.session.ongoing,
  completed: (say) => say.session.completed,
  cancelled: (say) => say.session.cancelled,
  suspended: (say) => say.session.suspended,
};

const IN_WORDS: Record<Language, { zone: string; length: string }> = {
  ar: { zone: "توقيت الرياض", length: "45 دقيقة" },
  en: { zone: "Riyadh time", length: "45 minutes" },
};

/** A session's start and end as its facts have to tell them, piece by piece. */
function times({ starts_at }: Session, language: Language): string[] {
  const start = new Date(starts_at as string);
  const end = new Date(start.getTime() + 45 * 60_000);
  const timeZone = "Asia/Riyadh";
  const clock = (at: Date) =>
    at.toLocaleTimeString("en", { timeZone, hour: "numeric", minute: "2-digit" }).replace(/\s?[AP]M/, "");
  const pieces = (calendar: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${language}-u-ca-${calendar}-nu-latn`, { timeZone, ...options })
      .formatToParts(start)
      .filter(({ type }) => ["weekday", "day", "month", "year", "relatedYear"].includes(type))
      .map(({ value }) => value);
  const date = { day: "numeric", month: "long", year: "numeric" } as const;
  return [
    ...[clock(start), clock(end), IN_WORDS[language].zone, IN_WORDS[language].length],
    ...pieces("gregory", { ...date, weekday: "long" }),
    ...pieces("islamic-umalqura", date),
  ];
}

for (const language of ["ar", "en"] satisfies Language[]) {
  test.describe(language, () => {
    test.use({ language });

    test("each field of the login says what is wrong with it, and the e-mail is kept", async ({ page, academy, say }) => {
      const email = page.getByLabel(say.login.email, { exact: true });
      const password = page.getByLabel(say.login.password, { exact: true });
      const send = async (typed: string, secret: string) => {
        await email.fill(typed);
        await password.fill(secret);
        await page.getByRole("button", { name: say.login.submit, exact: true }).click();
      };
      await page.goto("/login?next=/sessions/1");
      await send("", "");
      await expect(email).toHaveAccessibleDescription(say.login.email_missing);
      await expect(password).toHaveAccessibleDescription(say.login.password_missing);
      await send("sara", "");
      await expect(email).toHaveAccessibleDescription(say.login.email_malformed);
      await expect(email).toHaveAttribute("aria-invalid", "true");
      await expect(email).toHaveValue("sara");
      await send(academy.people.student.email, "");
      await expect(email).not.toHaveAttribute("aria-invalid");
      await expect(password).toHaveAttribute("aria-invalid", "true");
      await send(academy.people.student.email, "a wrong password");
      await expect(email).toHaveAccessibleDescription(say.login.wrong_credentials);
      await expect(email).toHaveValue(academy.people.student.email);
      expect(page.url(), "what was typed stays out of addresses").not.toContain("@");
      expect(page.url()).toContain("next=/sessions/1");
    });

    for (const [state, sentence] of Object.entries(SENTENCES) as [State, (say: Words) => string][]) {
      test(`a session that is ${state}: status, times, who and why, for student and teacher`, async ({ academy, logIn, say }) => {
        const session = await sessionIn(state, academy);
        for (const role of ["student", "teacher"] as const) {
          const page = await logIn(role);
          const answer = await page.goto(`/sessions/${session.id}`);
          expect(answer?.status()).toBe(200);
          await expect(page.getByRole("heading", { level: 1 })).toHaveText(session.title);
          const isMissed = state === "lesson over" || state === "long over";
          await expect(page.locator(".badge")).toHaveText(say.status[isMissed ? "missed" : session.status]);
          const text = page.locator(".door__text, .door__state");
          await expect(text).toContainText(sentence(say));
          await expect(text.getByText(REASON)).toHaveCount(state === "cancelled" && role === "teacher" ? 1 : 0);

          const facts = page.locator(".facts");
          await expect(facts).toContainText(academy.people[role === "teacher" ? "student" : "teacher"].name);
          for (const piece of session.starts_at === null ? [] : times(session, language)) {
            await expect(facts).toContainText(piece);
          }
          for (const button of await page.getByRole("main").getByRole("button").all()) {
            await expect(button, "joining needs JavaScript").toBeDisabled();
          }
          await page.getByRole("main").getByRole("link", { name: say.session.back }).click();
          await expect(page).toHaveURL("/");
          await page.close();
        }
      });
    }
  });
}

test("parents and staff read without JavaScript what they may, too", async ({ academy, logIn, say }) => {
  for (const [state, badge] of [
    ["too early", say.status.scheduled],
    ["ready", say.status.ready],
    ["ongoing", say.status.ongoing],
  ] as const) {
    const session = await sessionIn(state, academy);
    for (const role of ["parent", "supervisor", "admin"] as const) {
      const page = await logIn(role);
      await page.goto(`/sessions/${session.id}`);
      await expect(page.locator(".badge"), role).toHaveText(badge);
      for (const piece of times(session, "ar")) await expect(page.locator(".facts")).toContainText(piece);
      const buttons = page.getByRole("main").getByRole("button");
      await expect(buttons).toHaveCount(role === "parent" ? 0 : state === "too early" ? 1 : 2);
      for (const button of await buttons.all()) await expect(button).toBeDisabled();
      await page.close();
    }
    if (state === "too early") continue;
    const teacher = await logIn("teacher");
    await teacher.goto(`/sessions/${session.id}`);
    await expect(teacher.locator(".door__script"), "the link, to open it elsewhere").toContainText(session.meeting?.link as string);
  }
});

test("the language and the appearance are chosen by plain forms", async ({ logIn, academy, say }) => {
  const session = await sessionIn("ready", academy);
  const page = await logIn("student");
  await page.goto(`/sessions/${session.id}`);
  await page.locator(".menu__button").click();
  await page.getByRole("button", { name: say.header.theme_dark }).click();
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.getByRole("button", { name: say.header.other_language }).click();
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator(".door__text, .door__state")).toHaveText("Session is ready - you can join now");
});

test("the appearance is chosen before logging in, too", async ({ page, say }) => {
  await page.goto("/login?next=/sessions/1");
  await expect(page.locator('meta[name="theme-color"]'), "the device decides").toHaveCount(2);
  await page.locator(".menu__button").click();
  await page.getByRole("button", { name: say.header.theme_dark }).click();
  await expect(page).toHaveURL("/login?next=/sessions/1");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator('meta[name="theme-color"]')).toHaveCount(1);
  await page.locator(".menu__button").click();
  const chosen = page.getByRole("button", { name: say.header.theme_dark });
  await expect(chosen).toHaveAttribute("aria-pressed", "true");
});

test("the meeting's link leads to the session", async ({ academy, logIn }) => {
  const session = await sessionIn("ready", academy);
  const page = await logIn("teacher");
  await page.goto(`/meeting/${session.meeting?.room_name}`);
  await expect(page).toHaveURL(`/sessions/${session.id}`);
});
