import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, cookie } from "../dress.ts";

test("a cookie is found by its whole name", () => {
  assert.equal(cookie("my-locale=xx; locale=en; theme=dark", "locale"), "en");
  assert.equal(cookie("my-locale=xx", "locale"), undefined);
  assert.equal(cookie("", "locale"), undefined);
});

test("the first wish that can be had is chosen, else what there is first", () => {
  const all = ["ar", "en"];
  assert.equal(choose(["en", "ar"], all), "en");
  assert.equal(choose([undefined, null, "fr", "en"], all), "en");
  assert.equal(choose([undefined, null], all), "ar");
  assert.equal(choose(["en"], []), undefined);
});
