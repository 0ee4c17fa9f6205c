import { expect, test } from "../../fixtures/test.ts";

/** Runs in a browser without JavaScript: the address and a plain form do everything but change a session. */

test("filters, pages and details without JavaScript", async ({ academy, logIn, say, server }) => {
  const word = "بلا برنامج";
  const session = await academy.plan({ title: word, at: "+2h", status: "ready" });
  const page = await logIn("admin");
  await page.goto("/admin/sessions?status=ready");
  await page.getByRole("searchbox").fill(word);
  await page.getByRole("searchbox").press("Enter");
  expect(new URL(page.url()).searchParams.get("status"), "the status stays").toBe("ready");
  const rows = page.locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(1);
  await rows.getByRole("link").click();
  const details = page.getByRole("complementary");
  await expect(details.getByText(`${server.url}/sessions/${session.id}`)).toBeVisible();
  await expect(details.getByRole("listitem").first()).toContainText(say.status.ready);
  await expect(details.getByRole("button", { name: say.admin.move_suspended })).toHaveCount(0);
  await expect(details.getByRole("button", { name: say.admin.move_cancelled })).toBeDisabled();
  await details.getByRole("link", { name: say.admin.close }).click();
  await expect(details).toHaveCount(0);
  await expect(rows).toHaveCount(1);
});
