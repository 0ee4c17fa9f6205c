import type { Page } from "@playwright/test";
import { Classroom } from "../../fixtures/classroom.ts";
import { keepRoom } from "../../fixtures/connection_truth.ts";
import { hasEnded, loseOurServerToo } from "../../fixtures/endings.ts";
import { STATE } from "../../fixtures/interrupted.ts";
import { packetsSent } from "../../fixtures/media.ts";
import { test } from "../../fixtures/own_livekit.ts";
import { expect, goto, sendLogin } from "../../fixtures/test.ts";
import type { Words } from "../../fixtures/words.ts";

test("a network that stays away is told as lost, and Reconnect goes back in with a fresh ticket", async ({ faults, lesson, say, wire }) => {
  faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
  const { door, page, room } = await lesson.enter("teacher", (page) => page.clock.install());
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");

  const findOurServer = await loseOurServerToo(page);
  wire.cut();

  await expect(page.getByRole("alert").filter({ hasText: say.class.reconnecting_title })).toBeVisible();
  await givesUp(page, say);
  await hasEnded(page, say, "lost", "reconnect");

  await findOurServer();
  await wire.mend();
  await page.getByRole("button", { name: say.end.reconnect }).click();
  await room.isEntered();
  await expect(room.microphone, "what was on is on again").toHaveAttribute("aria-pressed", "true");
  const sent = await packetsSent(page);
  await expect.poll(() => packetsSent(page)).toBeGreaterThan(sent);
  expect(door.asked).toBe(2);
  const tickets = () => new Set(door.tickets.map(({ token }) => token)).size;
  await expect.poll(tickets, { message: "each way in had a ticket of its own" }).toBe(2);
});

test("a media server that says that it stops is told as such, and Reconnect goes back in", async ({ lesson, say }) => {
  const { page, room } = await lesson.enter("student", keepRoom);

  await page.evaluate(() => window.room?.simulate("server-leave"));

  await hasEnded(page, say, "server", "reconnect");
  await page.getByRole("button", { name: say.end.reconnect }).click();
  await room.isEntered();
});

test("a microphone that is switched off while it is being found out why the class is lost is off after Reconnect", async ({
  faults,
  lesson,
  livekit,
  say,
  served,
}) => {
  faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
  const { page, room } = await lesson.enter("teacher");
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  // Our own server lets the page wait for its answer.
  let answer = () => {};
  const isAsked = new Promise<void>((resolve) => {
    void page.route(STATE, async (route) => {
      resolve();
      await new Promise<void>((go) => (answer = go));
      await route.continue();
    });
  });

  await livekit.stop();
  // The SDK tries for three quarters of a minute.
  await isAsked;
  await page.keyboard.press("m");
  answer();

  await livekit.start(served.url);
  await page.getByRole("button", { name: say.end.reconnect }).click();
  await room.isEntered();
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
});

for (const [how, goes] of [
  // What it says as it goes does not always arrive.
  ["is shut down", "shutDown"],
  ["is gone without a word", "stop"],
] as const) {
  test(`a media server that ${how} is told as such, also to whoever presses Reconnect too soon; once it is back one is in again`, async ({
    faults,
    lesson,
    livekit,
    say,
    served,
  }) => {
    faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
    const { page, room } = await lesson.enter("student", (page) => page.clock.install());

    await livekit[goes]();

    await givesUp(page, say);
    // The person's own network is not blamed: our server still answers.
    await hasEnded(page, say, "server", "reconnect");
    await page.getByRole("button", { name: say.end.reconnect }).click();
    const failure = page.getByRole("alert").filter({ hasText: say.failed.signalling_title });
    await expect(failure).toContainText(say.failed.signalling_text);

    await livekit.start(served.url);
    await page.getByRole("button", { name: say.join.again }).click();
    await room.isEntered();
  });
}

test("whoever is removed is told so and offered no way back; the class goes on", async ({ lesson, livekit, say }) => {
  const teacher = await lesson.enter("teacher");
  const student = await lesson.enter("student");
  await expect(teacher.room.tile(student.person.name)).toBeVisible();

  const { room_name, identity } = await student.door.ticket();
  await livekit.remove(room_name, identity);

  await hasEnded(student.page, say, "removed");
  await expect(teacher.room.tile(student.person.name)).toHaveCount(0);
  await expect(teacher.room.tile(teacher.person.name)).toBeVisible();
});

test("a room that is closed while the session goes on is told so, and one comes back", async ({ lesson, livekit, say }) => {
  const { door, page, room } = await lesson.enter("student");

  await livekit.close((await door.ticket()).room_name);

  await hasEnded(page, say, "room_closed", "reconnect");
  await page.getByRole("button", { name: say.end.reconnect }).click();
  await room.isEntered();
});

test("the clock ends a class that goes on for an hour too long", async ({ browse, control, livekit, say, school, served }) => {
  await livekit.start(served.url);
  const page = await browse();
  await sendLogin(page.request, school.people.student);
  // What the browser has fetched by now it does not fetch once more: the time until the end is short.
  await goto(page, `/sessions/${(await school.plan({ at: "+3h" })).id}`);
  // So long after its end an empty room is closed at once; one that Majlis can't ask about stays open.
  await control.refuse();
  const session = await school.plan({ at: "-109m15s", durationMinutes: 45, status: "ongoing" });
  await goto(page, `/sessions/${session.id}`);
  await page.getByRole("button", { name: say.join.ongoing }).click();
  await new Classroom(page, say).isEntered();

  await control.mend();

  await hasEnded(page, say, "time_over");
  const hour = Date.parse(session.starts_at ?? "") + (45 + 5 + 60) * 60_000;
  expect(Date.now(), "not before that, because somebody was in").toBeGreaterThanOrEqual(hour);
  expect((await school.stored(session)).status).toBe("completed");
});

test("a network that blocks sound and picture is told as such, and joining works in one that does not", async ({
  browse,
  livekit,
  say,
  school,
  served,
}) => {
  await livekit.start(served.url, { media: "blocked" });
  const session = await school.plan({ at: "-5m", status: "ongoing" });
  const page = await browse();
  await sendLogin(page.request, school.people.student);
  await goto(page, `/sessions/${session.id}`);

  await page.getByRole("button", { name: say.join.ongoing }).click();

  const failure = page.getByRole("alert").filter({ hasText: say.failed.media_title });
  await expect(failure).toContainText(say.failed.media_text);
  const again = page.getByRole("button", { name: say.join.again });
  await expect(again).toBeEnabled();

  await livekit.stop();
  await livekit.start(served.url);
  await again.click();
  await new Classroom(page, say).isEntered();
  await expect(failure).toHaveCount(0);
});

/** Lets the pauses pass that the SDK makes between its tries to come back, 44 seconds altogether, until it makes no more. */
async function givesUp(page: Page, say: Words): Promise<void> {
  const { leave } = new Classroom(page, say);
  await expect(async () => {
    await page.clock.fastForward(2_000);
    // Real time, in which our server answers when it is asked: the page waits five of its own seconds for that.
    await expect(leave).toHaveCount(0, { timeout: 2_000 });
  }).toPass({ intervals: [0] });
}
