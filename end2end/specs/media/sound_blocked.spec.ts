import type { ConsoleMessage, Page } from "@playwright/test";
import { FAKE_DEVICES } from "../../browser.ts";
import { goIn } from "../../fixtures/in_class.ts";
import { soundArrives, watchMedia } from "../../fixtures/media.ts";
import { expect, test } from "../../fixtures/test.ts";

/** As strict as phones are: sound begins with a press, and none that was long ago. */
const STRICT = "--autoplay-policy=user-gesture-required";
const FORGOTTEN = "the press is forgotten";
const A_VOICE = "a voice";

test("sound that the browser blocks is told, and one press lets the class be heard", async ({ academy, logIn, open, say }) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const student = await logIn("student", await open(...FAKE_DEVICES, STRICT));
  await watchMedia(student);
  await goIn(student, session, say);
  const teacher = await logIn("teacher");

  // A look at the page from here counts as a press, so the page itself tells when the last one is too long ago.
  const forgotten = told(student, FORGOTTEN);
  const heard = told(student, A_VOICE);
  await tellWithoutBeingAsked(student);
  await forgotten;
  await goIn(teacher, session, say);
  await heard;

  const notice = student.getByRole("alert").filter({ hasText: say.class.sound_title });
  await expect(notice).toContainText(say.class.sound_text);
  await soundArrives(student);
  expect(await voices(student), "it arrives, and is not heard").toEqual([{ plays: false, at: 0 }]);

  await notice.getByRole("button", { name: say.class.sound_play }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(async () => (await voices(student)).every(({ plays, at }) => plays && at > 0)).toBe(true);
});

/** Until the page has logged it. All that the test does meanwhile counts too: logging the teacher in takes its time. */
function told(page: Page, line: string): Promise<ConsoleMessage> {
  return page.waitForEvent("console", { predicate: (message) => message.text() === line, timeout: 120_000 });
}

/** Lets the page log when no press counts any more, and when the first voice has come. */
async function tellWithoutBeingAsked(page: Page): Promise<void> {
  await page.evaluate(([forgotten, voice]) => {
    const look = setInterval(() => {
      if (navigator.userActivation.isActive) return;
      clearInterval(look);
      console.log(forgotten);
      const listen = setInterval(() => {
        if (document.querySelector("audio") === null) return;
        clearInterval(listen);
        console.log(voice);
      }, 50);
    }, 50);
  }, [FORGOTTEN, A_VOICE]);
}

/** The voices of the class: whether each plays, and how far it is. */
function voices(page: Page): Promise<{ plays: boolean; at: number }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("audio")].map(({ paused, currentTime }) => ({ plays: !paused, at: currentTime })),
  );
}
