/**
 * The little that the worker uses of a service worker's surroundings. TypeScript knows them only instead of a page's, and
 * both live in this package; tests give a worker such surroundings of their own.
 */

/** What happens to the worker itself: it lives until what it was given to wait for is done. */
export interface Lifetime {
  waitUntil(work: Promise<unknown>): void;
}

/** The worker is being installed. */
export interface Installing extends Lifetime {
  /** Which requests go where without asking the worker; not every browser has it. */
  addRoutes?(routes: object[]): Promise<void>;
}

/** A page wants something. */
export interface Wanting {
  readonly request: Pick<Request, "mode" | "method" | "url">;
  /** The answer to what the browser asked the server for while the worker was starting, if it did. */
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

/** The worker's `self`. */
export interface WorkerScope {
  readonly caches: Pick<CacheStorage, "open" | "keys" | "delete">;
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  fetch(request: Wanting["request"] | string, options?: RequestInit): Promise<Response>;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install", listen: (event: Installing) => void): void;
  addEventListener(type: "activate", listen: (event: Lifetime) => void): void;
  addEventListener(type: "fetch", listen: (event: Wanting) => void): void;
}
