import { type CDPSession, expect, type Page } from "@playwright/test";
import axe from "axe-core";
import { DESKTOP, PHONE } from "../../browser.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** No rule of axe is broken on a desktop and on a phone, in the light and in the dark. The page was opened on a desktop. */
export async function isClean(page: Page, what: string): Promise<void> {
  await breaksNoRule(page, `${what}, desktop`);
  await becomes(page, "phone");
  await breaksNoRule(page, `${what}, phone`);
  await becomes(page, "desktop");
}

/** No rule of axe is broken, in the light and in the dark, in the size that the page has. */
export async function breaksNoRule(page: Page, what: string): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"] as const) {
    // Without motion a colour is never caught on its way to another.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const found = await page.evaluate(async (tags) => {
      const { violations } = await window.axe.run({ runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => ({ rule: id, at: nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ""}`) }));
    }, RULES);
    expect.soft(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}

const sessions = new WeakMap<Page, CDPSession>();

/** Turns the device that a page is on into another one, with touch or without, and leaves the page as it is. */
async function becomes(page: Page, device: "desktop" | "phone"): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const isPhone = device === "phone";
  const { viewport } = isPhone ? PHONE : DESKTOP;
  await session.send("Emulation.setDeviceMetricsOverride", { ...viewport, deviceScaleFactor: 1, mobile: isPhone });
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: isPhone });
  await page.waitForFunction(
    ([width, isPhone]) => innerWidth === width && matchMedia("(pointer: coarse)").matches === isPhone,
    [viewport.width, isPhone] as const,
  );
}
