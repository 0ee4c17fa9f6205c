import { Classroom } from "../../fixtures/classroom.ts";
import { packetsSent, soundArrives, watchMedia } from "../../fixtures/media.ts";
import { openedTracks, Preview, watchTracks } from "../../fixtures/preview.ts";
import { expect, goto, test } from "../../fixtures/test.ts";

test("an observer hears the class, is seen by nobody and publishes nothing", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const { teacher, supervisor } = academy.people;
  const pages = { teacher: await logIn("teacher"), supervisor: await logIn("supervisor") };
  for (const page of Object.values(pages)) {
    await watchMedia(page);
    await goto(page, `/sessions/${session.id}`);
  }
  const observed = new Classroom(pages.teacher, say);
  const observer = new Classroom(pages.supervisor, say);

  // First alone: an observer is nobody who counts.
  await pages.supervisor.getByRole("button", { name: say.join.observe }).click();
  await expect(pages.supervisor.getByRole("heading", { name: say.class.nobody_title })).toBeVisible();
  expect((await academy.stored(session)).status).toBe("ready");

  await pages.teacher.getByRole("button", { name: say.join.ready }).click();
  await observed.isEntered();
  await expect(observer.tile(teacher.name)).toBeVisible();
  await soundArrives(pages.supervisor);

  await expect(observed.tiles).toHaveCount(1);
  await expect(pages.teacher.getByText(supervisor.name)).toHaveCount(0);
  await expect(observer.tiles, "the observer has no tile either").toHaveCount(1);
  await expect(observer.microphone).toHaveCount(0);
  await expect(observer.camera).toHaveCount(0);
  await expect(observer.leave).toBeVisible();
  expect(await packetsSent(pages.supervisor)).toBe(0);
  expect(await packetsSent(pages.teacher), "the measure works").toBeGreaterThan(0);
  await expect.poll(async () => (await academy.stored(session)).status).toBe("ongoing");
});

test("by choice a supervisor takes part like everybody", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("supervisor");
  await goto(page, `/sessions/${session.id}`);
  await page.getByRole("button", { name: say.join.as_participant }).click();
  const room = new Classroom(page, say);
  await expect(room.tile(academy.people.supervisor.name)).toBeVisible();
  await expect(room.microphone).toHaveAttribute("aria-pressed", "false");
  await expect.poll(async () => (await academy.stored(session)).status).toBe("ongoing");
});

test("staff see themselves before if they ask to: who takes part goes in like that, who looks on leaves the devices closed", async ({
  academy,
  logIn,
  say,
}) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("supervisor");
  await watchTracks(page);
  const preview = new Preview(page, say);
  const look = async () => {
    await goto(page, `/sessions/${session.id}`);
    await page.getByRole("button", { name: say.preview.check }).click();
    await preview.start.click();
    await preview.pictureMoves();
    expect(await openedTracks(page)).toEqual(["audio live", "video live"]);
  };
  const room = new Classroom(page, say);

  await look();
  await page.getByRole("button", { name: say.join.observe }).click();
  await expect(page.getByRole("heading", { name: say.class.nobody_title })).toBeVisible();
  await expect.poll(() => openedTracks(page)).toEqual(["audio ended", "video ended"]);

  await look();
  await page.getByRole("button", { name: say.join.as_participant }).click();
  await room.isEntered();
  await expect(room.camera).toHaveAttribute("aria-pressed", "true");
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  expect(await openedTracks(page)).toEqual(["audio live", "video live"]);
});
