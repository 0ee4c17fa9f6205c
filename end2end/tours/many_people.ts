import { DESKTOP } from "../browser.ts";
import { Crowd } from "../fixtures/crowd.ts";
import { Classroom } from "../fixtures/classroom.ts";
import { test } from "../fixtures/own_livekit.ts";
import { expect } from "../fixtures/test.ts";
import { fill } from "../fixtures/words.ts";
import { pressJoin } from "./classroom.ts";
import type { Stop } from "./tour.ts";

/** More people than one page of tiles holds, on a desktop too. */
const PEOPLE = 25;

/** How many columns of people there are in a window of a width: at least, and at most. */
const COLUMNS = [
  [1280, 5, 5],
  [900, 1, 3],
  [390, 2, 2],
] as const;

/** A class of many. */
export function manyPeopleTours(stop: Stop): void {
  test("in class with many", async ({ browse, isMobile, livekit, say, school, served, wire }) => {
    const session = await school.plan({ title: "حلقة جزء عمّ", at: "-12m36s", status: "ongoing", kind: "quran_group" });
    await livekit.start(served.url);
    const page = await browse();
    await pressJoin(page, school.people.teacher, session, say.join.ongoing);
    const room = new Classroom(page, say);
    await room.isEntered();
    const crowd = await Crowd.enter(await browse(), { livekit, port: wire.port, student: school.people.student, session, people: PEOPLE });
    const pages = page.getByRole("navigation", { name: say.class.pages });
    await expect(pages).toBeVisible();
    if (!isMobile) await columnsFitTheWindow(room);
    await room.controls.getByRole("button", { name: say.class.people }).click();
    await expect(page.getByRole("complementary").getByRole("listitem")).toHaveCount(PEOPLE + 1);
    await stop(page, "class-many-people");
    await room.controls.getByRole("button", { name: say.class.people }).click();
    await stop(page, "class-many");
    const pin = page.getByRole("button", { name: fill(say.class.pin, { name: crowd.names[0] as string }), exact: true });
    await pin.click();
    await stop(page, "class-many-pinned");
    await pin.click();
    await pages.getByRole("button", { name: say.class.next_page }).click();
    await stop(page, "class-many-page-2");
  });
}

/** The people stand in as many columns as the window has room for. */
async function columnsFitTheWindow({ page, tiles }: Classroom): Promise<void> {
  const columns = async () => new Set(await tiles.evaluateAll((all) => all.map((tile) => tile.getBoundingClientRect().left))).size;
  for (const [width, least, most] of COLUMNS) {
    await page.setViewportSize({ ...DESKTOP.viewport, width });
    await expect.poll(columns, `columns at ${width} px`).toBeGreaterThanOrEqual(least);
    await expect.poll(columns, `columns at ${width} px`).toBeLessThanOrEqual(most);
  }
  await page.setViewportSize(DESKTOP.viewport);
}
