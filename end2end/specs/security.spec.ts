import type { JoinTicket } from "../fixtures/wire.ts";
import { sessionIn } from "../fixtures/states.ts";
import { expect, goto, test } from "../fixtures/test.ts";

interface Claims {
  sub: string;
  exp: number;
  video: Record<string, unknown>;
  attributes: Record<string, string>;
}

/** What a token says. Nobody here can check its signature; LiveKit does. */
function claims(token: string): Claims {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Claims;
}

/** Everything a browser could wish for. */
const FORGED = {
  grants: { roomAdmin: true, hidden: true },
  video: { roomAdmin: true, roomCreate: true, canPublishSources: ["screen_share"], canUpdateOwnMetadata: true },
  role: "teacher",
  relation: "teacher",
  identity: "u1",
  room_name: "another-room",
  hidden: true,
  observer: true,
  can_publish: true,
};

test("the browser has no say in what a token allows", async ({ academy, api }) => {
  const session = await sessionIn("ready", academy);
  const student = await api("student");
  const answer = await student.post("/api/join", { data: { session_id: session.id, ...FORGED } });
  expect(answer.status()).toBe(200);
  const ticket = (await answer.json()) as JoinTicket;
  expect(ticket).toMatchObject({ room_name: session.meeting?.room_name, role: "student", observer: false });

  const { sub, exp, video, attributes } = claims(ticket.token);
  expect(sub).toBe(ticket.identity);
  expect(attributes).toEqual({ role: "student" });
  expect(video).toMatchObject({
    room: session.meeting?.room_name,
    roomJoin: true,
    canPublish: true,
    canPublishSources: ["microphone", "camera"],
    canSubscribe: true,
    canPublishData: true,
    canUpdateOwnMetadata: false,
  });
  for (const never of ["hidden", "roomAdmin", "roomCreate", "roomList", "roomRecord", "ingressAdmin"]) {
    expect(video[never] ?? false, never).toBe(false);
  }
  const minutes = (exp * 1000 - Date.now()) / 60_000;
  expect(minutes, "a token to join with lives for minutes").toBeLessThan(10);
});

test("an observer's token publishes nothing and shows nobody", async ({ academy, api }) => {
  const session = await sessionIn("ready", academy);
  const supervisor = await api("supervisor");
  const answer = await supervisor.post("/api/join", { data: { session_id: session.id, as: "observer", ...FORGED } });
  const ticket = (await answer.json()) as JoinTicket;
  expect(claims(ticket.token).video).toMatchObject({
    hidden: true,
    canPublish: false,
    canPublishData: false,
    canSubscribe: true,
    canUpdateOwnMetadata: false,
  });
});

test("who may not join is told why, and strangers learn nothing", async ({ academy, otherAcademy, api }) => {
  const ready = await sessionIn("ready", academy);
  const early = await sessionIn("too early", academy);
  const over = await sessionIn("completed", academy);
  const stranger = await academy.add("student", "بدر العتيبي");
  const join = async (who: Parameters<typeof api>[0], body: unknown) => {
    const answer = await (await api(who)).post("/api/join", { data: body });
    return { status: answer.status(), body: (await answer.json()) as unknown };
  };
  const notFound = { status: 404, body: { code: "not_found" } };
  const refused = { status: 403, body: { code: "role_may_not_join" } };
  const notNow = (reason: string) => ({ status: 409, body: { code: "not_joinable", reason } });

  expect(await join(undefined, { session_id: ready.id })).toEqual({ status: 401, body: { code: "not_logged_in" } });
  expect(await join("parent", { session_id: ready.id })).toEqual(refused);
  expect(await join("student", { session_id: ready.id, as: "observer" })).toEqual(refused);
  expect(await join(stranger, { session_id: ready.id })).toEqual(notFound);
  expect(await join(otherAcademy.people.admin, { session_id: ready.id })).toEqual(notFound);
  expect(await join("admin", { session_id: 987654321 })).toEqual(notFound);
  expect(await join("student", { session_id: early.id })).toEqual(notNow("too_early"));
  expect(await join("teacher", { session_id: over.id })).toEqual(notNow("ended"));
});

