import { PASSWORD } from "../fixtures/academy.ts";
import { expect, goto, isAlive, logInByForm, test } from "../fixtures/test.ts";

test("a person logs in and sees their sessions", async ({ page, academy, language, say }) => {
  const { email, name } = academy.people.student;
  await goto(page, "/login");
  await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
  await page.getByLabel(say.login.email, { exact: true }).fill(email);
  await page.getByLabel(say.login.password, { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: say.login.submit, exact: true }).click();

  await expect(page.getByRole("heading", { level: 1, name: say.home.title })).toBeVisible();
  await expect(page).toHaveTitle(`${say.home.title} · أكاديمية الإتقان`);
  await page.locator(".menu__button").click();
  await expect(page.getByText(name, { exact: true })).toBeVisible();
});

test("a wrong password is told at the form, and not whether the e-mail is known", async ({ page, academy, say }) => {
  for (const email of [academy.people.student.email, "nobody@itqan-academy.example"]) {
    await logInByForm(page, email, "/login?next=/sessions/1", "a wrong password");
    await isAlive(page);
    await expect(page.getByRole("alert")).toHaveText(say.login.wrong_credentials);
    const field = page.getByLabel(say.login.email, { exact: true });
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(say.login.wrong_credentials);
    expect(page.url(), "what was typed stays out of addresses").not.toContain("@");
    expect(page.url()).toContain("next=/sessions/1");
  }
});

test("each field says in the page's language what is wrong with it", async ({ page, say }) => {
  await goto(page, "/login");
  const email = page.getByLabel(say.login.email, { exact: true });
  const password = page.getByLabel(say.login.password, { exact: true });
  await page.getByRole("button", { name: say.login.submit, exact: true }).click();
  await expect(email).toBeFocused();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await expect(email).toHaveAccessibleDescription(say.login.email_missing);
  await expect(password).toHaveAccessibleDescription(say.login.password_missing);
  await email.fill("sara");
  await password.press("Enter");
  await expect(email).toHaveAccessibleDescription(say.login.email_malformed);
  await email.fill("sara@example.org");
  await email.press("Enter");
  await expect(email).not.toHaveAttribute("aria-invalid");
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute("aria-invalid", "true");
  expect(new URL(page.url()).search, "nothing was sent").toBe("");
});

test("too many tries are told", async ({ page, academy, api, say }) => {
  const { email } = await academy.add("student", "سارة الغامدي");
  const nobody = await api();
  for (let tries = 0; tries < 10; tries += 1) {
    const answer = await nobody.post("/api/login", { form: { email, password: "wrong" } });
    expect(answer.status()).toBe(401);
    expect(await answer.json()).toEqual({ code: "wrong_credentials" });
  }
  await logInByForm(page, email);
  await isAlive(page);
  await expect(page.getByRole("alert")).toHaveText(say.login.too_many_requests);
});

test("whoever is not logged in is led to the login page and back", async ({ page, academy }) => {
  const session = await academy.plan({ at: "+2h" });
  await goto(page, `/sessions/${session.id}`);
  expect(new URL(page.url()).pathname).toBe("/login");
  await logInByForm(page, academy.people.student.email, page.url());
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  await isAlive(page);
});

test("the way on after a login never leads to another site", async ({ page, academy, browse }) => {
  for (const next of ["//evil.example/", "https://evil.example/", "/\\evil.example", "/\t/evil.example"]) {
    const visitor = await browse();
    await logInByForm(visitor, academy.people.student.email, `/login?next=${encodeURIComponent(next)}`);
    await expect(visitor).toHaveURL("/");
    await visitor.close();
  }
  // What the form would send may be changed by whoever made the link.
  await page.goto("/login");
  await page.locator("main input[name=next]").evaluate((field: HTMLInputElement) => (field.value = "https://evil.example/"));
  await page.locator("input[name=email]").fill(academy.people.student.email);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator("form[action='/api/login'] button:not([type=button])").click();
  await expect(page).toHaveURL("/");
  await isAlive(page);
});

test("logging out ends the login, also for a copy of the cookie", async ({ page, academy, browse, say }) => {
  await logInByForm(page, academy.people.student.email);
  await isAlive(page);
  const cookies = await page.context().cookies();
  const login = cookies.find(({ name }) => name === "session");
  expect(login).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });

  await page.locator(".menu__button").click();
  await page.getByRole("button", { name: say.header.log_out }).click();
  await expect(page).toHaveURL("/login");
  await isAlive(page);

  const thief = await browse();
  await thief.context().addCookies(cookies);
  await goto(thief, "/");
  expect(new URL(thief.url()).pathname).toBe("/login");
});

test("whoever is logged in has nothing to do at the login page", async ({ logIn }) => {
  const page = await logIn("teacher");
  await goto(page, "/login");
  await expect(page).toHaveURL("/");
});

test("what was typed as password can be looked at", async ({ page, say }) => {
  await goto(page, "/login");
  const field = page.locator("input[name=password]");
  await field.fill("a secret");
  await expect(field).toHaveAttribute("type", "password");
  const look = page.getByRole("button", { name: say.login.show_password });
  await look.click();
  await expect(look).toHaveAttribute("aria-pressed", "true");
  await expect(field).toHaveAttribute("type", "text");
  await expect(field).toHaveValue("a secret");
});

test("the language is chosen by one button and kept", async ({ page, language, say }) => {
  await goto(page, "/login");
  await page.getByRole("button", { name: say.header.other_language }).click();
  const other = language === "ar" ? { lang: "en", dir: "ltr" } : { lang: "ar", dir: "rtl" };
  await expect(page.locator("html")).toHaveAttribute("lang", other.lang);
  await expect(page.locator("html")).toHaveAttribute("dir", other.dir);
  await goto(page, "/login");
  await expect(page.locator("html")).toHaveAttribute("lang", other.lang);
});
