import type { WebSocketRoute } from "@playwright/test";
import { Classroom } from "../../fixtures/classroom.ts";
import { soundArrives, watchMedia } from "../../fixtures/media.ts";
import { expect, goto, test } from "../../fixtures/test.ts";

test("a dropped connection is told, never looks like an open microphone, and comes back", async ({
  academy,
  logIn,
  say,
}) => {
  const session = await academy.plan({ at: "-5m", status: "ongoing" });
  const [teacher, student] = [await logIn("teacher"), await logIn("student")];
  // The test stands between the page and LiveKit's signalling.
  const sockets: WebSocketRoute[] = [];
  let isCut = false;
  await teacher.routeWebSocket(/\/rtc/, (socket) => {
    if (isCut) return void socket.close({ code: 1011 });
    socket.connectToServer();
    sockets.push(socket);
  });
  for (const page of [teacher, student]) {
    await watchMedia(page);
    await goto(page, `/sessions/${session.id}`);
    await page.getByRole("button", { name: say.join.ongoing }).click();
    await new Classroom(page, say).isEntered();
  }
  const room = new Classroom(teacher, say);
  const microphone = { open: room.microphone, offline: room.controls.getByRole("button", { name: say.class.microphone_offline }) };
  await expect(microphone.open).toHaveAttribute("aria-pressed", "true");
  await soundArrives(student);

  isCut = true;
  for (const socket of sockets) await socket.close({ code: 1011 });

  const banner = teacher.getByRole("alert").filter({ hasText: say.class.reconnecting_title });
  await expect(banner).toContainText(say.class.reconnecting_text);
  await expect(microphone.offline).toHaveAttribute("aria-pressed", "false");
  await expect(microphone.offline).toHaveAttribute("aria-disabled", "true");
  await expect(room.controls.getByText(say.class.offline, { exact: true }).first()).toBeVisible();
  await expect(room.leave, "one can always leave").toBeEnabled();

  isCut = false;
  await expect(teacher.getByRole("status").filter({ hasText: say.announce.reconnected_open })).toBeVisible({ timeout: 30_000 });
  await expect(banner).toHaveCount(0);
  await expect(room.microphone).toHaveAttribute("aria-pressed", "true");
  await soundArrives(student);
});
