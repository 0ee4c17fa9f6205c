import assert from "node:assert/strict";
import { test } from "node:test";
import { type Build, keepOfflinePage } from "../keep.ts";
import type { Wanting, WorkerScope } from "../worker_scope.ts";

const BUILD: Build = { version: "1", page: "/offline/1", files: ["/pkg/style-1.css"] };

/** A browser around one worker: what it keeps, what the server answers, and what the worker does with both. */
class Browser {
  readonly kept = new Map<string, Map<string, Response>>();
  readonly asked: string[] = [];
  readonly routes: object[] = [];
  preloads = false;
  /** Answers as the server; throws where there is none. */
  server: (url: string) => Response = (url) => new Response(`of the server: ${url}`);
  readonly #listeners = new Map<string, (event: never) => void>();

  constructor(build: Build = BUILD) {
    const path = (url: string) => new URL(url, "https://majlis.test").pathname;
    keepOfflinePage(
      {
        caches: {
          open: async (name: string) => {
            const cache = this.kept.get(name) ?? new Map<string, Response>();
            this.kept.set(name, cache);
            return {
              put: async (url: string, answer: Response) => void cache.set(path(url), answer),
              match: async (url: string) => cache.get(path(url))?.clone(),
            } as unknown as Cache;
          },
          keys: async () => [...this.kept.keys()],
          delete: async (name: string) => this.kept.delete(name),
        },
        registration: { navigationPreload: { enable: async () => void (this.preloads = true) } },
        fetch: async (request: string | { url: string }) => {
          const url = path(typeof request === "string" ? request : request.url);
          this.asked.push(url);
          return this.server(url);
        },
        skipWaiting: async () => undefined,
        addEventListener: (type: string, listen: (event: never) => void) => this.#listeners.set(type, listen),
      } as WorkerScope,
      build,
    );
  }

  async install(): Promise<void> {
    const addRoutes = async (routes: object[]) => {
      this.routes.push(...routes);
      throw new TypeError("an old browser does not know this condition");
    };
    await this.#live("install", { addRoutes });
  }

  async activate(): Promise<void> {
    await this.#live("activate", {});
  }

  /** What the worker answers; nothing if it leaves the request alone. */
  want(path: string, request: Partial<Wanting["request"]> = {}, preloadResponse: Wanting["preloadResponse"] = Promise.resolve(undefined)) {
    let answer: Promise<Response> | undefined;
    const respondWith = (given: Promise<Response>) => void (answer = given);
    const url = `https://majlis.test${path}`;
    this.#listeners.get("fetch")?.({ request: { url, mode: "navigate", method: "GET", ...request }, preloadResponse, respondWith } as never);
    return answer;
  }

  async #live(type: string, event: object): Promise<void> {
    const work: Promise<unknown>[] = [];
    this.#listeners.get(type)?.({ ...event, waitUntil: (one: Promise<unknown>) => void work.push(one) } as never);
    await Promise.all(work);
  }
}

const none = () => {
  throw new TypeError("Failed to fetch");
};

async function installed(build?: Build): Promise<Browser> {
  const browser = new Browser(build);
  await browser.install();
  await browser.activate();
  browser.asked.length = 0;
  return browser;
}

test("a page that the server answers is the server's", async () => {
  const browser = await installed();
  assert.equal(await (await browser.want("/sessions/1"))?.text(), "of the server: /sessions/1");
});

test("what the browser asked for meanwhile is not asked for again", async () => {
  const browser = await installed();
  assert.ok(browser.preloads);
  const ahead = new Response("ahead", { status: 404 });
  assert.equal(await browser.want("/sessions/1", {}, Promise.resolve(ahead)), ahead);
  assert.deepEqual(browser.asked, []);
});

test("where no server answers there is the offline page, with its own headers and as an error", async () => {
  const browser = new Browser();
  browser.server = (url) => new Response(url, { headers: { "content-security-policy": `of ${url}` } });
  await browser.install();
  browser.server = none;
  const failed = Promise.reject(new TypeError("net::ERR_INTERNET_DISCONNECTED"));
  for (const answer of [await browser.want("/sessions/1"), await browser.want("/", {}, failed)]) {
    assert.equal(answer?.status, 503);
    assert.equal(answer.headers.get("content-security-policy"), "of /offline/1");
    assert.equal(await answer.text(), "/offline/1");
  }
});

test("whoever cleared the browser sees the browser's own page", async () => {
  const browser = await installed();
  browser.kept.clear();
  browser.server = none;
  await assert.rejects(browser.want("/sessions/1") as Promise<Response>, TypeError);
});

test("nothing else is answered, and forms are never touched", async () => {
  const browser = await installed();
  for (const [path, mode, method] of [
    ["/pkg/style-1.css", "no-cors", "GET"],
    ["/api/sessions", "cors", "GET"],
    ["/api/join", "cors", "POST"],
    ["/events", "cors", "GET"],
    ["/offline-worker.js", "same-origin", "GET"],
    ["/api/login", "navigate", "POST"],
  ] as const) {
    assert.equal(browser.want(path, { mode, method }), undefined, path);
  }
  const pages = { requestMode: "navigate", requestMethod: "GET" };
  assert.deepEqual(browser.routes, [
    { condition: pages, source: "race-network-and-fetch-handler" },
    { condition: { not: { or: [pages, { urlPattern: { pathname: "/offline/*" } }] } }, source: "network" },
  ]);
});

test("the offline page's files come from what is kept, and are those of every page", async () => {
  const browser = await installed();
  browser.server = none;
  const style = await browser.want("/offline/pkg/style-1.css", { mode: "no-cors" });
  assert.equal(await style?.text(), "of the server: /pkg/style-1.css");
});

test("a new build takes the place of the old one, and of nothing else", async () => {
  const browser = await installed({ ...BUILD, version: "2" });
  browser.kept.set("offline-1", new Map()).set("somebody else's", new Map());
  await browser.activate();
  assert.deepEqual([...browser.kept.keys()], ["offline-2", "somebody else's"]);
});

test("a page whose files are not all there is not kept", async () => {
  const browser = new Browser();
  browser.server = (url) => new Response(url, { status: url.startsWith("/pkg/") ? 404 : 200 });
  await assert.rejects(browser.install(), /style-1\.css: 404/);
});
