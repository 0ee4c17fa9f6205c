import type { CDPSession } from "@playwright/test";
import { Classroom } from "../fixtures/classroom.ts";
import { goto, test } from "../fixtures/test.ts";
import { row } from "./figures.ts";

/** How long the class lasts, minutes. */
const MINUTES = Number(process.env["MAJLIS_BENCH_MINUTES"] ?? 10);

/** What a class costs a tab: the live JavaScript heap after each minute, with camera and microphone on both sides. */
test("memory in class", async ({ academy, logIn, say }) => {
  test.setTimeout((MINUTES + 3) * 60_000);
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const [teacher, student] = [await logIn("teacher"), await logIn("student")];
  for (const page of [teacher, student]) {
    await goto(page, `/sessions/${session.id}`);
    await page.getByRole("button", { name: say.join.ongoing }).click();
    const room = new Classroom(page, say);
    await room.isEntered();
    await room.switchOn(room.camera);
  }
  const devtools = await student.context().newCDPSession(student);
  await devtools.send("Performance.enable");
  row("minute", "JS heap, kB");
  for (let minute = 0; minute <= MINUTES; minute++) {
    row(minute, Math.round((await heap(devtools)) / 1000));
    if (minute < MINUTES) await student.waitForTimeout(60_000);
  }
});

/** Bytes that are still in use after the garbage was collected. */
async function heap(devtools: CDPSession): Promise<number> {
  await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN;
}
