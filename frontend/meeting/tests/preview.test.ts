import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { DeviceChoice } from "../device_choice.ts";
import type { Permission } from "../device_failure.ts";
import type { DeviceLists } from "../device_list.ts";
import { type Capturer, Preview, type PreviewMedia } from "../preview.ts";
import type { PreviewTrack } from "../preview_device.ts";
import { Gate, settled } from "./fakes.ts";

class Track implements PreviewTrack {
  is_stopped = false;
  readonly id: string;
  #ended = () => {};

  constructor(id: string) {
    this.id = id;
  }

  stop(): void {
    this.is_stopped = true;
  }

  getSettings(): { deviceId: string } {
    return { deviceId: this.id };
  }

  addEventListener(_: "ended", listener: () => void): void {
    this.#ended = listener;
  }

  /** As when somebody pulls the plug. */
  end(): void {
    this.#ended();
  }
}

/** A browser with a microphone and two cameras, whose person says yes. */
class Media implements PreviewMedia<Track> {
  readonly asked: string[] = [];
  readonly opened: Track[] = [];
  readonly permissions: Record<Capturer, Permission> = { microphone: "prompt", camera: "prompt" };
  readonly errors: Partial<Record<Capturer, Error>> = {};
  readonly plugged = { microphone: ["m1"], camera: ["c1", "c2"] };
  prompt: Gate | undefined;
  choice: DeviceChoice = { microphone_on: null, camera_on: null, microphone: "", camera: "", speaker: "" };

  async open(ids: Partial<Record<Capturer, string>>): Promise<Partial<Record<Capturer, Track>>> {
    const names = Object.keys(ids) as Capturer[];
    this.asked.push(names.join("+"));
    await this.prompt?.passage();
    for (const name of names) {
      const error = this.errors[name];
      if (error) throw error;
    }
    return Object.fromEntries(
      names.map((name) => {
        const wished = this.plugged[name].find((id) => id === ids[name]);
        const track = new Track(wished ?? this.plugged[name][0]!);
        this.permissions[name] = "granted";
        this.opened.push(track);
        return [name, track];
      }),
    );
  }

  async permission(device: Capturer): Promise<Permission> {
    return this.permissions[device];
  }

  async is_plugged_in(device: Capturer): Promise<boolean> {
    return this.plugged[device].length > 0;
  }

  async list(): Promise<DeviceLists> {
    const options = (ids: string[]) => ids.map((id) => ({ id, label: `name of ${id}` }));
    return { microphone: options(this.plugged.microphone), camera: options(this.plugged.camera), speaker: [] };
  }

  load_choice(): DeviceChoice {
    return this.choice;
  }

  save_choice(part: Partial<DeviceChoice>): void {
    this.choice = { ...this.choice, ...part };
  }
}

let media: Media;
let preview: Preview<Track>;

beforeEach(() => {
  media = new Media();
  preview = new Preview(media, () => {});
});

const phases = () => [preview.state("microphone").phase, preview.state("camera").phase];
const failures = () => [preview.state("microphone").failure, preview.state("camera").failure];
const error = (name: string, message = "") => new DOMException(message, name);

test("nothing is asked before a click; then both with one question", async () => {
  await preview.resume();
  await preview.recheck();
  assert.deepEqual([media.asked, phases()], [[], ["idle", "idle"]]);
  const started = preview.start();
  assert.deepEqual(phases(), ["opening", "opening"]);
  await started;
  assert.deepEqual([media.asked, phases()], [["microphone+camera"], ["on", "on"]]);
  assert.deepEqual([media.choice.microphone_on, media.choice.camera_on], [true, true]);
});

test("a press is told from the press on, while the devices are still being listed, too", async () => {
  const resumed = preview.resume();
  const started = preview.start();
  assert.deepEqual(phases(), ["opening", "opening"]);
  await Promise.all([resumed, started]);
  assert.deepEqual(phases(), ["on", "on"]);
});

test("a camera that is chosen while another one opens is the one that comes on", async () => {
  media.prompt = new Gate();
  const started = preview.start();
  const chosen = preview.choose("camera", "c2");
  media.prompt.open();
  await Promise.all([started, chosen]);
  assert.deepEqual([phases(), preview.track("camera")?.id], [["on", "on"], "c2"]);
  assert.deepEqual(media.opened.filter((track) => !track.is_stopped).map(({ id }) => id), ["m1", "c2"]);
});

test("without a camera the microphone is opened all the same", async () => {
  media.errors.camera = error("NotFoundError");
  await preview.start();
  assert.deepEqual(media.asked, ["microphone+camera", "microphone", "camera"]);
  assert.deepEqual([phases(), failures()], [["on", "failed"], [null, "missing"]]);
});

test("a refused question is not repeated for each device", async () => {
  media.errors.microphone = error("NotAllowedError", "Permission denied");
  media.errors.camera = media.errors.microphone;
  media.permissions.microphone = media.permissions.camera = "denied";
  await preview.start();
  assert.deepEqual([media.asked, failures()], [["microphone+camera"], ["denied", "denied"]]);
});

test("a question that was put away is not repeated either", async () => {
  media.errors.microphone = error("NotAllowedError", "Permission dismissed");
  await preview.start();
  assert.deepEqual([media.asked, failures()], [["microphone+camera"], ["denied", "denied"]]);
});

test("where only the camera is blocked, the microphone is asked for apart", async () => {
  media.errors.camera = error("NotAllowedError", "Permission denied");
  media.permissions.camera = "denied";
  await preview.start();
  assert.deepEqual([phases(), failures()], [["on", "failed"], [null, "denied"]]);
});

