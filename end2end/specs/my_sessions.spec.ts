import type { Page } from "@playwright/test";
import { numbers, planMany } from "../fixtures/many.ts";
import { silenceEvents } from "../fixtures/silent_events.ts";
import { expect, goto, test } from "../fixtures/test.ts";
import type { Session } from "../fixtures/wire.ts";
import { fill } from "../fixtures/words.ts";

/** The titles under a heading, from top to bottom. */
function titles(page: Page, heading: string) {
  return page.getByRole("region", { name: heading, exact: true }).locator(".row__title");
}

test("the next session is on top, the others follow by time, what is over is apart", async ({ academy, logIn, say }) => {
  const student = await academy.add("student", "هدى المطيري");
  const plan = (title: string, at?: string) => academy.plan({ title, student, ...(at === undefined ? {} : { at }) });
  await plan("بلا موعد");
  await plan("بعد يومين", "+48h");
  await plan("بعد ثلاث ساعات", "+3h");
  await plan("بعد خمس ساعات", "+5h");
  await academy.setStatus(await plan("ألغيت", "+4h"), "cancelled", "سفر");
  await academy.setStatus(await academy.plan({ title: "انتهت", at: "-2h", status: "ongoing", student }), "completed");

  const page = await logIn(student);
  await goto(page, "/");
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("بعد ثلاث ساعات");
  await expect(page.locator(".door--home")).toContainText(academy.people.teacher.name);
  await expect(titles(page, say.home.upcoming)).toHaveText(["بعد خمس ساعات", "بعد يومين", "بلا موعد"]);
  await expect(titles(page, say.home.past)).toHaveText(["ألغيت", "انتهت"]);

  await page.getByRole("link", { name: /بعد يومين/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("بعد يومين");
});

test("everybody reads whom a lesson is with, and nobody their own name", async ({ academy, logIn }) => {
  const teacher = await academy.add("teacher", "نورة الزهراني");
  const { student, parent, admin } = academy.people;
  const title = "مراجعة مع نورة";
  await academy.plan({ title, at: "+20h", teacher });
  const session = await academy.plan({ title, at: "+40h", teacher });
  const both = [student.name, teacher.name];
  for (const [who, companions] of [
    [teacher, [student.name]],
    [student, [teacher.name]],
    [parent, both],
    [admin, both],
  ] as const) {
    const page = await logIn(who);
    await goto(page, "/");
    const row = page.locator("a.row").filter({ hasText: title }).last();
    const facts = page.locator(".facts");
    const told = async (place: typeof row) => {
      for (const name of both) {
        await expect(place.getByText(name, { exact: true })).toHaveCount(companions.includes(name) ? 1 : 0);
      }
    };
    await told(row);
    if (who === teacher) await told(page.locator(".door--home"));
    await goto(page, `/sessions/${session.id}`);
    await told(facts);
    await page.close();
  }
});

test("a lesson that was not held says so among those that are over, and on its page", async ({ academy, logIn, say }) => {
  const student = await academy.add("student", "نوف السبيعي");
  await academy.plan({ title: "فاتت", at: "-90m", status: "scheduled", student });
  const page = await logIn(student);
  await goto(page, "/");
  const row = page.getByRole("region", { name: say.home.past, exact: true }).getByRole("link", { name: "فاتت" });
  await expect(row.locator(".badge")).toHaveText(say.status.missed);
  await row.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("فاتت");
  await expect(page.locator(".badge")).toHaveText(say.status.missed);
});

test("a page that stays open over midnight names the days anew", async ({ academy, language, logIn, say }) => {
  const student = await academy.add("student", "شهد المطيري");
  const day = 24 * 3_600_000;
  const riyadh = 3 * 3_600_000;
  const toMidnight = day - ((Date.now() + riyadh) % day);
  const nextDayAt = (hour: number) => `+${Math.ceil(toMidnight / 60_000) + hour * 60}m`;
  await academy.plan({ title: "الأولى", at: nextDayAt(10), student });
  await academy.plan({ title: "الثانية", at: nextDayAt(12), student });
  const page = await logIn(student);
  await page.clock.install();
  await silenceEvents(page);
  await goto(page, "/");
  const weekday = (at: number) => new Date(at).toLocaleDateString(language, { weekday: "long", timeZone: "Asia/Riyadh" });
  const head = page.locator(".page__date");
  const heading = page.locator("h3.day");
  const door = page.locator(".door--home .facts");
  await expect(head).toContainText(weekday(Date.now()));
  await expect(heading).toContainText(fill(say.day.tomorrow_date, { date: weekday(Date.now() + toMidnight) }));
  await expect(door).toContainText(`${say.day.tomorrow} · `);

  await page.clock.fastForward(toMidnight + 1_000);
  await expect(head).toContainText(weekday(Date.now() + toMidnight + 60_000));
  await expect(heading).toContainText(fill(say.day.today_date, { date: weekday(Date.now() + toMidnight + 60_000) }));
  await expect(door).toContainText(`${say.day.today} · `);
});

test("a room that is open goes before an earlier start", async ({ academy, logIn, say }) => {
  const student = await academy.add("student", "عمر الشهري");
  await academy.plan({ title: "أقرب موعدًا", at: "+20m", student });
  const open = await academy.plan({ title: "القاعة مفتوحة", at: "+2h", status: "ready", student });
  const page = await logIn(student);
  await goto(page, "/");
  const door = page.getByRole("region", { name: "القاعة مفتوحة" });
  await door.getByRole("link", { name: say.join.ready }).click();
  await expect(page).toHaveURL(`/sessions/${open.id}`);
});

test("the page follows what happens, without being loaded again", async ({ academy, logIn, say }) => {
  const student = await academy.add("student", "ليان الدوسري");
  const page = await logIn(student);
  await goto(page, "/");
  await page.evaluate(() => document.documentElement.setAttribute("data-marked", ""));
  await expect(page.getByText(say.home.empty_title, { exact: true })).toBeVisible();

  const later = await academy.plan({ title: "لاحقًا", at: "+5h", student });
  const door = page.locator(".door--home");
  await expect(door.getByRole("heading")).toHaveText("لاحقًا");
  const sooner = await academy.plan({ title: "قريبًا", at: "+2h", student });
  await expect(door.getByRole("heading")).toHaveText("قريبًا");
  await expect(titles(page, say.home.upcoming)).toHaveText(["لاحقًا"]);

  await academy.setStatus(later, "ready");
  await expect(door.getByRole("heading")).toHaveText("لاحقًا");
  await expect(door.getByRole("link", { name: say.join.ready })).toBeVisible();
  await academy.setStatus(sooner, "cancelled", "سفر");
  await expect(titles(page, say.home.past)).toHaveText(["قريبًا"]);
  await expect(page.locator("html[data-marked]")).toHaveCount(1);
});

test("each sees the sessions that are theirs", async ({ academy, logIn, say }) => {
  const title = "درس للخاصة";
  await academy.plan({ title, at: "+90h" });
  const unknown = await academy.add("student", "فهد الحربي");
  for (const who of ["teacher", "student", "parent", "supervisor", "admin", unknown] as const) {
    const page = await logIn(who);
    await goto(page, "/");
    const link = page.getByRole("main").getByText(title, { exact: true });
    if (who === unknown) {
      await expect(page.getByText(say.home.empty_title, { exact: true })).toBeVisible();
      await expect(link).toHaveCount(0);
    } else {
      await expect(link.first()).toBeVisible();
    }
    await page.close();
  }
});

test("many sessions: all that come by day, the last fifty that were", async ({ academy, language, logIn, say, server }) => {
  const student = await academy.add("student", "سلمى العنزي");
  const come = numbers(30).map((n) => ({ title: `قادم ${n}`, at: `+${20 + 5 * n}h`, student }));
  // The clock ends what should have ended days ago.
  const past = numbers(60).map((n) => ({ title: `مضى ${n}`, at: `-${48 + 3 * n}h`, status: "ongoing" as const, student }));
  const [planned, over] = [await planMany(academy, come), await planMany(academy, past)];
  const ended = async () => {
    const all = await server.majlis<Session[]>(["sessions", "list", "--academy", academy.slug]);
    return all.filter(({ id, status }) => status === "completed" && over.some((one) => one.id === id)).length;
  };
  await expect.poll(ended).toBe(60);

  const page = await logIn(student);
  await goto(page, "/");
  await expect(page.locator(".door--home").getByRole("heading")).toHaveText("قادم 0");
  await expect(titles(page, say.home.past)).toHaveText(numbers(50).map((n) => `مضى ${n}`));

  const byDay = new Map<string, string[]>();
  for (const { starts_at, title } of planned.slice(1)) {
    const day = new Date(starts_at as string).toLocaleDateString("en-CA", { timeZone: "Asia/Riyadh" });
    byDay.set(day, [...(byDay.get(day) ?? []), title]);
  }
  const upcoming = page.getByRole("region", { name: say.home.upcoming, exact: true });
  const shown = await upcoming.locator("h3.day").evaluateAll((days) =>
    days.map((day) => [...(day.nextElementSibling?.querySelectorAll(".row__title") ?? [])].map((one) => one.textContent)),
  );
  expect(shown).toEqual([...byDay.values()]);
  const headings = await upcoming.locator("h3.day").allTextContents();
  for (const [at, day] of [...byDay.keys()].entries()) {
    const weekday = new Date(`${day}T12:00:00Z`).toLocaleDateString(language, { weekday: "long", timeZone: "UTC" });
    expect(headings[at]).toContain(weekday);
    expect(headings[at]).toMatch(new RegExp(`\\D${Number(day.slice(-2))}\\D`));
  }
});
