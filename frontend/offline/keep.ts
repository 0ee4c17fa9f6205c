/**
 * Keeps the offline page, and shows it where a page was to be opened and no server answered. That is all: nothing else is
 * ever answered from here, so nothing that people see of their lessons can be out of date.
 */
import type { Installing, Wanting, WorkerScope } from "./worker_scope.ts";

/** What the server tells the worker of its build; made by `server/src/http/offline.rs`. */
export interface Build {
  version: string;
  /** Where the page is. */
  page: string;
  /** Where the files are that it needs. */
  files: string[];
}

/** Before the addresses by which the page asks for its files, so that no other page's are meant; see `app/src/shell/offline.rs`. */
const KEPT = "/offline";

/** What the names of our caches begin with. */
const CACHES = "offline-";

export function keepOfflinePage(worker: WorkerScope, build: Build): void {
  const cache = CACHES + build.version;
  worker.addEventListener("install", (event) => {
    event.waitUntil(keep(worker, cache, build));
    // Nothing on a page depends on which worker there is, so none has to wait until all pages are closed.
    event.waitUntil(worker.skipWaiting());
    keepOutOfTheWay(event);
  });
  worker.addEventListener("activate", (event) => {
    event.waitUntil(forgetOthers(worker, cache));
    // Starting a worker takes time: meanwhile the browser asks the server.
    event.waitUntil(worker.registration.navigationPreload?.enable() ?? Promise.resolve());
  });
  worker.addEventListener("fetch", (event) => {
    const { mode, method, url } = event.request;
    if (mode === "navigate") {
      // A form is sent by the browser itself: sent from here it would look like one of our own, whoever's it is, and the
      // server refuses what other sites send by that (decision 10).
      if (method === "GET") event.respondWith(openOr(worker, cache, build.page, event));
    } else if (new URL(url).pathname.startsWith(`${KEPT}/`)) {
      event.respondWith(keptOr(worker, cache, event));
    }
  });
}

/** The page under its address, its files under those by which it asks for them; all of it or the worker is not installed. */
async function keep(worker: WorkerScope, name: string, { page, files }: Build): Promise<void> {
  const cache = await worker.caches.open(name);
  const take = async (from: string, to: string, options?: RequestInit) => {
    const answer = await worker.fetch(from, options);
    if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
    await cache.put(to, answer);
  };
  // The files are those of every page, and the browser has them already.
  await Promise.all([take(page, page, { credentials: "omit" }), ...files.map((file) => take(file, KEPT + file))]);
}

/**
 * Tells browsers that can be told (Chromium) not to wait for the worker where the server answers a page, and for anything
 * else not even to ask it.
 */
function keepOutOfTheWay(event: Installing): void {
  const pages = { requestMode: "navigate", requestMethod: "GET" };
  const files = { urlPattern: { pathname: `${KEPT}/*` } };
  const told = event.addRoutes?.([
    { condition: pages, source: "race-network-and-fetch-handler" },
    { condition: { not: { or: [pages, files] } }, source: "network" },
  ]);
  // One that does not understand goes on asking, and is told the same each time.
  told?.catch(() => undefined);
}

async function forgetOthers(worker: WorkerScope, mine: string): Promise<void> {
  const others = (await worker.caches.keys()).filter((name) => name.startsWith(CACHES) && name !== mine);
  await Promise.all(others.map((name) => worker.caches.delete(name)));
}

/** What the server answers; if nothing does, the offline page. */
async function openOr(worker: WorkerScope, cache: string, page: string, event: Wanting): Promise<Response> {
  try {
    return (await event.preloadResponse) ?? (await worker.fetch(event.request));
  } catch (unreachable) {
    const kept = await (await worker.caches.open(cache)).match(page);
    // People may clear what a browser keeps; then it says so in its own words.
    if (!kept) throw unreachable;
    return new Response(kept.body, { status: 503, statusText: "Service Unavailable", headers: kept.headers });
  }
}

/** A file of the offline page. */
async function keptOr(worker: WorkerScope, cache: string, event: Wanting): Promise<Response> {
  const kept = await (await worker.caches.open(cache)).match(event.request.url);
  return kept ?? worker.fetch(event.request);
}
