import { getLogger, LoggerNames } from "livekit-client";

/**
 * Sends the SDK's own log to the browser's console, from warnings up, and never as an error.
 *
 * The SDK logs errors for what is no fault of the page (a server that went away, a track whose
 * owner has left); a page's `console.error` is for faults of the page, and tests fail on it.
 */
export function quieten_sdk_log(): void {
  for (const name of Object.values(LoggerNames)) {
    const logger = getLogger(name);
    logger.methodFactory = () => (...line: unknown[]) => console.warn(`[${name}]`, ...line);
    // Not persisted: the library would otherwise keep it in the page's local storage.
    logger.setLevel("warn", false);
  }
}
