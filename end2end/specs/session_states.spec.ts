import type { Page } from "@playwright/test";
import type { Role } from "../fixtures/academy.ts";
import { REASON, sessionIn, type State } from "../fixtures/states.ts";
import { silenceEvents } from "../fixtures/silent_events.ts";
import { expect, goto, test } from "../fixtures/test.ts";
import type { Language } from "../fixtures/words.ts";

/**
 * What the session page tells whom, in each state of the session, word for word; and which buttons there are. A button
 * in brackets is there, but cannot be pressed.
 */
interface Row {
  state: State;
  who: Role[];
  ar: [text: string | RegExp, ...buttons: string[]];
  en: [text: string | RegExp, ...buttons: string[]];
}

/** A text in which minutes pass. Some of its spaces don't break. */
const pattern = (text: string) => new RegExp(`^${text.replaceAll(" ", "\\s")}$`);

const TABLE: Row[] = [
  {
    state: "unscheduled",
    who: ["teacher", "student", "supervisor", "admin"],
    ar: ["لم يُحدَّد موعد الجلسة بعد", "(في انتظار الجدولة)"],
    en: ["The session is not yet scheduled", "(Awaiting schedule)"],
  },
  {
    state: "unscheduled",
    who: ["parent"],
    ar: ["لم يُحدَّد موعد الجلسة بعد"],
    en: ["The session is not yet scheduled"],
  },
  {
    state: "too early",
    who: ["student", "supervisor"],
    ar: [pattern("سيُجهَّز الاجتماع خلال ساعتين و4\\d دقيقة \\(قبل الموعد بـ 15 دقيقة\\)"), "(لم يحن وقت الانضمام)"],
    en: [pattern("Meeting will be prepared in 2 hours and 4\\d minutes \\(15 minutes before start\\)"), "(Not open yet)"],
  },
  {
    state: "too early",
    who: ["teacher", "admin"],
    ar: [pattern("سيُجهَّز الاجتماع خلال ساعتين و4\\d دقيقة \\(قبل الموعد بـ 15 دقيقة\\)"), "(لم يحن وقت الانضمام)", "ابدأ الآن"],
    en: [
      pattern("Meeting will be prepared in 2 hours and 4\\d minutes \\(15 minutes before start\\)"),
      "(Not open yet)",
      "Start now",
    ],
  },
  {
    state: "too early",
    who: ["parent"],
    ar: [pattern("تبدأ الجلسة خلال (3 ساعات|ساعتين و5\\d دقيقة)")],
    en: [pattern("The session starts in (3 hours|2 hours and 5\\d minutes)")],
  },
  {
    state: "lesson over",
    who: ["student", "supervisor"],
    ar: ["انقضى موعد الجلسة ولم تُعقد", "(لم تُعقد الجلسة)"],
    en: ["The session's time passed and it was not held", "(Session not held)"],
  },
  {
    state: "lesson over",
    who: ["teacher", "admin"],
    ar: ["انقضى موعد الجلسة ولم تُعقد", "(لم تُعقد الجلسة)", "ابدأ الآن"],
    en: ["The session's time passed and it was not held", "(Session not held)", "Start now"],
  },
  {
    state: "long over",
    who: ["teacher", "student", "supervisor", "admin"],
    ar: ["انقضى موعد الجلسة ولم تُعقد", "(لم تُعقد الجلسة)"],
    en: ["The session's time passed and it was not held", "(Session not held)"],
  },
  {
    state: "long over",
    who: ["parent"],
    ar: ["انقضى موعد الجلسة ولم تُعقد"],
    en: ["The session's time passed and it was not held"],
  },
  {
    state: "lesson over",
    who: ["parent"],
    ar: ["انقضى موعد الجلسة ولم تُعقد"],
    en: ["The session's time passed and it was not held"],
  },
  {
    state: "ready",
    who: ["teacher", "student"],
    ar: ["الجلسة جاهزة - يمكنك الانضمام الآن", "انضم للجلسة"],
    en: ["Session is ready - you can join now", "Join session"],
  },
  {
    state: "ready",
    who: ["supervisor", "admin"],
    ar: ["الجلسة جاهزة - في انتظار أول مشارك", "مراقبة", "انضمام كمشارك"],
    en: ["Session is ready - waiting for the first participant", "Observe", "Join as participant"],
  },
  { state: "ready", who: ["parent"], ar: ["الجلسة جاهزة"], en: ["Session is ready"] },
  {
    state: "ongoing",
    who: ["teacher", "student"],
    ar: ["الجلسة جارية الآن - انضم للمشاركة", "انضمام للجلسة الجارية"],
    en: ["Session is currently ongoing - join to participate", "Join ongoing session"],
  },
  {
    state: "ongoing",
    who: ["supervisor", "admin"],
    ar: ["الجلسة جارية - يمكنك المراقبة أو المشاركة", "مراقبة", "انضمام كمشارك"],
    en: ["Session in progress - observe or take part", "Observe", "Join as participant"],
  },
  { state: "ongoing", who: ["parent"], ar: ["الجلسة جارية الآن"], en: ["Session is currently ongoing"] },
  {
    state: "completed",
    who: ["teacher", "student", "supervisor", "admin"],
    ar: ["انتهت الجلسة", "(الجلسة منتهية)"],
    en: ["The session has ended", "(Session ended)"],
  },
  { state: "completed", who: ["parent"], ar: ["انتهت الجلسة"], en: ["The session has ended"] },
  {
    state: "cancelled",
    who: ["teacher", "supervisor", "admin"],
    ar: [`أُلغيت الجلسة السبب: ${REASON}`, "(الجلسة ملغاة)"],
    en: [`The session was cancelled Reason: ${REASON}`, "(Session cancelled)"],
  },
  {
    state: "cancelled",
    who: ["student"],
    ar: ["أُلغيت الجلسة", "(الجلسة ملغاة)"],
    en: ["The session was cancelled", "(Session cancelled)"],
  },
  { state: "cancelled", who: ["parent"], ar: ["أُلغيت الجلسة"], en: ["The session was cancelled"] },
  {
    state: "suspended",
    who: ["teacher", "student", "supervisor"],
    ar: ["الجلسة معلّقة مؤقتًا", "(معلّقة)"],
    en: ["The session is suspended for now", "(Suspended)"],
  },
  {
    state: "suspended",
    who: ["admin"],
    ar: ["الجلسة معلّقة مؤقتًا", "(معلّقة)", "استئناف"],
    en: ["The session is suspended for now", "(Suspended)", "Resume"],
  },
  { state: "suspended", who: ["parent"], ar: ["الجلسة معلّقة مؤقتًا"], en: ["The session is suspended for now"] },
];

