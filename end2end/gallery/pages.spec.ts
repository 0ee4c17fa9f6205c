import type { Academy, Person } from "../fixtures/academy.ts";
import { sessionIn } from "../fixtures/states.ts";
import { goto, test } from "../fixtures/test.ts";
import { inTheDark, shoot } from "./shoot.ts";

test("before the login", async ({ page, faults }) => {
  faults.excuse(/status of 404/, "the browser notes each page that was not found");
  await goto(page, "/login");
  await shoot(page, "login");
  await goto(page, "/login?error=wrong_credentials");
  await shoot(page, "login-wrong");
  await goto(page, "/no-such-page");
  await shoot(page, "not-found");
});

test("my sessions", async ({ academy, logIn }) => {
  const student = await academy.add("student", "ريان العمري");
  const page = await logIn(student);
  await goto(page, "/");
  await shoot(page, "my-sessions-empty");
  await fillTimetable(academy, student);
  await goto(page, "/");
  await shoot(page, "my-sessions");
  await inTheDark(page);
  await goto(page, "/");
  await shoot(page, "my-sessions-dark");
  await page.locator("summary").click();
  await shoot(page, "my-sessions-dark-menu");
});

test("the session page in each state", async ({ academy, logIn }) => {
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
    await shoot(student, `session-${state.replace(" ", "-")}`);
  }
  const early = await sessionIn("too early", academy);
  const ready = await sessionIn("ready", academy);
  for (const role of ["teacher", "supervisor", "admin", "parent"] as const) {
    const page = await logIn(role);
    await goto(page, `/sessions/${early.id}`);
    await shoot(page, `session-too-early-${role}`);
    await goto(page, `/sessions/${ready.id}`);
    await shoot(page, `session-ready-${role}`);
  }
  await inTheDark(student);
  await goto(student, `/sessions/${ready.id}`);
  await shoot(student, "session-ready-dark");
  await student.context().clearCookies({ name: "session" });
  await goto(student, "/login");
  await shoot(student, "login-dark");
});

async function fillTimetable(academy: Academy, student: Person): Promise<void> {
  const plan = (title: string, at: string, kind: string) => academy.plan({ title, at, kind, student });
  await academy.plan({ title: "سورة الملك، الآيات 1–10", at: "+8m24s", status: "ready", student });
  await plan("جدول الضرب 7 و8", "+1h30m", "academic");
  await plan("حلقة جزء عمّ", "+3h", "quran_group");
  await plan("", "+26h", "academic");
  await plan("كتابة قصة قصيرة", "+50h", "interactive_course");
  await academy.setStatus(await plan("أحكام النون الساكنة", "+4h", "quran_individual"), "cancelled", "سفر");
  for (const title of ["جدول الضرب 6", "سورة القلم، الآيات 1–16"]) {
    await academy.setStatus(await academy.plan({ title, at: "-20h", status: "ongoing", student }), "completed");
  }
}
