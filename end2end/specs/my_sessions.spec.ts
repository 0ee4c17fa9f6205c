import type { Page } from "@playwright/test";
import { numbers, planMany } from "../fixtures/many.ts";
import { expect, goto, test } from "../fixtures/test.ts";
import type { Session } from "../fixtures/wire.ts";

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
  test.setTimeout(90_000);
  const student = await academy.add("student", "سلمى العنزي");
  const come = numbers(30).map((n) => ({ title: `قادم ${n}`, at: `+${20 + 5 * n}h`, student }));
  // The clock ends what should have ended days ago.
  const past = numbers(60).map((n) => ({ title: `مضى ${n}`, at: `-${48 + 3 * n}h`, status: "ongoing" as const, student }));
  const [planned, over] = [await planMany(academy, come), await planMany(academy, past)];
  const ended = async () => {
    const all = await server.majlis<Session[]>(["sessions", "list", "--academy", academy.slug]);
    return all.filter(({ id, status }) => status === "completed" && over.some((one) => one.id === id)).length;
  };
  await expect.poll(ended, { timeout: 20_000 }).toBe(60);

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