const BADGES: Record<State, Record<Language, string>> = {
  unscheduled: { ar: "غير مجدولة", en: "Unscheduled" },
  "too early": { ar: "مجدولة", en: "Scheduled" },
  "lesson over": { ar: "لم تُعقد", en: "Not held" },
  "long over": { ar: "لم تُعقد", en: "Not held" },
  ready: { ar: "جاهزة", en: "Ready" },
  ongoing: { ar: "جارية", en: "Ongoing" },
  completed: { ar: "مكتملة", en: "Completed" },
  cancelled: { ar: "ملغاة", en: "Cancelled" },
  suspended: { ar: "معلّقة", en: "Suspended" },
};

/** What the countdown shows; nothing where there is nothing to count. */
const DIGITS: Record<State, RegExp[]> = {
  unscheduled: [],
  "too early": [/^(3:00:00|2:5\d:\d\d)$/],
  "lesson over": [],
  "long over": [],
  ready: [/^(10:00|0[789]:\d\d)$/],
  ongoing: [/^1[2345]:\d\d$/],
  completed: [/^00:00$/],
  cancelled: [],
  suspended: [],
};

/** Join and the moves; trying one's devices is another matter. */
async function hasButtons(page: Page, buttons: string[]): Promise<void> {
  const found = page.getByRole("main").locator("button:not(.preview *, .device *, .door__ways *)");
  await expect(found).toHaveText(buttons.map((label) => label.replace(/[()]/g, "")));
  for (const [at, label] of buttons.entries()) {
    const button = found.nth(at);
    await (label.startsWith("(") ? expect(button).toBeDisabled() : expect(button).toBeEnabled());
  }
}

