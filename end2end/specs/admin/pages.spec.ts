import type { Page } from "@playwright/test";
import { numbers, planMany } from "../../fixtures/many.ts";
import { expect, goto, test } from "../../fixtures/test.ts";
import { fill } from "../../fixtures/words.ts";

/** The titles of the list, from top to bottom. */
function titles(page: Page) {
  return page.locator("tbody").getByRole("row").getByRole("link");
}

async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute("data-marked", ""));
}

async function isTheSameDocument(page: Page): Promise<void> {
  await expect(page.locator("html[data-marked]"), "without a reload").toHaveCount(1);
}

test("fifty a page: on, back, by the browser's button, and never beyond", async ({ academy, logIn, say }) => {
  const word = "ترقيم";
  const [teacher, student] = [await academy.add("teacher", "أ. وليد الحربي"), await academy.add("student", "تالا الشمري")];
  await planMany(academy, numbers(53).map((n) => ({ title: `${word} ${n}`, at: `+${30 + n}h`, teacher, student })));
  // The latest first.
  const all = numbers(53).map((n) => `${word} ${52 - n}`);
  const page = await logIn("admin");
  await goto(page, `/admin/sessions?q=${word}`);
  await mark(page);
  const pager = page.getByRole("navigation", { name: say.admin.pages });
  const [previous, next] = [say.admin.previous, say.admin.next].map((name) => pager.getByRole("link", { name }));
  const isFirst = async () => {
    await expect(titles(page)).toHaveText(all.slice(0, 50));
    await expect(pager).toContainText(fill(say.admin.page_of, { first: "1", last: "50", total: "53" }));
    await expect(previous!).toHaveAttribute("aria-disabled", "true");
    expect(new URL(page.url()).searchParams.get("q"), "the search stays").toBe(word);
  };
  const isSecond = async () => {
    await expect(titles(page)).toHaveText(all.slice(50));
    await expect(pager).toContainText(fill(say.admin.page_of, { first: "51", last: "53", total: "53" }));
    await expect(next!).toHaveAttribute("aria-disabled", "true");
    expect(new URL(page.url()).searchParams.get("page")).toBe("2");
  };
  await isFirst();
  await next!.click();
  await isSecond();
  await next!.click({ force: true });
  await isSecond();
  await previous!.click();
  await isFirst();
  await page.goBack();
  await isSecond();
  await titles(page).last().click();
  await expect(page.getByRole("complementary")).toContainText(all.at(-1) as string);
  await isSecond();
  await isTheSameDocument(page);

  await page.reload({ waitUntil: "domcontentloaded" });
  await isSecond();
});

test("a day by its name or by its date, in the academy's zone", async ({ academy, logIn, say }) => {
  const word = "أيام";
  const day = (distance: number) =>
    new Date(Date.now() + distance * 86_400_000).toLocaleDateString("en-CA", { timeZone: "Asia/Riyadh" });
  const planned = [
    { title: `${word} أمس`, at: `${day(-1)}T23:59:00+03:00` },
    { title: `${word} اليوم`, at: `${day(0)}T00:00:00+03:00` },
    { title: `${word} غدًا`, at: `${day(1)}T00:01:00+03:00` },
    { title: `${word} مساء`, at: `${day(3)}T23:59:00+03:00` },
    { title: `${word} صباح`, at: `${day(3)}T00:00:00+03:00` },
  ];
  await planMany(academy, planned.map((one) => ({ ...one, status: "scheduled" as const })));
  const page = await logIn("admin");
  await goto(page, `/admin/sessions?q=${word}`);
  await mark(page);
  await expect(titles(page)).toHaveCount(5);
  const chips = page.getByRole("navigation", { name: say.admin.by_day });
  const field = page.getByLabel(say.admin.day, { exact: true });
  for (const [name, title, at] of [
    [say.day.yesterday, `${word} أمس`, -1],
    [say.day.today, `${word} اليوم`, 0],
    [say.day.tomorrow, `${word} غدًا`, 1],
  ] as const) {
    const chip = chips.getByRole("link", { name, exact: true });
    await chip.click();
    await expect(titles(page)).toHaveText([title]);
    await expect(chip).toHaveAttribute("aria-current", "true");
    await expect(field, "the field says which day that is").toHaveValue(day(at));
  }

  await field.fill(day(3));
  await page.getByRole("button", { name: say.admin.apply }).click();
  await expect(titles(page), "a day begins with the soonest").toHaveText([`${word} صباح`, `${word} مساء`]);
  expect(new URL(page.url()).searchParams.get("day")).toBe(day(3));
  await expect(chips.locator("[aria-current=true]")).toHaveCount(0);

  await field.fill(day(0));
  await page.getByRole("button", { name: say.admin.apply }).click();
  await expect(titles(page)).toHaveText([`${word} اليوم`]);
  await expect(chips.locator("[aria-current=true]"), "today by its date is today").toHaveText(say.day.today);
  await chips.getByRole("link", { name: say.admin.all_days, exact: true }).click();
  await expect(titles(page)).toHaveCount(5);
  await isTheSameDocument(page);
});
