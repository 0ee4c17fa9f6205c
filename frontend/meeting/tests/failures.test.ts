import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionError, DisconnectReason } from "livekit-client";
import { connect_failure } from "../connect_failure.ts";
import { device_failure, lost_device_failure } from "../device_failure.ts";
import { leave_reason } from "../disconnect_reason.ts";
import type { LeaveReason } from "../events.ts";
import { fake_browser } from "./fakes.ts";

test("why a connection was not made", () => {
  const code = (error: unknown, signalled = false) => connect_failure(error, signalled).code;
  assert.equal(code(ConnectionError.notAllowed("no", 401)), "token_refused");
  assert.equal(code(ConnectionError.notAllowed("no", 403)), "token_refused");
  assert.equal(code(ConnectionError.notAllowed("no such room", 404)), "unknown");
  assert.equal(code(ConnectionError.cancelled("left")), "cancelled");
  assert.equal(code(ConnectionError.serverUnreachable("down")), "signalling");
  assert.equal(code(ConnectionError.websocket("cut")), "signalling");
  assert.equal(code(ConnectionError.timeout("no answer")), "signalling");
  assert.equal(code(ConnectionError.timeout("no media"), true), "media");
  assert.equal(code(ConnectionError.internal("no media"), true), "media");
  assert.equal(code(new TypeError("fault")), "unknown");
  assert.match(connect_failure(new TypeError("fault"), false).detail, /TypeError: fault/);
});

test("a token that a media server quotes does not get into the log", () => {
  const quoting = new Error("invalid token: eyJhbGciOi.eyJpc3Mi-_9.sig-na_ture, error: signature is invalid");
  const { detail } = connect_failure(quoting, false);
  assert.equal(detail, "Error: invalid token: [token], error: signature is invalid");
});

test("why a device gives nothing", () => {
  const of = (name: string, permission: PermissionState | "unknown" = "prompt", message = "") =>
    device_failure(new DOMException(message, name), permission);
  assert.equal(of("NotAllowedError", "denied"), "denied");
  assert.equal(of("NotAllowedError", "unknown"), "denied");
  assert.equal(of("NotAllowedError", "granted"), "system_denied");
  assert.equal(of("NotAllowedError", "prompt", "Permission denied by system"), "system_denied");
  assert.equal(of("NotFoundError"), "missing");
  assert.equal(of("NotReadableError"), "busy");
  assert.equal(of("AbortError"), "busy");
  assert.equal(of("SecurityError"), "unsupported");
  assert.equal(of("NotSupportedError"), "unsupported");
  assert.equal(of("InvalidStateError"), "other");
  assert.equal(device_failure({ name: "OverconstrainedError", constraint: "deviceId" }, "granted"), "missing");
  assert.equal(device_failure("text", "granted"), "other");
});

test("why a device that worked has stopped", async () => {
  fake_browser(["audioinput"], "granted");
  assert.equal(await lost_device_failure("microphone"), "other");
  assert.equal(await lost_device_failure("camera"), "missing");
  fake_browser(["audioinput"], "denied");
  assert.equal(await lost_device_failure("microphone"), "denied");
});

/** Every reason the SDK knows, by its name there: what it means to somebody who did not leave. */
const REASONS: Record<keyof typeof DisconnectReason, LeaveReason> = {
  UNKNOWN_REASON: "unknown",
  // The SDK leaves by itself when the page is frozen; nobody left.
  CLIENT_INITIATED: "unknown",
  DUPLICATE_IDENTITY: "duplicate_identity",
  SERVER_SHUTDOWN: "server_shutdown",
  PARTICIPANT_REMOVED: "removed",
  ROOM_DELETED: "room_deleted",
  STATE_MISMATCH: "state_mismatch",
  JOIN_FAILURE: "join_failed",
  MIGRATION: "unknown",
  SIGNAL_CLOSE: "signal_closed",
  ROOM_CLOSED: "room_closed",
  USER_UNAVAILABLE: "unknown",
  USER_REJECTED: "unknown",
  SIP_TRUNK_FAILURE: "unknown",
  CONNECTION_TIMEOUT: "connection_timeout",
  MEDIA_FAILURE: "media_failure",
  AGENT_ERROR: "unknown",
};

test("why a class ended: every reason of the SDK's, and those it lacks", () => {
  const known = Object.entries(DisconnectReason).filter((entry): entry is [keyof typeof REASONS, DisconnectReason] => typeof entry[1] === "number");
  assert.deepEqual(known.map(([name]) => name).sort(), Object.keys(REASONS).sort());
  for (const [name, reason] of known) {
    assert.equal(leave_reason(reason, false), REASONS[name], name);
    assert.equal(leave_reason(reason, true), "left", `${name}, after leaving`);
  }
  // The SDK gives no reason when it gave up on reconnecting; a newer server may give one that nobody knows.
  assert.equal(leave_reason(undefined, false), "connection_timeout");
  assert.equal(leave_reason(9999 as DisconnectReason, false), "unknown");
});
