/** As long as the page has better to do; then it is done anyhow. */
const AT_THE_LATEST = { timeout: 2_000 };

/**
 * Makes the browser start its WebRTC threads and codecs by an offer that nobody gets, when the page has nothing else to
 * do: the first connection of a document has to wait for that. No device is opened, and nothing is sent.
 */
export function warm_webrtc_up(): void {
  // Safari has no such callback.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(() => void make_offer(), AT_THE_LATEST);
  else setTimeout(() => void make_offer());
}

async function make_offer(): Promise<void> {
  try {
    const connection = new RTCPeerConnection();
    for (const kind of ["audio", "video"]) connection.addTransceiver(kind, { direction: "recvonly" });
    await connection.createOffer();
    connection.close();
  } catch {
    // Without WebRTC the class says so itself.
  }
}
