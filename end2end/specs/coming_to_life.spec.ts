import { isTheSameDocument, mark } from "../fixtures/same_document.ts";
import { expect, goto, test } from "../fixtures/test.ts";

test("what a page fetches while it is open comes by itself once it can be fetched", async ({ academy, faults, logIn, say }) => {
  const lost = faults.excuse(/Failed to fetch|ERR_FAILED/, "the test loses the preview's code");
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student");
  await page.route("**/split_preview.wasm", (route) => route.abort());
  await goto(page, `/sessions/${session.id}`);
  await mark(page);
  await expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled();
  await lost.happens();
  await expect(page.getByRole("button", { name: say.preview.start })).toHaveCount(0);

  await page.unroute("**/split_preview.wasm");
  await expect(page.getByRole("button", { name: say.preview.start })).toBeVisible();
  await isTheSameDocument(page);
});

test("Join does not move while the page comes to life", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student");
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/sessions/${session.id}`);
  await page.evaluate(() => document.fonts.ready);
  const join = page.getByRole("button", { name: say.join.ready });
  const before = await join.boundingBox();
  await expect(join).toBeDisabled();

  letThrough();
  await expect(join).toBeEnabled();
  await expect(page.getByRole("button", { name: say.preview.start })).toBeVisible();
  await expect(page.getByRole("button", { name: say.preview.test_name }), "all of its code is here").toBeEnabled();
  expect(await join.boundingBox()).toEqual(before);
});
