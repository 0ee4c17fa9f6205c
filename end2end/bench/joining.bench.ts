import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { Classroom } from "../fixtures/classroom.ts";
import { goto, test } from "../fixtures/test.ts";
import type { JoinTicket } from "../fixtures/wire.ts";
import { row, spread } from "./figures.ts";

const ROUNDS = 31;
const frontend = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../frontend");

/** Milliseconds from the click. */
interface Times {
  /** The signalling socket is open. */
  socket: number;
  /** The first frame of the teacher's picture is shown. */
  frame: number;
}

declare global {
  interface Window {
    clicked: number;
    socket?: number;
    frame?: number;
    /** Of the bare page: connects with a ticket it holds. */
    join?: (ticket: JoinTicket) => Promise<void>;
  }
}

/**
 * From the click on Join to being connected and to the first picture, beside a bare page that holds a ticket already and
 * does nothing but connect by livekit-client: the ratio tells what our page adds, whatever the machine.
 */
test("joining, beside a bare page", async ({ academy, api, browse, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const teacher = await logIn("teacher");
  await goto(teacher, `/sessions/${session.id}`);
  await teacher.getByRole("button", { name: say.join.ongoing }).click();
  const room = new Classroom(teacher, say);
  await room.isEntered();
  await room.switchOn(room.camera);

  const student = await api("student");
  const script = bareScript();
  // A page that really comes from this machine: one that a route makes up may not connect to it.
  const host = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html").end("<!doctype html><video autoplay muted playsinline></video>");
  });
  await new Promise<void>((resolve) => host.listen(0, "localhost", resolve));
  const bareUrl = `http://localhost:${(host.address() as AddressInfo).port}/`;
  const ours: Times[] = [];
  const bare: Times[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await logIn("student");
    await watch(page);
    await goto(page, `/sessions/${session.id}`);
    await hasMeetingCode(page);
    const join = page.getByRole("button", { name: say.join.ongoing });
    await join.evaluate((button) => button.addEventListener("click", () => (window.clicked = performance.now()), { capture: true }));
    await join.click();
    ours.push(await times(page));
    await page.context().close();

    const plain = await browse();
    await watch(plain);
    await plain.goto(bareUrl);
    await plain.addScriptTag({ content: script });
    const answer = await student.post("/api/join", { data: { session_id: session.id } });
    const ticket = (await answer.json()) as JoinTicket;
    await plain.evaluate(async (ticket) => {
      window.clicked = performance.now();
      await window.join?.(ticket);
    }, ticket);
    bare.push(await times(plain));
    await plain.context().close();
  }
  host.close();

  for (const what of ["socket", "frame"] as const) {
    row(`click → ${what}, Majlis, ms`, spread(ours.map((one) => one[what])));
    row(`click → ${what}, bare page, ms`, spread(bare.map((one) => one[what])));
    // The two of a round met the machine in the same mood.
    const ratios = ours.map((one, round) => one[what] / (bare[round]?.[what] ?? Number.NaN));
    row(`click → ${what}, ratio of each round`, ratios.map((ratio) => ratio.toFixed(2)).join(" "));
    row(`click → ${what}, ratio`, spread(ratios, 2));
  }
});

/** Notes when the first signalling socket opens and when the first frame of any video is shown. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener("open", () => (window.socket ??= performance.now()));
      }
    };
    const look = () => {
      for (const video of document.querySelectorAll("video")) {
        if (video.dataset["seen"] !== undefined) continue;
        video.dataset["seen"] = "";
        video.requestVideoFrameCallback(() => (window.frame ??= performance.now()));
      }
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
}

/** The page has fetched ahead what the class needs, as it has by the time somebody presses; the bare page has it, too. */
async function hasMeetingCode(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const has = (name: RegExp) =>
      performance.getEntriesByType("resource").some((one) => name.test(one.name) && (one as PerformanceResourceTiming).responseEnd > 0);
    return has(/\/room-/) && has(/\/split_class/);
  });
}

async function times(page: Page): Promise<Times> {
  await page.waitForFunction(() => window.socket !== undefined && window.frame !== undefined);
  return page.evaluate(() => ({
    socket: (window.socket ?? Number.NaN) - window.clicked,
    frame: (window.frame ?? Number.NaN) - window.clicked,
  }));
}

/** livekit-client and the few lines of a page without anything else. */
function bareScript(): string {
  const input = `
    import { Room, RoomEvent } from "livekit-client";
    window.join = async ({ server_url, token }) => {
      const room = new Room({ adaptiveStream: true, dynacast: true });
      room.on(RoomEvent.TrackSubscribed, (track) => track.kind === "video" && track.attach(document.querySelector("video")));
      await room.connect(server_url, token);
    };
  `;
  const flags = ["--bundle", "--minify", "--format=iife", "--loader=js"];
  return execFileSync("node_modules/.bin/esbuild", flags, { cwd: frontend, input, encoding: "utf8", maxBuffer: 2 ** 26 });
}
