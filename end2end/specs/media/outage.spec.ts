import type { Page } from "@playwright/test";
import { everyLie, keepRoom, lies, samples, sampleTruth } from "../../fixtures/connection_truth.ts";
import type { Attendee, Lesson } from "../../fixtures/lesson.ts";
import { soundArrives } from "../../fixtures/media.ts";
import { test } from "../../fixtures/own_livekit.ts";
import { expect } from "../../fixtures/test.ts";
import type { Words } from "../../fixtures/words.ts";

/** The three ways a signalling socket can fail; media goes another way and may live on. */
for (const outage of ["dropped", "stalled", "refused"] as const) {
  test(`the page tells the truth while its signalling socket is ${outage}, and the class goes on after it`, async ({ faults, lesson, say, wire }) => {
    // A socket that only falls silent is nothing a browser would note.
    const noted = outage === "stalled" ? undefined : faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
    const { teacher, student } = await beginSampled(lesson, say);

    if (outage === "dropped") wire.cut();
    if (outage === "stalled") wire.stall();
    if (outage === "refused") await wire.refuse();

    const banner = teacher.page.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
    await expect(banner, "the outage is visible at all").toBeVisible();
    await noted?.happens();
    await wire.mend();
    await expect(banner).toHaveCount(0);
    await soundArrives(student.page);
    await neverLied(teacher.page);
  });
}

/** As when a phone loses its network: no socket closes, no packet arrives, and the SDK itself needs long to see it. */
for (const length of ["short", "long"] as const) {
  test(`the page tells the truth while nothing gets through for a ${length} time, and the class goes on after it`, async ({ lesson, livekit, say }) => {
    const { teacher, student } = await beginSampled(lesson, say);
    // The SDK's ping goes unanswered for 15 s before it notes that its socket is of no use, and says so.
    let hasNoted = false;
    const noted = teacher.page.waitForEvent("console", {
      predicate: (line) => (hasNoted ||= /WebSocket/.test(line.text())),
      timeout: 90_000,
    });
    // Awaited where the outage lasts that long.
    noted.catch(() => {});

    livekit.pause();

    const banner = teacher.page.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
    await expect(banner).toContainText(say.class.reconnecting_text);
    expect(hasNoted, "told before the SDK notes anything").toBe(false);
    const { microphone_offline: offline } = say.class;
    await expect(teacher.room.controls.getByRole("button", { name: offline })).toHaveAttribute("aria-pressed", "mixed");
    await expect.poll(async () => (await samples(teacher.page)).some(({ media }) => !media), {
      message: "the outage is real: media is dead",
    }).toBe(true);
    if (length === "long") await noted;
    livekit.resume();

    await expect(banner).toHaveCount(0);
    await soundArrives(student.page);
    await neverLied(teacher.page);
  });
}

/** The SDK's own ways to fail. */
for (const scenario of ["signal-reconnect", "resume-reconnect", "full-reconnect", "node-failure"] as const) {
  test(`the page tells the truth in the SDK's ${scenario}`, async ({ lesson, say }) => {
    const { teacher, student } = await beginSampled(lesson, say);

    await teacher.page.evaluate((scenario) => window.room?.simulate(scenario), scenario);

    await expect.poll(async () => (await samples(teacher.page)).some(({ told }) => told), {
      message: "the outage is visible at all",
    }).toBe(true);
    await expect(teacher.room.microphone).toHaveAttribute("aria-pressed", "true");
    await soundArrives(student.page);
    if (scenario === "full-reconnect" || scenario === "node-failure") {
      expect((await samples(teacher.page)).some(({ media }) => !media), "sound could not reach the class meanwhile").toBe(true);
    }
    await neverLied(teacher.page);
  });
}

test("a page that shows an open microphone without a connection is caught lying, however soon it tells the truth", async ({ page, say }) => {
  await page.setContent(`<main><button aria-pressed="true" aria-label="${say.class.microphone_offline}"></button><p></p></main>`);
  await page.evaluate(() => void (window.peerConnections = []));
  await page.locator("main p").evaluate((element, told) => (element.textContent = told), say.class.reconnecting_title);
  await sampleTruth(page, truth(say));
  await expect.poll(async () => (await samples(page)).length).toBeGreaterThan(2);
  expect(everyLie(await samples(page)), "whoever was told knows").toEqual([]);

  const [length, told] = [200, say.class.reconnecting_title];
  await page.evaluate(
    async ([length, told]) => {
      const text = document.querySelector("main p") as Element;
      text.textContent = "";
      const begun = performance.now();
      while (performance.now() < begun + length) await new Promise(requestAnimationFrame);
      text.textContent = told;
    },
    [length, told] as const,
  );
  const since = (await samples(page)).length;
  await expect.poll(async () => (await samples(page)).length).toBeGreaterThan(since + 2);
  const caught = lies(await samples(page));
  expect(caught, "a lie of a fifth of a second").toHaveLength(1);
  expect(caught[0]?.frames).toBeGreaterThanOrEqual(2);

  await page.locator("main p").evaluate((element) => {
    document.querySelector("button")?.setAttribute("aria-pressed", "false");
    element.textContent = "";
  });
  const shut = (await samples(page)).length;
  await expect.poll(async () => (await samples(page)).length).toBeGreaterThan(shut + 2);
  expect(lies(await samples(page)), "a switch that is off promises nothing").toEqual(caught);
});

test("the page tells the truth from the media server's death until the class is given up, and does not blame the network", async ({
  faults,
  lesson,
  livekit,
  say,
}) => {
  faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
  const { teacher } = await beginSampled(lesson, say);

  await livekit.stop();

  await expect(teacher.page.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toBeVisible();
  // The SDK tries for three quarters of a minute.
  await expect(teacher.page.getByRole("heading", { level: 1, name: say.end.server_title })).toBeVisible({ timeout: 150_000 });
  const all = await samples(teacher.page);
  expect(all.some(({ media }) => !media), "media was dead").toBe(true);
  expect(lies(all)).toEqual([]);
});

function truth(say: Words) {
  return {
    on: say.class.microphone,
    off: say.class.microphone_offline,
    told: [say.class.reconnecting_title, say.end.lost_title, say.end.unknown_title, say.end.server_title],
  };
}

/** The teacher is heard, and what their page tells is looked at from now on. */
async function beginSampled(lesson: Lesson, say: Words): Promise<{ teacher: Attendee; student: Attendee }> {
  const both = await lesson.begin(keepRoom);
  await soundArrives(both.student.page);
  await sampleTruth(both.teacher.page, truth(say));
  await isSeenOpen(both.teacher.page);
  return both;
}

/** The samples see an open microphone when it is one. */
async function isSeenOpen(page: Page): Promise<void> {
  const last = async () => (await samples(page)).at(-1);
  await expect.poll(last).toMatchObject({ media: true, open: true });
}

/** At no instant: no media, a switch that looks open, and nobody told. */
async function neverLied(page: Page): Promise<void> {
  await isSeenOpen(page);
  const all = await samples(page);
  const longest = everyLie(all).sort((one, other) => other.frames - one.frames)[0] ?? { frames: 0, length: 0 };
  console.log(`the longest lie in ${all.length} frames: ${longest.frames} frames, ${longest.length} ms`);
  expect(lies(all), "a dead connection looked like an open microphone").toEqual([]);
}
