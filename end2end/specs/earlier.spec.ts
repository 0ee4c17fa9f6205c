import { expect, goto, test } from "../fixtures/test.ts";

/** As many as the server tells at once of what is over. */
const AT_ONCE = 50;

test("what is longer ago than the home page shows is one link away", async ({ academy, browser, logIn, say }) => {
  const student = await academy.add("student", "سارة الغامدي");
  const cancelled = async (n: number) => {
    const session = await academy.plan({ title: `حصة رقم ${n}.`, at: `+${n}h`, student });
    await academy.setStatus(session, "cancelled", "سفر");
  };
  for (let n = 1; n <= AT_ONCE + 2; n += 2) await Promise.all([cancelled(n), cancelled(n + 1)]);

  const page = await logIn(student);
  await goto(page, "/");
  await page.evaluate(() => document.documentElement.setAttribute("data-marked", ""));
  const titles = page.locator(".row__title");
  await expect(titles).toHaveCount(AT_ONCE);
  await expect(titles.first()).toHaveText(`حصة رقم ${AT_ONCE + 2}.`);
  await page.getByRole("link", { name: say.home.earlier }).click();
  await expect(page.getByRole("heading", { level: 1, name: say.home.earlier })).toBeVisible();
  await expect(titles).toHaveText(["حصة رقم 2.", "حصة رقم 1."]);
  await expect(page.getByRole("link", { name: say.home.earlier }), "there is no more").toHaveCount(0);
  await expect(page.locator("html[data-marked]"), "without a reload").toHaveCount(1);
  const address = page.url();

  await page.goBack();
  await expect(titles).toHaveCount(AT_ONCE);

  const plain = await browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies(await page.context().cookies());
  const still = await plain.newPage();
  await still.goto(address);
  await expect(still.locator(".row__title")).toHaveText(["حصة رقم 2.", "حصة رقم 1."]);
  await plain.close();

  const stranger = await logIn("supervisor");
  const nowhere = await stranger.request.get(new URL("/?before=999999", address).href);
  expect(nowhere.status()).toBe(404);
});
