import { DisconnectReason } from "livekit-client";
import type { LeaveReason } from "./events.ts";

/**
 * Every reason LiveKit knows. The type makes the compiler refuse this table when a new version of
 * the SDK brings a reason it lacks.
 */
const REASONS: Record<DisconnectReason, LeaveReason> = {
  [DisconnectReason.UNKNOWN_REASON]: "unknown",
  [DisconnectReason.CLIENT_INITIATED]: "left",
  [DisconnectReason.DUPLICATE_IDENTITY]: "duplicate_identity",
  [DisconnectReason.SERVER_SHUTDOWN]: "server_shutdown",
  [DisconnectReason.PARTICIPANT_REMOVED]: "removed",
  [DisconnectReason.ROOM_DELETED]: "room_deleted",
  [DisconnectReason.STATE_MISMATCH]: "state_mismatch",
  [DisconnectReason.JOIN_FAILURE]: "join_failed",
  [DisconnectReason.SIGNAL_CLOSE]: "signal_closed",
  [DisconnectReason.ROOM_CLOSED]: "room_closed",
  [DisconnectReason.CONNECTION_TIMEOUT]: "connection_timeout",
  [DisconnectReason.MEDIA_FAILURE]: "media_failure",
  // LiveKit Cloud, telephony and agents: none of them is ours.
  [DisconnectReason.MIGRATION]: "unknown",
  [DisconnectReason.USER_UNAVAILABLE]: "unknown",
  [DisconnectReason.USER_REJECTED]: "unknown",
  [DisconnectReason.SIP_TRUNK_FAILURE]: "unknown",
  [DisconnectReason.AGENT_ERROR]: "unknown",
};

/**
 * Names the end of a connection. A number that a newer server invented is `unknown`.
 *
 * `asked` says that `disconnect` was called. The SDK also leaves on its own when the page is hidden
 * away or frozen, with the same reason; a person who comes back to such a page did not leave, so it
 * is `unknown`, for which a page offers to connect again.
 */
export function leave_reason(reason: DisconnectReason | undefined, asked: boolean): LeaveReason {
  if (asked) return "left";
  // The SDK gives no reason when it gave up on reconnecting.
  if (reason === undefined) return "connection_timeout";
  if (reason === DisconnectReason.CLIENT_INITIATED) return "unknown";
  return REASONS[reason] ?? "unknown";
}
