import type { Page } from "@playwright/test";
import { Classroom } from "../../fixtures/classroom.ts";
import { decideEnds, DoorWatch, endsBy, hasEnded } from "../../fixtures/endings.ts";
import { goIn } from "../../fixtures/in_class.ts";
import { expect, test } from "../../fixtures/test.ts";

test("ends that nobody chose, unknown and by a network that blocks media, are told, and one comes back with a fresh ticket", async ({
  academy,
  logIn,
  say,
}) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  const door = new DoorWatch(page);
  await decideEnds(page);
  const room = await goIn(page, session, say);

  // The SDK leaves by itself when a page is put away; a page that is still looked at does not know why.
  await endsBy(page);
  await hasEnded(page, say, "unknown", "reconnect");
  await comesBack(page, room, say.end.reconnect);

  // The reason comes from a media server behind a network that no test can build.
  await endsBy(page, "media_failure");
  await hasEnded(page, say, "media", "reconnect");
  await comesBack(page, room, say.end.reconnect);
  await expect.poll(() => door.tickets.length, { message: "each way in had a ticket of its own" }).toBe(3);
});

async function comesBack(page: Page, room: Classroom, way: string): Promise<void> {
  await page.getByRole("button", { name: way, exact: true }).click();
  await room.isEntered();
}