test("a status is set by those who may, from what they have seen", async ({ academy, otherAcademy, api }) => {
  const session = await academy.plan({ at: "+2h" });
  const set = async (who: Parameters<typeof api>[0], body: Record<string, unknown>) => {
    const answer = await (await api(who)).post("/api/set_status", { data: { session_id: session.id, ...body } });
    return { status: answer.status(), body: (await answer.json()) as Record<string, unknown> };
  };
  expect(await set(undefined, { status: "ready" })).toMatchObject({ status: 401 });
  for (const who of ["student", "parent", "supervisor"] as const) {
    const refusal = { status: 403, body: { code: "not_allowed", from: "scheduled", to: "ready" } };
    expect(await set(who, { status: "ready" }), who).toEqual(refusal);
  }
  expect(await set(otherAcademy.people.admin, { status: "ready" })).toMatchObject({ status: 404 });
  expect(await set("teacher", { status: "completed" })).toMatchObject({ status: 409, body: { code: "refused" } });
  expect(await set("admin", { status: "ready", version: session.version + 7 })).toEqual({
    status: 409,
    body: { code: "changed_meanwhile", version: session.version },
  });

  const moved = await set("admin", { status: "ready", version: session.version });
  expect(moved).toMatchObject({ status: 200, body: { id: session.id, status: "ready" } });
  expect(moved.body["meeting"]).toMatchObject({ room_name: `itqan-academy-quran-session-${session.id}` });
  expect(moved.body, "the command line shows the same object").toEqual(await academy.stored(session));
});

test("the state and the live events of a session are for those who may see it", async ({ academy, api }) => {
  const session = await sessionIn("ready", academy);
  const stranger = await api(await academy.add("student", "ريم الزهراني"));
  const nobody = await api();
  for (const path of [`/api/sessions/${session.id}/state`, `/events?session=${session.id}`]) {
    expect((await nobody.get(path)).status(), path).toBe(401);
    expect((await stranger.get(path)).status(), path).toBe(404);
  }
  const parent = await api("parent");
  const seen = await parent.get(`/api/sessions/${session.id}/state`);
  expect(await seen.json()).toMatchObject({ id: session.id, status: "ready", relation: "parent" });
});

test("another site can do nothing in a person's name", async ({ academy, api }) => {
  const session = await academy.plan({ at: "+2h" });
  const admin = await api("admin");
  for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
    const data = { session_id: session.id, status: "ready" };
    expect((await admin.post("/api/set_status", { data, headers })).status()).toBe(403);
    expect((await admin.post("/api/logout", { headers })).status()).toBe(403);
  }
  expect((await academy.stored(session)).status).toBe("scheduled");
});

test("a webhook that LiveKit did not sign changes nothing", async ({ academy, api }) => {
  const session = await sessionIn("ready", academy);
  const nobody = await api();
  const event = {
    event: "participant_joined",
    id: "EV_forged",
    room: { name: session.meeting?.room_name, sid: "RM_forged" },
    participant: { identity: "u1", sid: "PA_forged", kind: "STANDARD" },
  };
  const body = { data: JSON.stringify(event) };
  const type = { "content-type": "application/webhook+json" };
  for (const authorization of ["", "Bearer nonsense", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJBUElrZXkifQ."]) {
    const answer = await nobody.post("/webhooks/livekit", { ...body, headers: { ...type, authorization } });
    expect(answer.status()).toBe(401);
  }
  expect((await academy.stored(session)).status).toBe("ready");
});

test("a page allows scripts by nonce only, no inline style, and says so in its policy", async ({ academy, logIn }) => {
  const session = await sessionIn("ready", academy);
  const page = await logIn("teacher");
  const answer = await goto(page, `/sessions/${session.id}`);
  const policy = answer.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'nonce-[\w-]+' 'strict-dynamic' 'wasm-unsafe-eval'/);
  expect(policy).toContain("style-src 'self'");
  expect(policy).not.toContain("unsafe-inline");
  await expect(page.locator("[style]")).toHaveCount(0);
  expect(answer.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  });
});

test("what a test must notice is noticed: the content policy is in force", async ({ academy, faults, logIn }) => {
  const noticed = [
    faults.excuse(/The content policy forbids script-src/, "the test breaks it on purpose"),
    faults.excuse(/Content Security Policy/, "the browser says so too"),
  ];
  const page = await logIn("student");
  await goto(page, `/sessions/${(await sessionIn("ready", academy)).id}`);
  await page.evaluate(() => {
    // Like a text that got into the markup.
    document.body.insertAdjacentHTML("beforeend", '<button id="hole" onclick="document.title=\'broken into\'">x</button>');
    document.getElementById("hole")?.click();
  });
  for (const one of noticed) await one.happens();
  await expect(page).not.toHaveTitle("broken into");
});
