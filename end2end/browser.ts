/** How the browser is started, for every configuration. */

/** Nothing that reaches out to the network by itself, nothing that needs a screen. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A camera with a moving picture and a microphone that beeps, allowed without asking. */
export const FAKE_DEVICES = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"];

/** The whole browser, with devices and permissions. `MAJLIS_CHROMIUM` names one; without it Playwright takes its own. */
export function browser(...flags: string[]) {
  const executablePath = process.env["MAJLIS_CHROMIUM"];
  return { args: [...FLAGS, ...flags], ...(executablePath ? { executablePath } : { channel: "chromium" }) };
}

/**
 * The same engine without a window of its own around each page, which takes half the time: for pages alone. Its answers
 * about permissions and devices are not a browser's. `MAJLIS_HEADLESS_SHELL` names one.
 */
export function headlessShell(...flags: string[]) {
  const executablePath = process.env["MAJLIS_HEADLESS_SHELL"];
  if (executablePath) return { args: [...FLAGS, ...flags], executablePath };
  return process.env["MAJLIS_CHROMIUM"] ? browser(...flags) : { args: [...FLAGS, ...flags] };
}

export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
