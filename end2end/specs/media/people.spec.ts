import type { Page } from "@playwright/test";
import { goIn } from "../../fixtures/in_class.ts";
import { picturesMove } from "../../fixtures/media.ts";
import { expect, test } from "../../fixtures/test.ts";

/** Room for two tiles. */
const SMALL = { width: 640, height: 330 };

/** Who has a tile, as it is written there. */
function names(page: Page) {
  return page.locator(".tile .plate__name");
}

test("people who don't fit are on further pages: on, back, and never beyond", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  await page.setViewportSize(SMALL);
  await goIn(page, session, say);
  const { student, supervisor, teacher } = academy.people;
  const own = `${student.name} (${say.class.you})`;
  await expect(names(page), "alone there is one page and no turning").toHaveText([own]);
  const pages = page.getByRole("navigation", { name: say.class.pages });
  await expect(pages).toHaveCount(0);

  const others = {
    supervisor: await goIn(await logIn("supervisor"), session, say, say.join.as_participant),
    teacher: await goIn(await logIn("teacher"), session, say),
  };
  await expect(names(page), "the teacher first, then who came first").toHaveText([teacher.name, own]);
  const next = pages.getByRole("button", { name: say.class.next_page });
  const previous = pages.getByRole("button", { name: say.class.previous_page });
  await expect(pages).toContainText("1 / 2");
  await expect(previous).toHaveAttribute("aria-disabled", "true");
  // It can be pressed all the same, and does nothing.
  await previous.click({ force: true });
  await expect(pages).toContainText("1 / 2");

  await next.click();
  await expect(pages).toContainText("2 / 2");
  await expect(names(page)).toHaveText([supervisor.name]);
  await expect(next).toHaveAttribute("aria-disabled", "true");
  await next.click({ force: true });
  await expect(pages).toContainText("2 / 2");
  await previous.click();
  await expect(names(page)).toHaveText([teacher.name, own]);

  // A picture on a page that comes back moves.
  await others.teacher.switchOn(others.teacher.camera);
  await picturesMove(page, teacher.name);
  await next.click();
  await previous.click();
  await picturesMove(page, teacher.name);

  await next.click();
  await others.supervisor.leave.click();
  await expect(names(page), "a page that has emptied gives way").toHaveText([teacher.name, own]);
  await expect(pages).toHaveCount(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(names(page)).toHaveCount(2);
});

test("a camera that goes off leaves the letter; the connection is marked", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  const room = await goIn(page, session, say);
  const other = await goIn(await logIn("teacher"), session, say);
  // While there is only sound nothing can be wrong with it; LiveKit tells what it has measured some time later.
  const own = room.tile(academy.people.student.name);
  await expect(own.getByRole("img", { name: say.class.signal_good })).toBeVisible();

  const { name } = academy.people.teacher;
  const tile = room.tile(name);
  const letter = tile.locator(".avatar");
  const isInFront = () =>
    letter.evaluate((avatar) => {
      const { x, y, width, height } = avatar.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2)?.closest(".avatar") === avatar;
    });

  await expect(tile.locator("video")).toHaveCount(0);
  await expect.poll(isInFront).toBe(true);
  await other.switchOn(other.camera);
  await picturesMove(page, name);
  await expect.poll(isInFront, "behind the picture").toBe(false);
  await other.switchOff(other.camera);
  await expect(tile.locator("video")).toHaveCount(0);
  await expect.poll(isInFront).toBe(true);
  await other.switchOn(other.camera);
  await picturesMove(page, name);
});

test("the list of people: the teacher first, who is who, and whose microphone is open", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  const room = await goIn(page, session, say);
  const teacher = await goIn(await logIn("teacher"), session, say);
  // An observer is nobody on any list.
  const observer = await logIn("admin");
  await goIn(observer, session, say, say.join.observe);
  await room.controls.getByRole("button", { name: say.class.people }).click();
  const panel = page.getByRole("complementary", { name: say.class.people });
  await expect(panel.getByRole("heading")).toHaveText(`${say.class.people} 2`);
  const rows = panel.getByRole("listitem");
  const { people } = academy;
  await expect(rows.locator(".person__name")).toHaveText([people.teacher.name, people.student.name]);
  await expect(rows.locator(".person__sub")).toHaveText([say.role.teacher, say.class.you]);
  const [first, second] = [rows.nth(0), rows.nth(1)];
  await expect(first).toContainText(new RegExp(`${say.class.microphone_on}|${say.class.speaking}`));
  await expect(second).toContainText(say.class.microphone_off);

  await teacher.switchOff(teacher.microphone);
  await expect(first).toContainText(say.class.microphone_off);
  await room.switchOn(room.microphone);
  await expect(second).toContainText(new RegExp(`${say.class.microphone_on}|${say.class.speaking}`));
  await expect(second.getByRole("img", { name: say.class.signal_good })).toBeVisible();

  await goIn(await logIn("supervisor"), session, say, say.join.as_participant);
  await expect(rows.locator(".person__name")).toHaveText([people.teacher.name, people.student.name, people.supervisor.name]);
  await expect(panel.getByRole("heading")).toHaveText(`${say.class.people} 3`);
  await teacher.leave.click();
  await expect(rows.locator(".person__name")).toHaveText([people.student.name, people.supervisor.name]);
  await panel.getByRole("button", { name: say.class.close_people }).click();
  await expect(panel).toHaveCount(0);
  await expect(room.controls.getByRole("button", { name: say.class.people })).toBeFocused();
});
