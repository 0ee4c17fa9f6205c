import type { Page } from "@playwright/test";
import { expect, goto, test } from "../fixtures/test.ts";

/** What a page may weigh before it is alive, as compressed on the way, kilobytes. */
const WASM_KB = 190;
const WHOLE_KB = 300;

/** One file of a page: its address and its bytes on the way. */
interface Arrived {
  path: string;
  bytes: number;
}

test("a page is light: what is fetched until it is alive stays within its budget", async ({ academy, logIn, page, server }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const isJudged = await isOptimised(server.url);
  if (!isJudged) console.log("weights are printed, not judged: the site is a quick build, without optimisation");
  for (const [what, path, visitor] of [
    ["login", "/login", page],
    ["session", `/sessions/${session.id}`, await logIn("student")],
    ["home", "/", await logIn("student")],
    ["admin", "/admin/sessions", await logIn("admin")],
  ] as const) {
    const whole = await untilAlive(visitor, path);
    const arrived = what === "session" ? whole.filter(({ path }) => !isMeetingCode(path)) : whole;
    const [wasm, all] = [kilobytes(arrived.filter(({ path }) => path.endsWith(".wasm"))), kilobytes(arrived)];
    console.log(`${what}: ${wasm} kB of WebAssembly, ${all} kB in ${arrived.length} files`);
    expect(wasm, "there is a program at all").toBeGreaterThan(0);
    if (!isJudged) continue;
    // Home and the admin panel fetch a part of their own with the program that every page shares.
    const shared = arrived.filter(({ path }) => path.endsWith("/frontend_bg.wasm"));
    expect(kilobytes(shared), `WebAssembly of ${what}`).toBeLessThanOrEqual(WASM_KB);
    if (what !== "admin") expect(all, `the whole of ${what}`).toBeLessThanOrEqual(WHOLE_KB);
  }
});

/** The class's and the preview's: fetched ahead, while a person reads the page, and no part of what it needs to be read. */
function isMeetingCode(path: string): boolean {
  return /\/(room|chunk|devices)-|\/split_(class|preview)|\/chunk_\d/.test(path);
}

/** Opens a page with nothing cached, and lists what had been asked for when it became alive, and its fonts. */
async function untilAlive(page: Page, path: string): Promise<Arrived[]> {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      performance.mark("alive");
      observer.disconnect();
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-hydrated"] });
  });
  await goto(page, path);
  await page.evaluate(() => document.fonts.ready);
  return page.evaluate(() => {
    const alive = performance.getEntriesByName("alive")[0]?.startTime ?? Number.NaN;
    const [own] = performance.getEntriesByType("navigation") as PerformanceResourceTiming[];
    const files = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(
      ({ name, startTime }) => startTime <= alive || name.endsWith(".woff2"),
    );
    return [own, ...files].flatMap((one) => (one ? [{ path: new URL(one.name).pathname, bytes: one.encodedBodySize }] : []));
  });
}

function kilobytes(files: Arrived[]): number {
  return Math.round(files.reduce((sum, { bytes }) => sum + bytes, 0) / 100) / 10;
}

/** A quick build keeps the names of its functions; the optimiser takes them out. */
async function isOptimised(url: string): Promise<boolean> {
  const login = await (await fetch(`${url}/login`)).text();
  const program = /\/pkg\/[^"' ]*frontend_bg\.wasm/.exec(login)?.[0];
  const bytes = await (await fetch(url + program)).arrayBuffer();
  return WebAssembly.Module.customSections(await WebAssembly.compile(bytes), "name").length === 0;
}
