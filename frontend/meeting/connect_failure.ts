import { ConnectionError, ConnectionErrorReason } from "livekit-client";
import type { ConnectFailure } from "./events.ts";
import { error_detail } from "./device_failure.ts";

/**
 * Names what stopped a connection from being made. `signalled` says that the server had already
 * answered: what failed after that is the media path (UDP, TURN), which has other cures.
 */
export function connect_failure(error: unknown, signalled: boolean): ConnectFailure {
  return { code: code_of(error, signalled), detail: error_detail(error) };
}

function code_of(error: unknown, signalled: boolean): ConnectFailure["code"] {
  if (!(error instanceof ConnectionError)) return "unknown";
  const reason: ConnectionErrorReason = error.reason;
  switch (reason) {
    case ConnectionErrorReason.Cancelled:
      return "cancelled";
    case ConnectionErrorReason.NotAllowed:
      // 404 is "no such room" on a server that makes none by itself: no fault of the token.
      return error.status === 401 || error.status === 403 ? "token_refused" : "unknown";
    case ConnectionErrorReason.ServerUnreachable:
    case ConnectionErrorReason.InternalError:
    case ConnectionErrorReason.Timeout:
    case ConnectionErrorReason.WebSocket:
    case ConnectionErrorReason.LeaveRequest:
    case ConnectionErrorReason.ServiceNotFound:
      return signalled ? "media" : "signalling";
  }
}
