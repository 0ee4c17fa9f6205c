import { areHighEnough, scrollsNotSideways } from "../../fixtures/phone.ts";
import { expect, goto, test } from "../../fixtures/test.ts";

test("the list is cards, the details a page of their own, and nothing is wider than the phone", async ({ academy, logIn, say }) => {
  const word = "جلسة على الهاتف";
  await academy.plan({ title: `${word} بعنوان طويل لا يتسع له سطر واحد في شاشة ضيقة`, at: "+2h", status: "ready" });
  const page = await logIn("admin");
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 780 });
    await goto(page, `/admin/sessions?q=${encodeURIComponent(word)}`);
    const row = page.getByRole("link", { name: new RegExp(word) });
    for (const opened of [false, true]) {
      if (opened) await row.click();
      await expect(page.getByRole("complementary")).toHaveCount(opened ? 1 : 0);
      if (opened) await expect(row).toBeHidden();
      await scrollsNotSideways(page);
    }
    const cancel = page.getByRole("button", { name: say.admin.move_cancelled });
    await expect(cancel).toBeInViewport({ ratio: 1 });
    await areHighEnough(page.locator("button, a").and(page.locator(":not(.skip)")));
  }
});

test("the filters open as a sheet and close with the answer", async ({ academy, logIn, say }) => {
  const word = "تصفية على الهاتف";
  await academy.plan({ title: word, at: "+2h", kind: "academic" });
  const page = await logIn("admin");
  await goto(page, `/admin/sessions?q=${encodeURIComponent(word)}`);
  await page.getByRole("button", { name: say.admin.filter }).click();
  await page.getByLabel(say.admin.kind).selectOption("academic");
  await page.getByRole("button", { name: say.admin.apply }).click();
  await expect(page.getByLabel(say.admin.kind)).toBeHidden();
  await expect(page.getByRole("link", { name: word })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("kind")).toBe("academic");
});
