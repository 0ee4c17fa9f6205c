import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";
import { expect, goto, test } from "../fixtures/test.ts";
import { row, spread } from "./figures.ts";

const ROUNDS = 11;

/** One request of the page: what it was for and how many bytes came, as compressed on the way. */
interface Arrived {
  path: string;
  bytes: number;
}

/** What a person loads to stand before the door: the page of a session that may be joined, with nothing cached. */
test("the weight and the speed of the session page before joining", async ({ academy, browser, logIn, server }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const logged = await logIn("student");
  const cookies = await logged.context().cookies();
  const open = (throttle: number) => load(browser, `${server.url}/sessions/${session.id}`, cookies, throttle);

  const { arrived } = await open(1);
  row("file", "bytes");
  for (const { path, bytes } of arrived) row(path.replace(/-[0-9A-Za-z]{8,}\./, "-*."), bytes);
  const before = arrived.filter(({ path }) => !isMeetingCode(path));
  const total = (list: Arrived[]) => list.reduce((sum, { bytes }) => sum + bytes, 0);
  row("before joining", total(before), `${before.length} requests`);
  row("the meeting's code, fetched ahead", total(arrived) - total(before), `${arrived.length - before.length} requests`);

  for (const throttle of [1, 4]) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await open(throttle));
    row(`visible, CPU ${throttle}×, ms`, spread(rounds.map(({ visible }) => visible)));
    row(`alive, CPU ${throttle}×, ms`, spread(rounds.map(({ alive }) => alive)));
  }
});

/** What the worker of the offline page costs who comes again: every file is cached, the worker has been put to sleep. */
test("the session page opened again, with the worker of the offline page and without", async ({ academy, browser, logIn, server }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const logged = await logIn("student");
  const cookies = await logged.context().cookies();
  const url = `${server.url}/sessions/${session.id}`;
  const visit = async (serviceWorkers: "allow" | "block") => {
    const context = await browser.newContext({ serviceWorkers });
    await context.addCookies(cookies);
    const page = await context.newPage();
    await goto(page, url);
    if (serviceWorkers === "allow") await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.close();
    return context;
  };
  const contexts = { worker: await visit("allow"), none: await visit("block") };
  for (const throttle of [1, 4]) {
    const seen = { worker: [] as number[], none: [] as number[] };
    for (let round = 0; round < 2 * ROUNDS; round++) {
      seen.none.push(await visibleAgain(contexts.none, url, throttle));
      seen.worker.push(await visibleAgain(contexts.worker, url, throttle));
    }
    row(`visible again, CPU ${throttle}×, without a worker, ms`, spread(seen.none));
    row(`visible again, CPU ${throttle}×, with the worker, ms`, spread(seen.worker));
  }
});

async function visibleAgain(context: BrowserContext, url: string, throttle: number): Promise<number> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.stopAllWorkers");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await goto(page, url);
  const visible = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  await page.close();
  if (visible === undefined) throw new Error("the browser saw no paint");
  return visible;
}

function isMeetingCode(path: string): boolean {
  return /\/(room|chunk|devices)-|\/split_(class|preview)|\/chunk_\d/.test(path);
}

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;

async function load(browser: Browser, url: string, cookies: Cookies, throttle: number) {
  const context = await browser.newContext();
  await context.addCookies(cookies);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  const arrived = listen(devtools);
  await page.goto(url);
  await page.locator("html[data-hydrated]").waitFor({ timeout: 60_000 });
  const alive = await page.evaluate(() => performance.now());
  const visible = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  // The meeting's code comes by itself once the page is alive; the live stream stays open.
  await expect.poll(() => arrived.some(({ path }) => path.startsWith("/pkg/room-")), { timeout: 60_000 }).toBe(true);
  await context.close();
  if (visible === undefined) throw new Error("the browser saw no paint");
  return { arrived, alive, visible };
}

function listen(devtools: CDPSession): Arrived[] {
  const paths = new Map<string, string>();
  const arrived: Arrived[] = [];
  devtools.on("Network.requestWillBeSent", ({ requestId, request }) => paths.set(requestId, new URL(request.url).pathname));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const path = paths.get(requestId);
    if (path !== undefined) arrived.push({ path, bytes: encodedDataLength });
  });
  return arrived;
}
