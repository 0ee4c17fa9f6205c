import type { Response } from "@playwright/test";
import { Classroom, enterClass } from "../../fixtures/classroom.ts";
import { soundArrives } from "../../fixtures/media.ts";
import { test } from "../../fixtures/own_livekit.ts";
import { expect, goto, logInByForm } from "../../fixtures/test.ts";

test("a server that is restarted under an open page: it says so, and follows again by itself", async ({ browse, faults, say, school, served }) => {
  faults.excuse(/ERR_/, "the browser notes that it can't reach the server");
  const session = await school.plan({ at: "+2h" });
  const page = await browse();
  await logInByForm(page, school.people.student.email);
  await goto(page, `/sessions/${session.id}`);
  await page.evaluate(() => document.documentElement.setAttribute("data-marked", ""));
  const interrupted = page.getByRole("status").filter({ hasText: say.live.offline });

  await served.restart(() => expect(interrupted).toBeVisible({ timeout: 15_000 }));

  await expect(interrupted).toHaveCount(0, { timeout: 30_000 });
  await school.setStatus(session, "ready");
  await expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled();
  await expect(page.locator("html[data-marked]"), "the same document").toHaveCount(1);
});

test("a server that is restarted under a running class: nobody in it notices, and it can end it afterwards", async ({
  browse,
  faults,
  livekit,
  say,
  school,
  served,
}) => {
  faults.excuse(/ERR_/, "the browser notes that it can't reach the server");
  await livekit.start(served.url);
  const session = await school.plan({ at: "-5m", status: "ongoing" });
  const { teacher, student } = school.people;
  const pages = { teacher: await browse(), student: await browse() };
  await enterClass(pages.teacher, teacher, session, say);
  await enterClass(pages.student, student, session, say);
  const room = new Classroom(pages.teacher, say);
  const reconnecting = pages.teacher.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await soundArrives(pages.student);

  await served.restart(() => soundArrives(pages.student));

  await soundArrives(pages.student);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await expect(reconnecting).toHaveCount(0);
  await expect(room.tile(student.name)).toBeVisible();
  await school.setStatus(session, "completed");
  for (const page of Object.values(pages)) {
    await expect(page.getByRole("heading", { level: 1, name: say.end.ended_title })).toBeVisible({ timeout: 30_000 });
  }
});

test("a server that knows nobody any more after its restart: who is in class stays in it, and is told on leaving", async ({
  browse,
  faults,
  livekit,
  say,
  school,
  served,
}) => {
  test.setTimeout(120_000);
  faults.excuse(/ERR_|401/, "the browser notes what it can't reach, and the refusals");
  await livekit.start(served.url);
  const session = await school.plan({ at: "-5m", status: "ongoing" });
  const { teacher, student } = school.people;
  const pages = { teacher: await browse(), student: await browse() };
  await enterClass(pages.teacher, teacher, session, say);
  await enterClass(pages.student, student, session, say);
  const room = new Classroom(pages.teacher, say);
  await soundArrives(pages.student);
  const address = pages.teacher.url();
  const isRefusal = (answer: Response) => answer.url().includes(`/sessions/${session.id}/state`) && answer.status() === 401;
  const refusal = pages.teacher.waitForResponse(isRefusal, { timeout: 60_000 });

  await pages.teacher.context().clearCookies({ name: "session" });
  await served.restart(() => soundArrives(pages.student));
  await refusal;

  await soundArrives(pages.student);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  expect(pages.teacher.url()).toBe(address);
  await room.leave.click();
  await expect(pages.teacher).toHaveURL(/\/login/);
});
