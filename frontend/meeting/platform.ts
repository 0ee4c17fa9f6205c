/** Where a person has to look for a setting. */
export type Platform = "windows" | "mac" | "ios" | "android" | "other";

/** Which browser's settings they are. Everything built on Chromium counts as `chromium`. */
export type BrowserFamily = "chromium" | "firefox" | "safari";

/** The part of the browser's `Navigator` that is used here. */
export interface NavigatorView {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  readonly userAgentData?: { readonly platform: string };
}

/** Names the system. Newer iPads call themselves Macs, but no Mac has a touch screen. */
export function platform_of({ userAgent, maxTouchPoints, userAgentData }: NavigatorView): Platform {
  const name = `${userAgentData?.platform ?? ""} ${userAgent}`;
  if (/android/i.test(name)) return "android";
  if (/iphone|ipad|ipod/i.test(name)) return "ios";
  if (/mac/i.test(name)) return maxTouchPoints > 1 ? "ios" : "mac";
  return /windows/i.test(name) ? "windows" : "other";
}

/** Names the browser. On iOS all of them keep their permissions where Safari does. */
export function browser_of(navigator: NavigatorView): BrowserFamily {
  if (platform_of(navigator) === "ios") return "safari";
  if (/firefox/i.test(navigator.userAgent)) return "firefox";
  return /chrome|chromium/i.test(navigator.userAgent) ? "chromium" : "safari";
}
