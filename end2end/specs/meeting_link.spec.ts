import { expect, goto, isAlive, logInByForm, test } from "../fixtures/test.ts";

test("the meeting's link is the session's page", async ({ academy, baseURL, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  expect(session.meeting?.link).toBe(`${baseURL}/sessions/${session.id}`);
  const page = await logIn("student");
  await goto(page, session.meeting?.link as string);
  await expect(page.getByRole("button", { name: say.join.ready })).toBeEnabled();
});

test("the room's name leads to the session's page", async ({ academy, logIn }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  for (const role of ["teacher", "parent"] as const) {
    const page = await logIn(role);
    await goto(page, `/meeting/${session.meeting?.room_name}`);
    await expect(page).toHaveURL(`/sessions/${session.id}`);
  }
});

test("through the login, if need be", async ({ academy, page }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  await goto(page, `/meeting/${session.meeting?.room_name}`);
  expect(new URL(page.url()).pathname).toBe("/login");
  await logInByForm(page, academy.people.student.email, page.url());
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  await isAlive(page);
});

test("for a stranger there is no such room", async ({ academy, otherAcademy, faults, logIn, say }) => {
  faults.excuse(/status of 404/, "the browser notes each page that was not found");
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const stranger = await logIn(otherAcademy.people.teacher);
  for (const room of [session.meeting?.room_name, "itqan-academy-quran-session-987654321"]) {
    const answer = await goto(stranger, `/meeting/${room}`);
    expect(answer.status()).toBe(404);
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(say.error.not_found_title);
  }
});

test("no page frames a meeting, and none may be framed", async ({ academy, logIn }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("teacher");
  const answer = await goto(page, `/sessions/${session.id}`);
  await expect(page.locator("iframe, frame, object, embed")).toHaveCount(0);
  const policy = answer.headers()["content-security-policy"];
  expect(policy).toContain("frame-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
});
