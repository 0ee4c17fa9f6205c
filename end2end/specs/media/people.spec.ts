import { goIn } from "../../fixtures/in_class.ts";
import { picturesMove } from "../../fixtures/media.ts";
import { expect, test } from "../../fixtures/test.ts";

test("a camera that goes off leaves the letter; the connection is marked", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  const room = await goIn(page, session, say);
  const other = await goIn(await logIn("teacher"), session, say);
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
  await other.camera.click();
  await expect(tile.locator("video")).toHaveCount(0);
  await expect.poll(isInFront).toBe(true);
  await other.switchOn(other.camera);
  await picturesMove(page, name);

  for (const each of [tile, room.tile(academy.people.student.name)]) {
    await expect(each.getByRole("img", { name: say.class.signal_good })).toBeVisible({ timeout: 20_000 });
  }
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

  await teacher.microphone.click();
  await expect(first).toContainText(say.class.microphone_off);
  await room.switchOn(room.microphone);
  await expect(second).toContainText(new RegExp(`${say.class.microphone_on}|${say.class.speaking}`));
  for (const row of [first, second]) {
    await expect(row.getByRole("img", { name: say.class.signal_good })).toBeVisible({ timeout: 20_000 });
  }

  await goIn(await logIn("supervisor"), session, say, say.join.as_participant);
  await expect(rows.locator(".person__name")).toHaveText([people.teacher.name, people.student.name, people.supervisor.name]);
  await expect(panel.getByRole("heading")).toHaveText(`${say.class.people} 3`);
  await teacher.leave.click();
  await expect(rows.locator(".person__name")).toHaveText([people.student.name, people.supervisor.name]);
  await panel.getByRole("button", { name: say.class.close_people }).click();
  await expect(panel).toHaveCount(0);
  await expect(room.controls.getByRole("button", { name: say.class.people })).toBeFocused();
});