test("a refusal of what the browser has granted comes from the system", async () => {
  media.permissions.microphone = media.permissions.camera = "granted";
  media.errors.microphone = error("NotAllowedError", "Permission denied");
  media.errors.camera = error("NotReadableError");
  await preview.start();
  assert.deepEqual(failures(), ["system_denied", "busy"]);
});

test("off stops the track and is remembered; on opens it anew", async () => {
  await preview.start();
  const [, camera] = media.opened;
  await preview.turn("camera", false);
  assert.deepEqual([camera!.is_stopped, phases(), media.choice.camera_on], [true, ["on", "off"], false]);
  await preview.turn("camera", true);
  assert.deepEqual([phases(), media.asked.at(-1)], [["on", "on"], "camera"]);
});

test("switched off while the browser still asks: what it gives is closed", async () => {
  media.prompt = new Gate();
  const started = preview.start();
  await settled();
  const turned = preview.turn("camera", false);
  assert.deepEqual(phases(), ["opening", "off"], "it will not come on, and says so at once");
  media.prompt.open();
  await Promise.all([started, turned]);
  assert.deepEqual([phases(), media.opened.map((track) => track.is_stopped)], [["on", "off"], [false, true]]);
});

test("another camera is taken at once, the one before let go first, and kept for the next time", async () => {
  await preview.start();
  await preview.choose("camera", "c2");
  assert.equal(preview.state("camera").chosen, "c2");
  assert.deepEqual(media.opened.map((track) => [track.id, track.is_stopped]), [["m1", false], ["c1", true], ["c2", false]]);
  assert.equal(new Preview(media, () => {}).state("camera").phase, "idle");
  assert.equal(media.choice.camera, "c2");
});

test("what was on last time comes on by itself only where that needs no question", async () => {
  media.choice = { ...media.choice, microphone_on: true, camera_on: true, camera: "c2" };
  media.permissions.camera = "granted";
  preview = new Preview(media, () => {});
  await preview.resume();
  assert.deepEqual([media.asked, phases()], [["camera"], ["idle", "on"]]);
  assert.equal(preview.state("camera").chosen, "c2");
});

test("a block that is lifted closes its help: granted opens, forgotten waits for the click", async () => {
  media.errors.microphone = media.errors.camera = error("NotAllowedError", "Permission denied");
  media.permissions.microphone = media.permissions.camera = "denied";
  await preview.start();
  await preview.recheck();
  assert.deepEqual(failures(), ["denied", "denied"], "nothing has changed");
  delete media.errors.microphone;
  delete media.errors.camera;
  media.permissions.microphone = "granted";
  media.permissions.camera = "prompt";
  await preview.recheck();
  assert.deepEqual([phases(), failures()], [["on", "idle"], [null, null]]);
});

test("while it is tried again by itself, the help stays", async () => {
  media.permissions.microphone = media.permissions.camera = "granted";
  media.errors.camera = error("NotReadableError");
  await preview.start();
  media.prompt = new Gate();
  const tried = preview.recheck();
  await settled();
  assert.deepEqual([preview.state("camera").failure, preview.is_retrying], ["busy", true]);
  media.prompt.open();
  await tried;
  assert.deepEqual([preview.state("camera").failure, preview.is_retrying], ["busy", false]);
  delete media.errors.camera;
  await preview.recheck();
  assert.deepEqual(phases(), ["on", "on"]);
});

test("a camera that is plugged in closes its help; nothing is tried before", async () => {
  media.permissions.camera = "granted";
  media.plugged.camera = [];
  media.errors.camera = error("NotFoundError");
  await preview.start();
  const asked = media.asked.length;
  await preview.recheck();
  assert.equal(media.asked.length, asked);
  media.plugged.camera = ["c9"];
  delete media.errors.camera;
  await preview.recheck();
  assert.deepEqual([phases(), preview.state("camera").chosen], [["on", "on"], "c9"]);
});

test("when a device is unplugged another takes over; without another it is missing", async () => {
  await preview.start();
  media.plugged.camera = ["c2"];
  media.opened[1]!.end();
  await settled();
  assert.equal(preview.state("camera").chosen, "c2");
  media.plugged.camera = [];
  media.opened.at(-1)!.end();
  await settled();
  assert.deepEqual(failures(), [null, "missing"]);
});

test("going on without a device puts its help away", async () => {
  media.errors.camera = error("NotFoundError");
  await preview.start();
  await preview.turn("camera", false);
  assert.deepEqual([phases(), failures()], [["on", "off"], [null, null]]);
});

test("released tracks stay open, and what the browser is being asked for comes later", async () => {
  await preview.turn("microphone", true);
  media.prompt = new Gate();
  const turned = preview.turn("camera", true);
  await settled();
  const { microphone, camera } = preview.release();
  assert.ok(microphone instanceof Track && camera instanceof Promise);
  assert.equal(microphone.is_stopped, false);
  media.prompt.open();
  await turned;
  const late = await camera;
  assert.deepEqual([late?.id, late?.is_stopped], ["c1", false]);
});

test("who was promised a device that is refused is told that nothing came", async () => {
  media.errors.camera = error("NotAllowedError", "Permission denied");
  media.prompt = new Gate();
  const turned = preview.turn("camera", true);
  await settled();
  const { camera } = preview.release();
  media.prompt.open();
  await turned;
  assert.equal(await camera, undefined);
});

test("what was switched off while the browser asked is nobody's, and is closed", async () => {
  media.prompt = new Gate();
  const turned = Promise.all([preview.turn("camera", true), preview.turn("camera", false)]);
  await settled();
  assert.deepEqual(preview.release(), {});
  media.prompt.open();
  await turned;
  assert.deepEqual(media.opened.map((track) => track.is_stopped), [true]);
});
