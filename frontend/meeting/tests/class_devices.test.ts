import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { beforeEach, test } from "node:test";
import { RoomEvent as SdkEvent } from "livekit-client";
import { ClassDevices, type DeviceRoom } from "../class_devices.ts";
import type { RoomEvent } from "../events.ts";
import { settled } from "./fakes.ts";

/** A browser whose devices, permissions and signals the test moves. */
class Browser {
  plugged = ["m1", "c1", "c2"];
  permission: PermissionState = "granted";
  opens = true;
  readonly window = new EventTarget();

  constructor() {
    const mediaDevices = Object.assign(new EventTarget(), {
      enumerateDevices: async () =>
        this.plugged.map((deviceId) => ({
          kind: deviceId.startsWith("m") ? "audioinput" : "videoinput",
          deviceId,
          label: `name of ${deviceId}`,
        })),
      getUserMedia: async () => {
        if (!this.opens) throw new DOMException("", "NotReadableError");
        return { getTracks: () => [] };
      },
    });
    const permissions = { query: async () => Object.assign(new EventTarget(), { state: this.permission }) };
    Object.assign(globalThis, { window: this.window, document: new EventTarget() });
    Object.defineProperty(globalThis, "navigator", { value: { mediaDevices, permissions }, configurable: true });
  }

  /** The person comes back to the window. */
  focus(): void {
    this.window.dispatchEvent(new Event("focus"));
  }
}

class Hardware extends EventEmitter {
  readonly active: Record<string, string> = { audioinput: "m1", videoinput: "c1" };
  /** Devices that can't be opened. */
  readonly broken: string[] = [];

  getActiveDevice(kind: string): string | undefined {
    return this.active[kind];
  }

  async switchActiveDevice(kind: string, id: string): Promise<boolean> {
    if (this.broken.includes(id)) throw new DOMException("in use", "NotReadableError");
    this.active[kind] = id;
    this.emit(SdkEvent.ActiveDeviceChanged, kind, id);
    return true;
  }
}

let browser: Browser;
let hardware: Hardware;
let sent: RoomEvent[];
let turned_off: string[];
let devices: ClassDevices;

beforeEach(async () => {
  browser = new Browser();
  hardware = new Hardware();
  sent = [];
  turned_off = [];
  const send = (event: RoomEvent) => void sent.push(event);
  devices = new ClassDevices(hardware as unknown as DeviceRoom, send, (device) => turned_off.push(device));
  devices.start();
  await devices.refresh();
  await quiet();
});

async function quiet(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await settled();
}

const of_type = (type: RoomEvent["type"]) => sent.filter((event) => event.type === type);
const cameras = () => of_type("devices").map((event) => "camera" in event && event.camera);
const failed = (failure: "denied" | "missing" | "busy") =>
  ({ type: "device_failed", device: "camera", failure, detail: "" }) as const;

test("what there is, and what is in use, is told", () => {
  const name = (id: string) => ({ id, label: `name of ${id}` });
  assert.deepEqual(of_type("devices").at(-1), {
    type: "devices",
    microphones: [name("m1")],
    microphone: "m1",
    cameras: [name("c1"), name("c2")],
    camera: "c1",
    speakers: [],
    speaker: "",
  });
});

test("changing to another device is no surprise to anybody", async () => {
  await devices.switch_to("camera", "c2");
  await quiet();
  assert.equal(cameras().at(-1), "c2");
  assert.deepEqual([of_type("device_changed"), of_type("device_failed")], [[], []]);
});

test("a device that can't be opened is told of, and the one before taken again", async () => {
  hardware.broken.push("c2");
  await devices.switch_to("camera", "c2");
  await quiet();
  assert.deepEqual(of_type("device_failed").map((event) => "failure" in event && event.failure), ["busy"]);
  assert.deepEqual([cameras().at(-1), turned_off], ["c1", []]);
});

test("if the one before is gone as well, the device is off and not just dark", async () => {
  hardware.broken.push("c2", "c1");
  await devices.switch_to("camera", "c2");
  assert.deepEqual(turned_off, ["camera"]);
});

test("an unplugged device that another took over for is told of", async () => {
  browser.plugged = ["m1", "c2"];
  hardware.active["videoinput"] = "c2";
  hardware.emit(SdkEvent.ActiveDeviceChanged, "videoinput", "c2");
  await quiet();
  assert.deepEqual(of_type("device_changed"), [{ type: "device_changed", device: "camera", label: "name of c2" }]);
});

test("a failure is over when the block is lifted", async () => {
  browser.permission = "denied";
  await devices.report(failed("denied"));
  browser.focus();
  await quiet();
  assert.deepEqual(of_type("device_ok"), []);
  browser.permission = "prompt";
  browser.focus();
  await quiet();
  assert.deepEqual(of_type("device_ok"), [{ type: "device_ok", device: "camera" }]);
});

test("a failure is over when a device is plugged in", async () => {
  browser.plugged = ["m1"];
  await devices.report(failed("missing"));
  browser.focus();
  await quiet();
  assert.deepEqual(of_type("device_ok"), []);
  browser.plugged.push("c1");
  browser.focus();
  await quiet();
  assert.equal(of_type("device_ok").length, 1);
});

test("a failure is over when the other program lets go; nobody is prompted to find out", async () => {
  browser.opens = false;
  await devices.report(failed("busy"));
  browser.focus();
  await quiet();
  assert.deepEqual(of_type("device_ok"), []);
  browser.opens = true;
  browser.permission = "prompt";
  browser.focus();
  await quiet();
  assert.deepEqual(of_type("device_ok"), [], "asking would be a prompt");
  browser.permission = "granted";
  browser.focus();
  await quiet();
  assert.equal(of_type("device_ok").length, 1);
});

test("when the class is over nothing is sent", async () => {
  const before = sent.length;
  devices.stop();
  browser.focus();
  await devices.refresh();
  assert.equal(sent.length, before);
});
