import { expect, type Page } from "@playwright/test";
import axe from "axe-core";
import { DESKTOP, PHONE } from "../../browser.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What depends on size or colour; the structure is the same in both and needs one look only. */
const LOOKS = ["color-contrast", "scrollable-region-focusable", "target-size"];

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/**
 * No rule of axe is broken: all rules on a light desktop, those that can differ in the dark and on a phone too. Colours
 * are the same in both languages, so English is looked at on a light desktop and a dark phone only.
 */
export async function isClean(page: Page, what: string): Promise<void> {
  await page.evaluate(axe.source);
  const isEnglish = await page.evaluate(() => document.documentElement.lang === "en");
  for (const [size, { viewport }] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      if (isEnglish && (size === "desktop") !== (colorScheme === "light")) continue;
      // Without motion a colour is never caught on its way to another.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const isFirst = size === "desktop" && colorScheme === "light";
      const runOnly: axe.RunOnly = isFirst ? { type: "tag", values: RULES } : { type: "rule", values: LOOKS };
      const found = await page.evaluate(async (runOnly) => {
        const { violations } = await window.axe.run({ runOnly, resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => ({ rule: id, at: nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ""}`) }));
      }, runOnly);
      expect.soft(found, `${what}, ${size}, ${colorScheme}`).toEqual([]);
    }
  }
  await page.setViewportSize(DESKTOP.viewport);
}