for (const row of TABLE) {
  test(`${row.state}: ${row.who.join(", ")}`, async ({ academy, language, logIn }) => {
    const session = await sessionIn(row.state, academy);
    const [text, ...buttons] = row[language];
    for (const role of row.who) {
      const page = await logIn(role);
      await goto(page, `/sessions/${session.id}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(session.title);
      await expect(page.locator(".session-head .badge")).toHaveText(BADGES[row.state][language]);
      await expect(page.locator(".door__text, .door__state")).toHaveText(text);
      await expect(page.locator(".countdown__digits")).toHaveText(DIGITS[row.state]);
      await hasButtons(page, buttons);
      await page.close();
    }
  });
}

test("the card is called by what the person does there", async ({ academy, language, logIn }) => {
  const session = await sessionIn("ready", academy);
  const called = {
    teacher: { ar: "إدارة الاجتماع المباشر", en: "Live meeting management" },
    student: { ar: "الانضمام إلى الجلسة المباشرة", en: "Join live session" },
  };
  for (const role of ["teacher", "student"] as const) {
    const page = await logIn(role);
    await goto(page, `/sessions/${session.id}`);
    await expect(page.getByRole("region", { name: called[role][language], exact: true })).toBeVisible();
  }
});

/** The clock makes a session ready at once, so that this state is there for an instant only. */
const PREPARED: Pick<Row, "who" | Language>[] = [
  {
    who: ["student", "supervisor"],
    ar: ["في انتظار تجهيز الاجتماع", "(جارٍ التجهيز…)"],
    en: ["Waiting for meeting preparation", "(Preparing…)"],
  },
  {
    who: ["teacher", "admin"],
    ar: ["في انتظار تجهيز الاجتماع", "(جارٍ التجهيز…)", "ابدأ الآن"],
    en: ["Waiting for meeting preparation", "(Preparing…)", "Start now"],
  },
  { who: ["parent"], ar: ["في انتظار تجهيز الاجتماع"], en: ["Waiting for meeting preparation"] },
];

for (const { who, ...words } of PREPARED) {
  test(`inside the window and not yet ready: ${who.join(", ")}`, async ({ academy, language, logIn }) => {
    const session = await academy.plan({ at: "+30m" });
    const [text, ...buttons] = words[language];
    for (const role of who) {
      const page = await logIn(role);
      await page.clock.install();
      await silenceEvents(page);
      await goto(page, `/sessions/${session.id}`);
      await expect(page.locator(".door__text, .door__state")).not.toHaveText(text);
      // The page's own clock runs ahead; the server has no reason yet to tell it anything.
      await page.clock.fastForward("16:00");
      await expect(page.locator(".door__text, .door__state")).toHaveText(text);
      await hasButtons(page, buttons);
      await page.close();
    }
  });
}

test("a stranger and a wrong number get the same 404 page", async ({ academy, otherAcademy, faults, logIn, say }) => {
  faults.excuse(/status of 404/, "the browser notes each page that was not found");
  const session = await sessionIn("ready", academy);
  const stranger = await academy.add("student", "نورة السالم");
  const pages: string[] = [];
  const attempts = [
    { who: stranger, path: `/sessions/${session.id}` },
    { who: otherAcademy.people.admin, path: `/sessions/${session.id}` },
    { who: stranger, path: "/sessions/987654321" },
    { who: stranger, path: "/sessions/not-a-number" },
  ];
  for (const { who, path } of attempts) {
    const page = await logIn(who);
    const answer = await goto(page, path);
    expect(answer.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say.error.not_found_title);
    pages.push(await page.getByRole("main").innerHTML());
  }
  expect(new Set(pages).size, "nobody can tell one from the other").toBe(1);
});
