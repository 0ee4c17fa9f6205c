import { openInterrupted } from "../fixtures/interrupted.ts";
import { expect, goto, isAlive, test } from "../fixtures/test.ts";

const FURQAN = "أكاديمية الفرقان";
const ITQAN = "أكاديمية الإتقان";

test("who belongs to two academies goes from one to the other, and no page mixes them", async ({ academy, otherAcademy, faults, logIn, say }) => {
  faults.excuse(/\/events|\/api\/sessions/, "the test cuts the live events, and the old page is refused");
  const teacher = await academy.add("teacher", "نورة الزهراني");
  await otherAcademy.enrol("student", teacher);
  await academy.plan({ title: "في الإتقان", at: "+2h", teacher });
  await otherAcademy.plan({ title: "في الفرقان", at: "+3h", student: teacher });

  const page = await logIn(teacher);
  // The page that stays open, without live events, so that it asks by itself.
  const old = await page.context().newPage();
  await openInterrupted(old, "/", say);
  await expect(old.getByRole("heading", { level: 2 }).first()).toHaveText("في الإتقان");

  await goto(page, "/");
  const brand = page.locator(".brand__name");
  await expect(brand).toHaveText(ITQAN);
  await page.locator(".menu__button").click();
  const choices = page.getByRole("form", { name: say.academy.title });
  await expect(choices.getByRole("button", { name: ITQAN })).toHaveAttribute("aria-current", "true");
  await choices.getByRole("button", { name: FURQAN }).click();
  await expect(brand).toHaveText(FURQAN);
  await isAlive(page);
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("في الفرقان");
  await expect(page.getByText("في الإتقان")).toHaveCount(0);

  // The poll comes at 20 to 40 seconds, is refused, and the page is made anew for the academy they are in now.
  await old.clock.fastForward("00:45");
  await expect(old.locator(".brand__name")).toHaveText(FURQAN);
  await expect(old.getByRole("heading", { level: 2 }).first()).toHaveText("في الفرقان");
});
