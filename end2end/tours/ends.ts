import type { Page } from "@playwright/test";
import { Classroom } from "../fixtures/classroom.ts";
import { decideEnds, DoorWatch, endsBy, loseOurServerToo } from "../fixtures/endings.ts";
import { test } from "../fixtures/own_livekit.ts";
import { REASON } from "../fixtures/states.ts";
import { expect, goto } from "../fixtures/test.ts";
import type { JoinTicket } from "../fixtures/wire.ts";
import { pressJoin } from "./classroom.ts";
import type { Stop } from "./tour.ts";

/** How a class is over, for whoever was in it. */
export function endTours(stop: Stop): void {
  test("out of class", async ({ browse, faults, livekit, say, school, served, wire }) => {
    test.slow();
    faults.excuse(/WebSocket|ERR_/, "the browser notes that it can't reach LiveKit");
    await livekit.start(served.url);
    const { student } = school.people;
    const page = await browse();
    await page.clock.install();
    const room = new Classroom(page, say);
    const isOut = (title: string) => expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

    const session = await school.plan({ at: "-12m36s", status: "ongoing" });
    const door = new DoorWatch(page);
    await pressJoin(page, student, session, say.join.ongoing);
    await room.isEntered();
    await room.leave.click();
    await isOut(say.end.left_title);
    await stop(page, "end-left");
    await page.getByRole("button", { name: say.end.go_back_in }).click();
    await room.isEntered();
    const elsewhere = await browse();
    await pressJoin(elsewhere, student, session, say.join.ongoing);
    await isOut(say.end.elsewhere_title);
    await stop(page, "end-elsewhere");
    await page.getByRole("button", { name: say.end.use_here }).click();
    await room.isEntered();
    await elsewhere.close();

    const { room_name, identity } = door.tickets[0] as JoinTicket;
    await livekit.close(room_name);
    await isOut(say.end.room_closed_title);
    await stop(page, "end-room-closed");
    await page.getByRole("button", { name: say.end.reconnect }).click();
    await room.isEntered();
    await livekit.remove(room_name, identity);
    await isOut(say.end.removed_title);
    await stop(page, "end-removed");
    await goto(page, `/sessions/${session.id}`);
    await page.getByRole("button", { name: say.join.ongoing }).click();
    await room.isEntered();
    const findOurServer = await loseOurServerToo(page);
    await wire.refuse();
    await givesUp(page, say.end.lost_title);
    await stop(page, "end-lost");
    await findOurServer();
    await wire.mend();
    await page.getByRole("button", { name: say.end.reconnect }).click();
    await room.isEntered();
    await school.setStatus(session, "cancelled", REASON);
    await isOut(say.end.cancelled_title);
    await stop(page, "end-cancelled");
  });

  test("out of a class that failed, and of one whose time is over", async ({ browse, control, livekit, say, school, served }) => {
    await livekit.start(served.url);
    const page = await browse();
    await decideEnds(page);
    // Its time is over, and it goes on only as long as Majlis can't ask whether anybody is in.
    await control.refuse();
    const session = await school.plan({ at: "-51m", status: "ongoing" });
    await pressJoin(page, school.people.student, session, say.join.ongoing);
    const room = new Classroom(page, say);
    for (const [end, reason] of [
      ["unknown", undefined],
      ["media", "media_failure"],
      ["server", "server_shutdown"],
    ] as const) {
      await room.isEntered();
      await endsBy(page, reason);
      await expect(page.getByRole("heading", { level: 1, name: say.end[`${end}_title`] })).toBeVisible();
      await stop(page, `end-${end}`);
      await page.getByRole("button", { name: say.end.reconnect }).click();
    }
    await room.isEntered();
    await room.leave.click();
    await control.mend();
    // The clock asks again every quarter of a minute, and now finds the room empty.
    await expect(page.getByRole("heading", { level: 1, name: say.end.time_over_title })).toBeVisible();
    await stop(page, "end-time-over");
  });

  test("out of a class that was moved", async ({ browse, livekit, say, school, served }) => {
    await livekit.start(served.url);
    // An observer makes no session ongoing, so it can still be moved.
    const session = await school.plan({ at: "+3h", status: "ready" });
    const page = await browse();
    await pressJoin(page, school.people.supervisor, session, say.join.observe);
    await expect(page.getByRole("heading", { name: say.class.nobody_title })).toBeVisible();
    await school.setStatus(session, "scheduled");
    await expect(page.getByRole("heading", { level: 1, name: say.end.postponed_title })).toBeVisible();
    await stop(page, "end-postponed");
  });
}

/** Lets the SDK's waiting times pass until it gives up. */
async function givesUp(page: Page, title: string): Promise<void> {
  const heading = page.getByRole("heading", { level: 1, name: title });
  await expect(async () => {
    await page.clock.fastForward("00:10");
    await expect(heading).toBeVisible({ timeout: 300 });
  }).toPass();
}
