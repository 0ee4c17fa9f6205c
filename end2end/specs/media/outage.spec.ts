import type { Page } from "@playwright/test";
import type { Person } from "../../fixtures/academy.ts";
import { Classroom, enterClass } from "../../fixtures/classroom.ts";
import { keepRoom, lies, samples, sampleTruth } from "../../fixtures/connection_truth.ts";
import { soundArrives } from "../../fixtures/media.ts";
import { test } from "../../fixtures/own_livekit.ts";
import { expect } from "../../fixtures/test.ts";
import type { Session } from "../../fixtures/wire.ts";
import type { Words } from "../../fixtures/words.ts";

test.beforeEach(({}, info) => info.setTimeout(120_000));

/** The three ways a signalling socket can fail; media goes another way and may live on. */
for (const outage of ["dropped", "stalled", "refused"] as const) {
  test(`the page tells the truth while its signalling socket is ${outage}, and the class goes on after it`, async ({
    browse,
    faults,
    livekit,
    say,
    school,
    served,
    wire,
  }) => {
    // A socket that only falls silent is nothing a browser would note.
    if (outage !== "stalled") faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
    await livekit.start(served.url);
    const session = await school.plan({ at: "-5m", status: "ongoing" });
    const { teacher, student } = school.people;
    const pages = { teacher: await enter(await browse(), teacher, session, say), student: await enter(await browse(), student, session, say) };
    await soundArrives(pages.student);
    await sampleTruth(pages.teacher, truth(say));
    await isSeenOpen(pages.teacher);

    if (outage === "dropped") wire.cut();
    if (outage === "stalled") wire.stall();
    if (outage === "refused") await wire.refuse();

    const banner = pages.teacher.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
    await expect(banner, "the outage is visible at all").toBeVisible({ timeout: 45_000 });
    await wire.mend();
    await expect(banner).toHaveCount(0, { timeout: 45_000 });
    await soundArrives(pages.student);
    await neverLied(pages.teacher);
  });
}

/** As when a phone loses its network: no socket closes, no packet arrives, and the SDK itself needs long to see it. */
for (const length of ["short", "long"] as const) {
  test(`the page tells the truth while nothing gets through for a ${length} time, and the class goes on after it`, async ({
    browse,
    livekit,
    say,
    school,
    served,
  }) => {
    await livekit.start(served.url);
    const session = await school.plan({ at: "-5m", status: "ongoing" });
    const { teacher, student } = school.people;
    const pages = { teacher: await enter(await browse(), teacher, session, say), student: await enter(await browse(), student, session, say) };
    await soundArrives(pages.student);
    await sampleTruth(pages.teacher, truth(say));
    await isSeenOpen(pages.teacher);

    livekit.pause();

    const banner = pages.teacher.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
    // The SDK's ping goes unanswered for 15 s before it does anything.
    await expect(banner, "told long before the SDK notes anything").toContainText(say.class.reconnecting_text, { timeout: 12_000 });
    const { microphone_offline: offline } = say.class;
    const waiting = new Classroom(pages.teacher, say).controls.getByRole("button", { name: offline });
    await expect(waiting).toHaveAttribute("aria-pressed", "mixed");
    await expect.poll(async () => (await samples(pages.teacher)).some(({ media }) => !media), {
      message: "the outage is real: media is dead",
    }).toBe(true);
    if (length === "long") {
      // By now the SDK itself has noted that its socket is of no use, and says so.
      await pages.teacher.waitForEvent("console", { predicate: (line) => /WebSocket/.test(line.text()), timeout: 60_000 });
    }
    livekit.resume();

    await expect(banner).toHaveCount(0, { timeout: 45_000 });
    await soundArrives(pages.student);
    await neverLied(pages.teacher);
  });
}

/** The SDK's own ways to fail. */
for (const scenario of ["signal-reconnect", "resume-reconnect", "full-reconnect", "node-failure"] as const) {
  test(`the page tells the truth in the SDK's ${scenario}`, async ({ browse, livekit, say, school, served }) => {
    await livekit.start(served.url);
    const session = await school.plan({ at: "-5m", status: "ongoing" });
    const { teacher, student } = school.people;
    const pages = { teacher: await enter(await browse(), teacher, session, say), student: await enter(await browse(), student, session, say) };
    await soundArrives(pages.student);
    await sampleTruth(pages.teacher, truth(say));
    await isSeenOpen(pages.teacher);

    await pages.teacher.evaluate((scenario) => window.room?.simulate(scenario), scenario);

    await expect.poll(async () => (await samples(pages.teacher)).some(({ told }) => told), {
      message: "the outage is visible at all",
      timeout: 30_000,
    }).toBe(true);
    const room = new Classroom(pages.teacher, say);
    await expect(room.microphone).toHaveAttribute("aria-pressed", "true", { timeout: 45_000 });
    await soundArrives(pages.student);
    if (scenario === "full-reconnect" || scenario === "node-failure") {
      expect((await samples(pages.teacher)).some(({ media }) => !media), "sound could not reach the class meanwhile").toBe(true);
    }
    await neverLied(pages.teacher);
  });
}

test("a page that shows an open microphone without a connection is caught lying", async ({ page, say }) => {
  await page.setContent(`<main><button aria-pressed="true" aria-label="${say.class.microphone}"></button><p></p></main>`);
  await page.evaluate(() => void (window.peerConnections = []));
  await sampleTruth(page, truth(say));
  const caught = async () => lies(await samples(page)).length;
  await expect.poll(caught, { message: "nobody was told" }).toBeGreaterThan(2);

  const text = page.locator("main p");
  await text.evaluate((element, told) => (element.textContent = told), say.class.reconnecting_title);
  const [since, before] = [(await samples(page)).length, await caught()];
  await expect.poll(async () => (await samples(page)).length).toBeGreaterThan(since + 2);
  expect(await caught(), "whoever was told knows").toBe(before);

  await text.evaluate((element) => (element.textContent = ""));
  await page.getByRole("button").evaluate((element, name) => {
    element.setAttribute("aria-label", name);
    element.setAttribute("aria-pressed", "false");
  }, say.class.microphone_offline);
  const [shut, silent] = [(await samples(page)).length, await caught()];
  await expect.poll(async () => (await samples(page)).length).toBeGreaterThan(shut + 2);
  expect(await caught(), "a switch that is off promises nothing").toBe(silent);
});

function truth(say: Words) {
  return {
    on: say.class.microphone,
    off: say.class.microphone_offline,
    told: [say.class.reconnecting_title, say.end.lost_title, say.end.unknown_title, say.end.server_title],
  };
}

async function enter(page: Page, person: Person, session: Session, say: Words): Promise<Page> {
  await keepRoom(page);
  await enterClass(page, person, session, say);
  return page;
}

/** The samples see an open microphone when it is one. */
async function isSeenOpen(page: Page): Promise<void> {
  const last = async () => (await samples(page)).at(-1);
  await expect.poll(last, { timeout: 45_000 }).toMatchObject({ media: true, open: true });
}

/** At no instant: no media, a switch that looks open, and nobody told. */
async function neverLied(page: Page): Promise<void> {
  await isSeenOpen(page);
  expect(lies(await samples(page)), "instants at which a dead connection looked like an open microphone").toEqual([]);
}
