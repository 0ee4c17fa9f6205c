import type { Browser, CDPSession, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
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
