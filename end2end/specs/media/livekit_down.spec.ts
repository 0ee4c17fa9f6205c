import { Classroom } from "../../fixtures/classroom.ts";
import { test } from "../../fixtures/own_livekit.ts";
import { expect, goto, sendLogin } from "../../fixtures/test.ts";

test("with LiveKit down sessions become ready, joining says so honestly, and works once it is back", async ({
  browse,
  faults,
  livekit,
  say,
  school,
  served,
}) => {
  faults.excuse(/WebSocket|ERR_/, "the browser notes that LiveKit does not answer");
  expect(await served.health(), "the outage is real, and not fatal").toMatchObject({ database: true, livekit: false });
  const session = await school.plan({ at: "+15m3s" });
  const page = await browse();
  await sendLogin(page.request, school.people.teacher);
  await goto(page, `/sessions/${session.id}`);

  const join = page.getByRole("button", { name: say.join.ready });
  await expect(join).toBeEnabled();
  const { status, meeting } = await school.stored(session);
  expect(status).toBe("ready");
  expect(meeting).toMatchObject({
    room_name: `itqan-academy-quran-session-${session.id}`,
    link: `${served.url}/sessions/${session.id}`,
  });
  expect(await served.majlis(["meetings", "verify"])).toEqual({ missing: 0 });

  await join.click();
  const failure = page.getByRole("alert").filter({ hasText: say.failed.signalling_title });
  await expect(failure).toContainText(say.failed.signalling_text);

  await livekit.start(served.url);
  await page.getByRole("button", { name: say.join.again }).click();
  const room = new Classroom(page, say);
  await room.isEntered();
  await expect(failure).toHaveCount(0);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await school.stored(session)).status).toBe("ongoing");
});
