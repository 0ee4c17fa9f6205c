import { expect, goto, test } from "../fixtures/test.ts";

// That the server itself answers so when its database fails is shown in server/tests/it/router.rs.
test("a page that the server could not read says so under its number, and tries again", async ({
  academy,
  faults,
  logIn,
  say,
}) => {
  faults.excuse(/status of 500/, "the browser notes the answer");
  const student = await academy.add("student", "ريم القرني");
  const session = await academy.plan({ title: "حلقة الفجر", at: "+3h", student });
  const page = await logIn(student);
  await goto(page, "/");
  const state = `**/api/sessions/${session.id}/state?*`;
  const body = JSON.stringify({ code: "internal", request_id: "0193-number" });
  await page.route(state, (route) => route.fulfill({ status: 500, contentType: "application/json", body }));
  await page.locator(".door--home").getByRole("link").click();

  await expect(page.getByRole("heading", { level: 1, name: say.error.failed_title })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("0193-number");
  await expect(page.getByRole("link", { name: say.error.home })).toHaveAttribute("href", "/");
  await page.unroute(state);
  await page.getByRole("button", { name: say.error.retry }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("حلقة الفجر");
});
