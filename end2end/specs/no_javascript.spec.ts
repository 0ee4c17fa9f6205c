import { sessionIn, type State } from "../fixtures/states.ts";
import { expect, logInByForm, test } from "../fixtures/test.ts";

/** Runs in a browser without JavaScript: what must be there before, and without, WebAssembly. */

test("logging in, reading and logging out", async ({ page, academy, say }) => {
  await academy.plan({ title: "درس بلا برنامج", at: "+90h" });
  await logInByForm(page, academy.people.student.email);
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1, name: say.home.title })).toBeVisible();
  await expect(page.getByText("درس بلا برنامج", { exact: true })).toBeVisible();
  // Playwright's way of having no JavaScript leaves this out of the page, so the markup is read.
  expect(await (await page.request.get("/")).text()).toMatch(new RegExp(`<noscript>.*${say.boot.no_script}`, "s"));

  await page.locator("summary").click();
  await page.getByRole("button", { name: say.header.log_out }).click();
  await expect(page).toHaveURL("/login");
  await page.goto("/");
  expect(new URL(page.url()).pathname).toBe("/login");
});

test("a wrong password is told at the form", async ({ page, academy, say }) => {
  await logInByForm(page, academy.people.student.email, "/login", "a wrong password");
  await expect(page.getByRole("alert").filter({ visible: true })).toHaveText(say.login.wrong_credentials);
  await expect(page.getByLabel(say.login.email)).toHaveAttribute("aria-invalid", "true");
});

for (const [state, text] of [
  ["too early", (say) => say.session.too_early.split(" {{")[0]],
  ["ready", (say) => say.session.ready],
  ["completed", (say) => say.session.completed],
] as [State, (say: import("../fixtures/words.ts").Words) => string][]) {
  test(`a session that is ${state}: status, times and who`, async ({ academy, language, logIn, say }) => {
    const session = await sessionIn(state, academy);
    const page = await logIn("student");
    const answer = await page.goto(`/sessions/${session.id}`);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(session.title);
    await expect(page.locator(".badge")).toHaveText(say.status[session.status as keyof typeof say.status]);
    await expect(page.locator(".door__text, .door__state")).toContainText(text(say));

    const start = new Date(session.starts_at as string);
    const inRiyadh = { timeZone: "Asia/Riyadh", numberingSystem: "latn" } as const;
    const clock = start.toLocaleTimeString("en", { ...inRiyadh, hour: "numeric", minute: "2-digit" });
    const facts = page.locator(".facts");
    await expect(facts).toContainText(academy.people.teacher.name);
    await expect(facts).toContainText(clock.replace(/\s?[AP]M/, ""));
    await expect(facts).toContainText(start.toLocaleDateString(language, { ...inRiyadh, weekday: "long" }));
    await expect(facts).toContainText(start.toLocaleDateString(language, { ...inRiyadh, year: "numeric" }));
    for (const button of await page.getByRole("main").getByRole("button").all()) {
      await expect(button, "joining needs JavaScript").toBeDisabled();
    }
  });
}

test("the language and the appearance are chosen by plain forms", async ({ logIn, academy, say }) => {
  const session = await sessionIn("ready", academy);
  const page = await logIn("student");
  await page.goto(`/sessions/${session.id}`);
  await page.locator("summary").click();
  await page.getByRole("button", { name: say.header.theme_dark }).click();
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.getByRole("button", { name: say.header.other_language }).click();
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator(".door__text, .door__state")).toHaveText("Session is ready - you can join now");
});

test("the appearance is chosen before logging in, too", async ({ page, say }) => {
  await page.goto("/login?next=/sessions/1");
  await expect(page.locator('meta[name="theme-color"]'), "the device decides").toHaveCount(2);
  await page.locator("summary").click();
  await page.getByRole("button", { name: say.header.theme_dark }).click();
  await expect(page).toHaveURL("/login?next=/sessions/1");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator('meta[name="theme-color"]')).toHaveCount(1);
  await page.locator("summary").click();
  const chosen = page.getByRole("button", { name: say.header.theme_dark });
  await expect(chosen).toHaveAttribute("aria-pressed", "true");
});

test("the meeting's link leads to the session", async ({ academy, logIn }) => {
  const session = await sessionIn("ready", academy);
  const page = await logIn("teacher");
  await page.goto(`/meeting/${session.meeting?.room_name}`);
  await expect(page).toHaveURL(`/sessions/${session.id}`);
});
