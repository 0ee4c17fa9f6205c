import { goIn } from "../../fixtures/in_class.ts";
import { expect, test } from "../../fixtures/test.ts";
import { fill } from "../../fixtures/words.ts";

const REASON = "المعلّم في سفر";

/** An instant on the academy's clocks: `6:17 م`. */
function inRiyadh(instant: string): string {
  const clock = { timeZone: "Asia/Riyadh", hour: "numeric", minute: "2-digit" } as const;
  const [time, half] = new Date(instant).toLocaleTimeString("en", clock).split(/\s/);
  return `${time} ${half === "AM" ? "ص" : "م"}`;
}

test("an end is told with its time, how long it lasted, and where one is expected next", async ({
  academy,
  logIn,
  say,
}) => {
  const student = await academy.add("student", "جود العتيبي");
  const session = await academy.plan({ at: "-12m", status: "ongoing", student });
  await academy.plan({ title: "بعد غد", at: "+50h", student });
  const next = await academy.plan({ title: "الدرس التالي", at: "+49h", student });
  await academy.setStatus(await academy.plan({ title: "معلّقة", at: "+48h", student }), "suspended");
  const page = await logIn(student);
  await goIn(page, session, say);

  const { ended_at: endedAt, starts_at: startsAt } = await academy.setStatus(session, "completed");
  expect(endedAt).not.toBeNull();
  const minutes = Math.floor((Date.parse(endedAt as string) - Date.parse(startsAt as string)) / 60_000);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1, name: say.end.ended_title })).toBeVisible();
  const told = fill(say.end.ended_after, { time: inRiyadh(endedAt as string), length: `${minutes} دقيقة` });
  await expect(main.getByText(told, { exact: true })).toBeVisible();

  const way = main.getByRole("link", { name: say.end.next });
  await expect(way).toContainText("الدرس التالي");
  await way.click();
  await expect(page).toHaveURL(`/sessions/${next.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("الدرس التالي");
});

test("why a session was cancelled is told to its teacher and not to students", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const [teacher, student] = [await logIn("teacher"), await logIn("student")];
  for (const page of [teacher, student]) await goIn(page, session, say);

  const { ended_at: endedAt } = await academy.setStatus(session, "cancelled", REASON);
  for (const page of [teacher, student]) {
    await expect(page.getByRole("heading", { level: 1, name: say.end.cancelled_title })).toBeVisible();
    const told = fill(say.end.cancelled_at, { time: inRiyadh(endedAt as string) });
    await expect(page.getByText(told, { exact: true })).toBeVisible();
  }
  await expect(teacher.getByText(REASON)).toBeVisible();
  await expect(student.getByText(REASON)).toHaveCount(0);
});

test("an end is whole without the next session, and whoever may come back is not led away", async ({
  academy,
  faults,
  logIn,
  say,
}) => {
  faults.excuse(/ERR_FAILED/, "the browser notes what it could not fetch");
  const student = await academy.add("student", "لمى الزهراني");
  const session = await academy.plan({ at: "-5m", status: "ongoing", student });
  await academy.plan({ title: "الدرس التالي", at: "+3h", student });
  const page = await logIn(student);
  const room = await goIn(page, session, say);
  let asked = 0;
  await page.route("**/api/sessions?*", (route) => {
    asked += 1;
    return route.abort();
  });
  await room.leave.click();
  await expect(page.getByRole("heading", { level: 1, name: say.end.left_title })).toBeVisible();
  expect(asked).toBe(0);

  const failed = page.waitForEvent("requestfailed", {
    predicate: (request) => new URL(request.url()).pathname === "/api/sessions",
    timeout: 120_000,
  });
  await academy.setStatus(session, "completed");
  await expect(page.getByRole("heading", { level: 1, name: say.end.ended_title })).toBeVisible();
  await failed;
  await expect(page.getByRole("link", { name: say.end.back })).toBeVisible();
  await expect(page.getByRole("link", { name: say.end.next })).toHaveCount(0);
});
