import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { create_tab_claim } from "../tab_claim.ts";
import { settled } from "./fakes.ts";

type Callback = (lock: object | null) => Promise<unknown> | undefined;

/** As much of the Web Locks API as a claim uses, for all "tabs" of a test. */
class FakeLocks {
  #held: { end: Promise<unknown>; rob: () => void } | undefined;

  request(_name: string, options: LockOptions, callback: Callback): Promise<unknown> {
    if (options.steal === true) this.#held?.rob();
    else if (this.#held !== undefined && options.ifAvailable === true) return Promise.resolve(callback(null));
    else if (this.#held !== undefined) return this.#wait(options, callback);
    return this.#grant(callback);
  }

  #wait(options: LockOptions, callback: Callback): Promise<unknown> {
    return new Promise((resolve, reject) => {
      options.signal?.addEventListener("abort", () => reject(options.signal?.reason));
      void this.#held?.end.then(() => resolve(this.#grant(callback)));
    });
  }

  #grant(callback: Callback): Promise<unknown> {
    let rob!: () => void;
    const robbed = new Promise((_, reject) => (rob = () => reject(new DOMException("stolen", "AbortError"))));
    const end = Promise.resolve(callback({})).finally(() => {
      if (this.#held === held) this.#held = undefined;
    });
    const held = { end, rob };
    this.#held = held;
    return Promise.race([end, robbed]);
  }
}

function set_locks(locks: object | undefined): void {
  Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
}

beforeEach(() => set_locks(new FakeLocks()));

test("the second tab may not go on until it takes over, and the first is told", async () => {
  const told: string[] = [];
  const first = create_tab_claim("class 3", () => {
    told.push("first");
    first.release();
  });
  const second = create_tab_claim("class 3", () => told.push("second"));
  assert.equal(await first.claim(), true);
  assert.equal(await second.claim(), false);
  await second.take_over();
  assert.deepEqual(told, ["first"]);
  assert.equal(await first.claim(), false);
  second.release();
  await settled();
  assert.equal(await first.claim(), true);
  first.release();
});

test("claiming what one holds is no conflict, and neither is coming back", async () => {
  const claim = create_tab_claim("class 3", () => {});
  assert.equal(await claim.claim(), true);
  assert.equal(await claim.claim(), true);
  claim.release();
  await settled();
  assert.equal(await claim.claim(), true);
  claim.release();
});

test("without locks, or where they are refused, the media server decides", async () => {
  set_locks(undefined);
  assert.equal(await create_tab_claim("class 3", () => {}).claim(), true);
  set_locks({ request: () => Promise.reject(new DOMException("opaque origin", "SecurityError")) });
  const refused = create_tab_claim("class 3", () => {});
  assert.equal(await refused.claim(), true);
  await refused.take_over();
});

test("a claim that is granted after letting go is given back", async () => {
  const first = create_tab_claim("class 3", () => first.release());
  const second = create_tab_claim("class 3", () => {});
  assert.equal(await first.claim(), true);
  const granted = second.take_over();
  second.release();
  await granted;
  await settled();
  assert.equal(await first.claim(), true, "nobody holds it");
  first.release();
});
