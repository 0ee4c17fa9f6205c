import type { Page } from "@playwright/test";
import { DESKTOP, PHONE, browser as launchOptions } from "../browser.ts";
import type { Academy, Person } from "../fixtures/academy.ts";
import { Classroom } from "../fixtures/classroom.ts";
import { test as withOwnLiveKit } from "../fixtures/own_livekit.ts";
import { sessionIn } from "../fixtures/states.ts";
import { expect, goto, logInByForm, test } from "../fixtures/test.ts";

/** Pictures of every page and state, in both languages and sizes, for people to look at: `make screenshots`. */

const SIZES = { desktop: DESKTOP, phone: PHONE };

for (const language of ["ar", "en"] as const) {
  for (const [size, device] of Object.entries(SIZES)) {
    test.describe(`${language}, ${size}`, () => {
      test.use({ language, ...device });

      const shoot = async (page: Page, name: string) => {
        await page.evaluate(() => document.fonts.ready);
        const path = `screenshots/${name}.${language}.${size}.png`;
        await page.screenshot({ path, animations: "disabled", fullPage: !name.startsWith("class") && size === "desktop" });
      };

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

      withOwnLiveKit("in class", async ({ browse, faults, livekit, playwright, say, school, served, wire }) => {
        faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
        const session = await school.plan({ at: "-12m36s", status: "ongoing" });
        const { student, supervisor, teacher } = school.people;
        const enter = async (page: Page, { email }: Person) => {
          await logInByForm(page, email);
          await goto(page, `/sessions/${session.id}`);
          const join = page.getByRole("button", { name: say.join.ongoing });
          await join.or(page.getByRole("button", { name: say.join.observe })).click();
        };
        const page = await browse();
        await enter(page, teacher);
        await expect(page.getByRole("alert").filter({ hasText: say.failed.signalling_title })).toBeVisible();
        await shoot(page, "session-could-not-join");

        await livekit.start(served.url);
        await page.getByRole("button", { name: say.join.again }).click();
        const room = new Classroom(page, say);
        await room.isEntered();
        await shoot(page, "class-alone");

        const refused = await playwright.chromium.launch(launchOptions("--use-fake-ui-for-media-stream=deny"));
        const other = await browse();
        await enter(other, student);
        const observer = await browse(refused);
        await enter(observer, supervisor);
        await expect(room.tiles).toHaveCount(2);
        await room.switchOn(room.camera);
        const otherRoom = new Classroom(other, say);
        await otherRoom.isEntered();
        await otherRoom.switchOn(otherRoom.camera);
        await expect(page.locator("video")).toHaveCount(2);
        await shoot(page, "class-teacher");
        await shoot(other, "class-student");
        await shoot(observer, "class-observer");
        await room.controls.getByRole("button", { name: say.class.people }).click();
        await shoot(page, "class-people");

        const denied = await browse(refused);
        await logInByForm(denied, school.people.admin.email);
        await goto(denied, `/sessions/${session.id}`);
        await denied.getByRole("button", { name: say.join.as_participant }).click();
        const deniedRoom = new Classroom(denied, say);
        await deniedRoom.isEntered();
        await deniedRoom.microphone.click();
        await expect(denied.getByRole("alert").filter({ hasText: say.device.microphone.denied_title })).toBeVisible();
        await shoot(denied, "class-microphone-refused");

        wire.cut();
        await expect(page.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toBeVisible();
        await shoot(page, "class-reconnecting");
        wire.mend();
        await school.setStatus(session, "completed");
        const over = other.getByRole("heading", { level: 1, name: say.end.over_title });
        await expect(over).toBeVisible({ timeout: 60_000 });
        await shoot(other, "ended");
        await refused.close();
      });
    });
  }
}

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

/** Chooses the dark appearance as its form does. */
async function inTheDark(page: Page): Promise<void> {
  const answer = await page.request.post("/api/theme", { form: { theme: "dark", next: "/" }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}
