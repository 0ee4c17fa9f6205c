import type { Page } from "@playwright/test";
import { coverEdges } from "../../fixtures/phone.ts";
import { Preview } from "../../fixtures/preview.ts";
import { expect, goto, test } from "../../fixtures/test.ts";

/** As a phone with a notch is covered when it lies on its side, pixels. */
const NOTCH = { left: 47, right: 47, bottom: 21 };

/** Phones on their side, the smallest too. */
const SIZES = [
  { width: 844, height: 390 },
  { width: 568, height: 320 },
];

test("log-in, my sessions and the door on a phone on its side: nothing is cut off or under an edge", async ({ academy, browse, logIn, say }) => {
  const student = await academy.add("student", "ليان القرني");
  const session = await academy.plan({ at: "+10m", status: "ready", student });
  const visitor = await browse();
  const page = await logIn(student);
  for (const size of SIZES) {
    await lie(visitor, size);
    await goto(visitor, "/login");
    await isClear(visitor);
    await lie(page, size);
    await goto(page, "/");
    await isClear(page);
    await goto(page, `/sessions/${session.id}`);
    await isClear(page);
    await joinIsInReach(page, say.join.ready);
  }
});

test("the preview on a phone on its side: picture, switches and Join are whole", async ({ academy, logIn, say }) => {
  const session = await academy.plan({ at: "+10m", status: "ready" });
  const page = await logIn("student");
  await goto(page, `/sessions/${session.id}`);
  const preview = new Preview(page, say);
  await preview.start.tap();
  await preview.pictureMoves();
  for (const size of SIZES) {
    await lie(page, size);
    await expect(() => isClear(page)).toPass();
    await joinIsInReach(page, say.join.ready);
    await preview.picture.evaluate((video) => video.scrollIntoView({ block: "center" }));
    const picture = await preview.picture.boundingBox();
    expect(picture?.x).toBeGreaterThanOrEqual(NOTCH.left);
    expect((picture?.x ?? 0) + (picture?.width ?? 0)).toBeLessThanOrEqual(size.width - NOTCH.right);
    for (const control of [preview.microphone, preview.camera]) {
      await control.evaluate((button) => button.scrollIntoView({ block: "center" }));
      await control.tap({ trial: true });
    }
  }
});

async function lie(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await coverEdges(page, NOTCH);
}

/** Nothing to scroll to sideways, and whatever is seen is clear of the notch on both sides. */
async function isClear(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 0 };
  const where = `${page.url()} at ${width} px`;
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(tooWide, `sideways scroll of ${where}`).toBe(0);
  const things = page.locator("h1, h2, h3, p, li, a, button, input, select, .avatar").filter({ visible: true });
  const under = await things.evaluateAll(
    (all, { left, right }) =>
      all.flatMap((one) => {
        const box = one.getBoundingClientRect();
        const isSeen = box.width > 1 && box.height > 1 && !one.matches(".skip, .sr-only, .sr-only *");
        const isUnder = box.left < left - 0.5 || box.right > right + 0.5;
        return isSeen && isUnder ? [`${one.outerHTML.slice(0, 80)} from ${box.left} to ${box.right}`] : [];
      }),
    { left: NOTCH.left, right: width - NOTCH.right },
  );
  expect(under, `under an edge of ${where}`).toEqual([]);
}

/**
 * Join can be brought into sight whole, above the home bar; on a narrow phone it is there wherever the page is scrolled to.
 * What is last in the page is not under it.
 */
async function joinIsInReach(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const join = page.getByRole("button", { name });
  for (const to of ["beginning", "end"]) {
    // Once more where the page has grown meanwhile: devices are named when the browser names them.
    await expect(async () => {
      await page.evaluate((to) => scrollTo(0, to === "end" ? document.documentElement.scrollHeight : 0), to);
      if (width > 640) await join.evaluate((button) => button.scrollIntoView({ block: "nearest" }));
      await expect(join, `at the ${to}`).toBeInViewport({ ratio: 1, timeout: 1_000 });
    }).toPass();
    const box = await join.boundingBox();
    const bottom = (box?.y ?? 0) + (box?.height ?? Number.NaN);
    if (width <= 640) expect(bottom, "above the home bar").toBeLessThanOrEqual(height - NOTCH.bottom);
  }
  await page.getByRole("main").getByRole("link").last().tap({ trial: true });
}
