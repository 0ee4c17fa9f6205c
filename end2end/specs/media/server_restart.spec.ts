import { soundArrives } from "../../fixtures/media.ts";
import { test } from "../../fixtures/own_livekit.ts";
import { expect, goto, sendLogin } from "../../fixtures/test.ts";

test("a server that is restarted under an open page: it says so, and follows again by itself", async ({ browse, faults, say, school, served }) => {
  faults.excuse(/ERR_/, "the browser notes that it can't reach the server");
  const session = await school.plan({ at: "+2h" });
  const page = await browse();
  await sendLogin(page.request, school.people.student);
  await goto(page, `/sessions/${session.id}`);
  await page.evaluate(() => document.documentElement.setAttribute("data-marked", ""));
  const interrupted = page.getByRole("status").filter({ hasText: say.live.offline });

  await served.restart(() => expect(interrupted).toBeVisible());

  await expect(interrupted).toHaveCount(0);
  await school.setStatus(session, "ready");
  await expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled();
  await expect(page.locator("html[data-marked]"), "the same document").toHaveCount(1);
});

test("a server that is restarted under a running class: nobody in it notices, and it can end it afterwards", async ({
  faults,
  lesson,
  say,
  school,
  served,
}) => {
  faults.excuse(/ERR_/, "the browser notes that it can't reach the server");
  const { teacher, student } = await lesson.begin();
  const reconnecting = teacher.page.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
  await soundArrives(student.page);

  await served.restart(() => soundArrives(student.page));

  await soundArrives(student.page);
  await expect(teacher.room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(reconnecting).toHaveCount(0);
  await expect(teacher.room.tile(student.person.name)).toBeVisible();
  await school.setStatus(lesson.session, "completed");
  for (const { page } of [teacher, student]) {
    await expect(page.getByRole("heading", { level: 1, name: say.end.ended_title })).toBeVisible();
  }
});

test("a server that knows nobody any more after its restart: who is in class stays in it, and is told on leaving", async ({
  faults,
  lesson,
  served,
}) => {
  faults.excuse(/ERR_|401/, "the browser notes what it can't reach, and the refusals");
  const { teacher, student } = await lesson.begin((page) => page.clock.install());
  await soundArrives(student.page);
  const address = teacher.page.url();
  let isRefused = false;
  teacher.page.on("response", (answer) => {
    isRefused ||= answer.url().includes(`/sessions/${lesson.session.id}/state`) && answer.status() === 401;
  });

  await teacher.page.context().clearCookies({ name: "session" });
  await served.restart(() => soundArrives(student.page));
  // The page asks 20 to 40 seconds later. They pass in steps that leave LiveKit time to answer the page.
  await expect(async () => {
    await teacher.page.clock.fastForward(2_000);
    await soundArrives(student.page);
    expect(isRefused).toBe(true);
  }).toPass({ intervals: [0] });

  await soundArrives(student.page);
  await expect(teacher.room.microphone).toHaveAttribute("aria-pressed", "true");
  expect(teacher.page.url()).toBe(address);
  await teacher.room.leave.click();
  await expect(teacher.page).toHaveURL(/\/login/);
});
