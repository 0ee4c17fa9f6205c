import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { type ChoiceStorage, load_choice, prefer, save_choice } from "../device_choice.ts";
import { chosen_of, device_lists } from "../device_list.ts";
import { hand_over, take_handed_over } from "../handover.ts";
import { LOUDEST, SilenceWatch, is_nothing, level_of } from "../level_meter.ts";
import { browser_of, platform_of } from "../platform.ts";

test("the preview is bundled without the SDK", async () => {
  const folder = path.join(process.cwd(), "meeting");
  // Not imported: the bundler can't bundle itself.
  const esbuild = createRequire(path.join(folder, "devices.ts"))("esbuild") as typeof import("esbuild");
  const built = await esbuild.build({
    entryPoints: [path.join(folder, "devices.ts")],
    bundle: true,
    format: "esm",
    minify: true,
    metafile: true,
    write: false,
  });
  assert.deepEqual(Object.keys(built.metafile.inputs).filter((file) => file.includes("node_modules")), []);
  assert.ok(built.outputFiles[0]!.contents.length < 12_000, `${built.outputFiles[0]!.contents.length} bytes`);
});

function storage(kept: Record<string, string> = {}): ChoiceStorage {
  return {
    getItem: (key) => kept[key] ?? null,
    setItem: (key, value) => {
      kept[key] = value;
    },
  };
}

test("a choice is kept part by part; what nobody chose is open", () => {
  const kept = storage();
  save_choice({ camera: "c2" }, kept);
  save_choice({ microphone_on: false }, kept);
  assert.deepEqual(load_choice(kept), {
    microphone_on: false,
    camera_on: null,
    microphone: "",
    camera: "c2",
    speaker: "",
  });
  assert.deepEqual([prefer("c2"), prefer("")], [{ deviceId: "c2" }, {}]);
});

test("a storage that is broken, forbidden or absent costs nothing but the memory", () => {
  const forbidden: ChoiceStorage = {
    getItem: () => '{"camera": 7, "microphone_on": "yes"',
    setItem: () => {
      throw new Error("quota");
    },
  };
  save_choice({ camera: "c2" }, forbidden);
  for (const one of [forbidden, storage({ "majlis-devices": '{"camera":7,"microphone_on":"yes"}' })]) {
    const { camera, microphone_on } = load_choice(one);
    assert.deepEqual([camera, microphone_on], ["", null]);
  }
});

test("devices without a name, and doubles, are not offered", () => {
  const device = (kind: MediaDeviceKind, deviceId: string, label: string) => ({ kind, deviceId, label });
  const all = [
    device("audioinput", "default", "Default - A"),
    device("audioinput", "communications", "Communications - A"),
    device("audioinput", "a", "A"),
    device("videoinput", "", ""),
    device("audiooutput", "s", "S"),
  ];
  assert.deepEqual(device_lists(all, true), {
    microphone: [{ id: "default", label: "Default - A" }, { id: "a", label: "A" }],
    camera: [],
    speaker: [{ id: "s", label: "S" }],
  });
  assert.deepEqual(device_lists(all, false).speaker, []);
  assert.deepEqual([chosen_of([{ id: "a", label: "A" }], "gone"), chosen_of([], "gone")], ["a", ""]);
});

test("tracks that were handed over and not taken are stopped by the next", () => {
  const track = () => ({ stopped: 0, stop() { this.stopped += 1; } });
  const [first, second] = [track(), track()];
  hand_over({ camera: first as unknown as MediaStreamTrack });
  hand_over({ camera: second as unknown as MediaStreamTrack });
  assert.deepEqual([first.stopped, second.stopped], [1, 0]);
  assert.equal(take_handed_over().camera, second as unknown as MediaStreamTrack);
  assert.deepEqual(take_handed_over(), {});
});

test("the level grows with the voice, from nothing to everything", () => {
  const tone = (loudness: number) => Float32Array.from({ length: 1024 }, (_, at) => loudness * Math.sin(at / 4));
  const levels = [0, 0.001, 0.01, 0.1, 1].map((loudness) => level_of(tone(loudness)));
  assert.deepEqual(levels, [...levels].sort((a, b) => a - b));
  assert.deepEqual([levels[0], levels.at(-1)], [0, LOUDEST]);
  assert.ok(levels[3]! > 3 && levels[3]! < LOUDEST, `${levels}`);
  assert.deepEqual([is_nothing(tone(0)), is_nothing(tone(0.001))], [true, false]);
});

test("silence is told of after a while, and only where it is evidence", () => {
  const watch = new SilenceWatch();
  const read = (nothing: boolean, counts: boolean, at: number) => watch.read(nothing, counts, at);
  assert.deepEqual([read(true, true, 0), read(true, true, 5_900), read(true, true, 6_000)], [false, false, true]);
  assert.equal(read(false, true, 6_100), false, "a sound ends it");
  assert.deepEqual([read(true, true, 7_000), read(true, false, 14_000), read(true, true, 15_000)], [false, false, false]);
});

test("systems and browsers are told apart as far as their settings differ", () => {
  const names = (userAgent: string, maxTouchPoints = 0) => {
    const navigator = { userAgent, maxTouchPoints };
    return [platform_of(navigator), browser_of(navigator)];
  };
  const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15";
  assert.deepEqual(names(mac), ["mac", "safari"]);
  assert.deepEqual(names(mac, 5), ["ios", "safari"]);
  assert.deepEqual(names("Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0"), ["windows", "firefox"]);
  assert.deepEqual(names("Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537.36", 5), ["android", "chromium"]);
  assert.deepEqual(names("Mozilla/5.0 (X11; Linux x86_64) Chrome/130 Safari/537.36"), ["other", "chromium"]);
});
