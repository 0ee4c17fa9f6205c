import { listenToStatus, saysLast } from "../../fixtures/announcements.ts";
import { goIn } from "../../fixtures/in_class.ts";
import { expect, test } from "../../fixtures/test.ts";
import { fill } from "../../fixtures/words.ts";

test("what happens in class is told to a screen reader, once and in words", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const page = await logIn("student");
  const other = await logIn("teacher");
  for (const one of [page, other]) await listenToStatus(one);
  const { name } = academy.people.teacher;

  const room = await goIn(page, session, say);
  await saysLast(page, say.announce.joined);
  const teacher = await goIn(other, session, say);
  await saysLast(page, fill(say.announce.came, { name }));

  await room.switchOn(room.microphone);
  await saysLast(page, say.announce.microphone_on);
  await room.microphone.click();
  await saysLast(page, say.announce.microphone_off);
  await room.switchOn(room.camera);
  await saysLast(page, say.announce.camera_on);
  await room.camera.click();
  await saysLast(page, say.announce.camera_off);

  const screen = teacher.controls.getByRole("button", { name: say.class.screen, exact: true });
  await screen.click();
  await saysLast(other, say.announce.screen_on);
  await saysLast(page, fill(say.announce.shares, { name }));
  await screen.click();
  await saysLast(other, say.announce.screen_off);

  await teacher.leave.click();
  await saysLast(page, fill(say.announce.went, { name }));
  const said = await page.evaluate(() => window.said);
  const came = fill(say.announce.came, { name });
  expect(said.filter((words) => words === came), "each thing once").toHaveLength(1);
});
