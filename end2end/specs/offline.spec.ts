import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { PASSWORD } from "../fixtures/academy.ts";
import { isOfflinePage, NO_SERVER, openAndKeep } from "../fixtures/offline.ts";
import { Server } from "../fixtures/server.ts";
import { REASON } from "../fixtures/states.ts";
import { expect, goto, isAlive, test } from "../fixtures/test.ts";
import type { Language } from "../fixtures/words.ts";

/** What is shown where a page was to be opened and no server answers, and that nothing else is any different. */
test.use({ serviceWorkers: "allow" });

/** The names of everything the worker keeps. */
const kept = (page: Page) => page.evaluate(() => caches.keys());

/** Style, letters and icons are there, though the server is not. */
async function isWhole(page: Page): Promise<void> {
  const retry = page.locator("[data-retry]");
  expect((await retry.boundingBox())?.height, "the button has our look").toBeGreaterThanOrEqual(44);
  const letters = await page.evaluate(async () => {
    const text = document.querySelector("h1")?.textContent ?? "";
    return (await document.fonts.load("16px Vazirmatn", text)).map(({ status }) => status);
  });
  expect(letters).toContain("loaded");
  expect(letters).not.toContain("error");
  const drawn = retry.locator("use").evaluate((icon) => (icon as SVGUseElement).getBBox().width);
  expect(await drawn, "the icon is drawn").toBeGreaterThan(0);
}

for (const language of ["ar", "en"] satisfies Language[]) {
  test.describe(language, () => {
    test.use({ language });

    test("a lesson reloaded without a network: our page in the person's language, and the lesson as soon as there is one", async ({
      academy,
      faults,
      logIn,
      say,
    }) => {
      faults.excuse(NO_SERVER, "the test takes the network away");
      const student = await academy.add("student", "نورة الشمري");
      const session = await academy.plan({ title: "درس بلا شبكة", at: "+3h", student });
      const page = await logIn(student);
      await openAndKeep(page, `/sessions/${session.id}`);
      await page.context().setOffline(true);
      const answer = await page.reload();

      expect([answer?.status(), answer?.fromServiceWorker()]).toEqual([503, true]);
      await isOfflinePage(page, say);
      await expect(page).toHaveURL(`/sessions/${session.id}`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
      await isWhole(page);
      const everything = await page.content();
      for (const theirs of [student.name, student.email, session.title]) expect(everything).not.toContain(theirs);

      await page.getByRole("button", { name: say.error.retry }).click();
      await expect(page.getByRole("status")).toHaveText(say.offline.still);
      await page.context().setOffline(false);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(session.title);
      await isAlive(page);
    });
  });
}

test("the page has the chosen appearance, and the language of the last page where none was chosen", async ({ browse, faults, page, baseURL }) => {
  faults.excuse(NO_SERVER, "the test takes the network away");
  const choose = (name: string, value: string) => page.context().addCookies([{ name, value, url: baseURL as string }]);
  await choose("theme", "dark");
  await choose("locale", "en");
  await openAndKeep(page, "/login");
  // As for somebody whose account is in English and who never pressed the switch.
  await page.context().clearCookies({ name: "locale" });
  await page.context().setOffline(true);
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator('meta[name="theme-color"]')).toHaveCount(1);
  await expect(page.locator('meta[name="theme-color"]')).toHaveAttribute("content", "#19202d");

  const another = await browse();
  await openAndKeep(another, "/login");
  await another.context().setOffline(true);
  await another.reload();
  await expect(another.locator("html"), "the device decides").toHaveAttribute("data-theme", "system");
  await expect(another.locator('meta[name="theme-color"]')).toHaveCount(2);
});

test("a server that is gone: the page comes when it is back, and what its new build keeps takes the place of the old", async ({
  browse,
  faults,
  say,
}) => {
  faults.excuse(NO_SERVER, "the test takes the server away");
  const site = await mkdtemp(join(tmpdir(), "majlis-site-"));
  await cp(process.env["MAJLIS_SITE"] as string, site, { recursive: true });
  const media = { LIVEKIT_SERVER_URL: "ws://127.0.0.1:9", LIVEKIT_API_KEY: "none", LIVEKIT_API_SECRET: "nobody asks this media server" };
  const server = await Server.start({ MAJLIS_SITE: site, ...media });
  const page = await browse();
  await page.clock.install();
  await openAndKeep(page, `${server.url}/login`);
  const before = await kept(page);
  expect(before).toHaveLength(1);

  await server.restart(async () => {
    await page.goto(`${server.url}/sessions/1`);
    await isOfflinePage(page, say);
    await page.getByRole("button", { name: say.error.retry }).click();
    await expect(page.getByRole("status")).toHaveText(say.offline.still);
    await renameIcons(site);
  });
  // The longest that a look may be away.
  await page.clock.fastForward("01:30");
  await expect(page).toHaveURL(`${server.url}/login?next=/sessions/1`);
  await isAlive(page);
  await expect.poll(() => kept(page), "the browser looks for a new worker whenever a page is opened").not.toContain(before[0]);
  expect(await kept(page)).toHaveLength(1);

  await server.stop();
  await page.reload();
  await isOfflinePage(page, say);
  await isWhole(page);
  await rm(site, { recursive: true });
});

