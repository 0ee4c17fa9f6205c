/** The two notes of the test, in Hz: a rising third, which sounds like a bell and not like an alarm. */
const NOTES_HZ = [523.25, 659.25];
const NOTE_SECS = 0.6;

/**
 * Plays two notes through a speaker, so that a person hears whether it works. Resolves when they have
 * sounded; rejects when the browser does not play them.
 */
export async function play_test_tone(speaker: string): Promise<void> {
  const context = new AudioContext();
  // By way of an element: more browsers let one choose its speaker than that of a context.
  const output = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = output.stream;
  try {
    if (speaker !== "" && "setSinkId" in element) await element.setSinkId(speaker);
    await Promise.all([context.resume(), element.play()]);
    await sound(context, output);
  } finally {
    element.srcObject = null;
    await context.close();
  }
}

function sound(context: AudioContext, output: AudioNode): Promise<void> {
  return new Promise((resolve) => {
    NOTES_HZ.forEach((hz, at) => {
      const start = context.currentTime + 0.05 + at * NOTE_SECS * 0.6;
      const oscillator = new OscillatorNode(context, { type: "sine", frequency: hz });
      const loudness = new GainNode(context, { gain: 0 });
      loudness.gain.setValueAtTime(0, start);
      loudness.gain.linearRampToValueAtTime(0.3, start + 0.03);
      loudness.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECS);
      oscillator.connect(loudness).connect(output);
      oscillator.start(start);
      oscillator.stop(start + NOTE_SECS);
      if (at === NOTES_HZ.length - 1) oscillator.onended = () => resolve();
    });
  });
}
