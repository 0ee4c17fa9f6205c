import { areHighEnough, fits } from "../../fixtures/phone.ts";
import { sessionIn, STATES } from "../../fixtures/states.ts";
import { expect, goto, test } from "../../fixtures/test.ts";

test("every page fits a phone", async ({ academy, logIn, page, faults }) => {
  faults.excuse(/status of 404/, "the browser notes each page that was not found");
  await goto(page, "/login?error=wrong_credentials");
  await fits(page);
  const student = await logIn("student");
  for (const state of STATES) {
    const session = await sessionIn(state, academy);
    await goto(student, `/sessions/${session.id}`);
    await fits(student);
  }
  for (const path of ["/", "/no-such-page"]) {
    await goto(student, path);
    await fits(student);
  }
});

test("Join stays within the thumb's reach", async ({ academy, logIn, say }) => {
  const session = await sessionIn("ready", academy);
  const page = await logIn("student");
  await page.setViewportSize({ width: 390, height: 640 });
  await goto(page, `/sessions/${session.id}`);
  const join = page.getByRole("button", { name: say.join.ready });
  await expect(join).toBeInViewport({ ratio: 1 });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(join).toBeInViewport({ ratio: 1 });
});

test("why joining failed is read above the Join bar, without looking for it", async ({ academy, faults, logIn, say }) => {
  faults.excuse(/status of 500/, "the test takes the server's answer away");
  const session = await sessionIn("ready", academy);
  const page = await logIn("student");
  await page.setViewportSize({ width: 390, height: 640 });
  await goto(page, `/sessions/${session.id}`);
  await expect(page.getByRole("combobox", { name: say.preview.speaker }), "the page grows no more").toBeVisible();
  await page.route("**/api/join", (route) => route.fulfill({ status: 500, json: { code: "internal", request_id: "1" } }));
  await page.getByRole("button", { name: say.join.ready }).click();
  const note = page.getByRole("alert");
  await expect(note).toBeInViewport({ ratio: 1 });
  const [read, bar] = [await note.boundingBox(), await page.getByRole("button", { name: say.join.again }).boundingBox()];
  expect((read?.y ?? 0) + (read?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
});

test("what is touched is large enough", async ({ academy, logIn }) => {
  const session = await sessionIn("ready", academy);
  const page = await logIn("supervisor");
  for (const path of ["/", `/sessions/${session.id}`]) {
    await goto(page, path);
    await areHighEnough(page.locator("button, a, summary").and(page.locator(":not(.skip)")));
  }
});
