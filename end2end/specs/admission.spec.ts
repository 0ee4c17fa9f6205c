import { expect, goto, test } from "../fixtures/test.ts";

test("whoever waits is told that the room is open: by the tab's title, and to screen readers", async ({
  academy,
  logIn,
  say,
}) => {
  const session = await academy.plan({ title: "حلقة النور", at: "+2h" });
  const plain = `حلقة النور · أكاديمية الإتقان`;
  const page = await logIn("student");
  await goto(page, `/sessions/${session.id}`);
  await expect(page).toHaveTitle(plain);
  // The running minutes are not read out again and again; the region around them is there from the beginning.
  const sentence = page.locator(".door__text, .door__state");
  await sentence.evaluate((region) => region.setAttribute("data-marked", ""));
  await expect(sentence.locator("[aria-live=off]")).toHaveText(/.+/);

  await academy.setStatus(session, "ready");
  await expect(page).toHaveTitle(`● ${say.status.ready} · ${plain}`);
  const region = page.locator("[aria-live=polite][data-marked]");
  await expect(region).toHaveText(say.session.ready);
  await expect(region.locator("[aria-live=off]")).toHaveCount(0);

  await academy.setStatus(session, "ongoing");
  await expect(page).toHaveTitle(`● ${say.status.ongoing} · ${plain}`);
  const opened = await logIn("teacher");
  const html = await (await opened.request.get(`/sessions/${session.id}`)).text();
  expect(html, "also as the page comes").toContain(`<title>● ${say.status.ongoing} · ${plain}</title>`);

  await academy.setStatus(session, "completed");
  await expect(page).toHaveTitle(plain);
});
