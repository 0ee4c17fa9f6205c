import { readFileSync } from "node:fs";
import { type CDPSession, expect, type Page } from "@playwright/test";
import axe from "axe-core";
import { DESKTOP, PHONE } from "../../browser.ts";

/** All rules of the standards. */
const RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } as const;

/** Those of them that look at colours: to all others the dark is no different. */
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;

/** The icons there are. */
const ICONS = [...readFileSync(new URL("../../../public/icons.svg", import.meta.url), "utf8").matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id);

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** No rule of axe is broken on a desktop and on a phone, in the light and in the dark. The page was opened on a desktop. */
export async function isClean(page: Page, what: string): Promise<void> {
  const shown = await page.locator("use").evaluateAll((all) => all.map((one) => one.getAttribute("href")?.split("#")[1]));
  expect.soft(shown.filter((id) => id === undefined || !ICONS.includes(id)), `${what}: icons that do not exist`).toEqual([]);
  await breaksNoRule(page, `${what}, desktop`);
  await becomes(page, "phone");
  await breaksNoRule(page, `${what}, phone`);
  await becomes(page, "desktop");
}

/** No rule of axe is broken, in the light and in the dark, in the size that the page has. */
export async function breaksNoRule(page: Page, what: string): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  for (const [colorScheme, rules] of [
    ["light", RULES],
    ["dark", COLOURS],
  ] as const) {
    // Without motion a colour is never caught on its way to another.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const found = await page.evaluate(async ({ type, values }) => {
      const { violations } = await window.axe.run({ runOnly: { type, values: [...values] }, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => ({ rule: id, at: nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ""}`) }));
    }, rules);
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