/** Makes another build of a site: one of its files has another name. */
async function renameIcons(site: string): Promise<void> {
  const list = join(site, "assets.json");
  const assets = JSON.parse(await readFile(list, "utf8")) as Record<string, string>;
  const renamed = "/pkg/icons-of-another-build.svg";
  await rename(join(site, assets["icons.svg"] as string), join(site, renamed));
  await writeFile(list, JSON.stringify({ ...assets, "icons.svg": renamed }));
}

test("nothing but pages passes through the worker: files, data and live events go to the server, and fail without it", async ({
  academy,
  faults,
  logIn,
  say,
}) => {
  faults.excuse(NO_SERVER, "the test takes the network away");
  const session = await academy.plan({ at: "+3h" });
  const page = await logIn("student");
  await openAndKeep(page, `/sessions/${session.id}`);
  const through: string[] = [];
  page.on("response", (answer) => {
    if (answer.fromServiceWorker()) through.push(new URL(answer.url()).pathname);
  });
  const answer = await goto(page, `/sessions/${session.id}`);
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null), "the worker sees this page").toBe(true);
  expect(answer.headers()["content-security-policy"], "the answer is the server's own").toContain("'nonce-");
  // A change for which the page fetches nothing more: what is cut off on its way would be noted as an error.
  await academy.setStatus(session, "cancelled", REASON);
  await expect(page.locator(".badge").first()).toHaveText(say.status.cancelled);
  expect(through.filter((path) => path !== `/sessions/${session.id}`)).toEqual([]);

  await page.context().setOffline(true);
  const failures = await page.evaluate(async () => {
    const ask = (url: string) => fetch(url).then(({ status }) => status, ({ name }: Error) => name);
    return [await ask("/api/sessions"), await ask("/"), await ask("/healthz")];
  });
  expect(failures).toEqual(["TypeError", "TypeError", "TypeError"]);
});

test("a form is the browser's own matter: it is not sent by the worker, and not answered by it", async ({ academy, page }) => {
  await openAndKeep(page, "/login");
  const { email } = academy.people.student;
  await goto(page, "/login?next=/sessions/0");
  await page.context().setOffline(true);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(PASSWORD);
  const sent = page.waitForEvent("requestfailed", (request) => request.method() === "POST");
  await page.locator("form[action='/api/login'] button:not([type=button])").click();
  await sent;
  await page.waitForURL(/^chrome-error:/);
});

test("what is kept is the same for everybody and holds nothing of anybody", async ({ academy, logIn }) => {
  const page = await logIn("teacher");
  await openAndKeep(page, "/");
  const everything = await page.evaluate(async () => {
    const texts: Record<string, string> = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts[new URL(request.url).pathname] = await ((await cache.match(request)) as Response).text();
      }
    }
    return texts;
  });
  const hash = "-[\\w-]+";
  expect(Object.keys(everything).sort().join(" ")).toMatch(
    new RegExp(
      `^/offline/[0-9a-f]{16} /offline/pkg/icons${hash}\\.svg /offline/pkg/offline-page${hash}\\.js ` +
        `/offline/pkg/style${hash}\\.css /offline/pkg/vazirmatn-arabic${hash}\\.woff2 /offline/pkg/vazirmatn-latin${hash}\\.woff2$`,
    ),
  );
  const { name, email } = academy.people.teacher;
  for (const text of Object.values(everything)) {
    for (const theirs of [name, email, academy.slug]) expect(text).not.toContain(theirs);
  }
});

test("a browser that refuses the worker shows pages as before", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException("not in this window", "SecurityError"));
    Object.defineProperty(navigator.serviceWorker, "register", { value: refuse });
  });
  await goto(page, "/login");
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then(({ length }) => length))).toBe(0);
});
