/** What a scan or a booking came to, as far as ears and eyes must tell it apart. */
export type FeedbackKind = 'SHOWN' | 'ACCEPTED' | 'QUEUED' | 'REJECTED';

interface Beep {
  readonly hertz: number;
  readonly startMs: number;
  readonly lengthMs: number;
}

// High is accepted, low and double is rejected, and a rising pair is kept for later.
const beeps: Record<FeedbackKind, readonly Beep[]> = {
  SHOWN: [{ hertz: 1320, startMs: 0, lengthMs: 60 }],
  ACCEPTED: [{ hertz: 1760, startMs: 0, lengthMs: 160 }],
  QUEUED: [
    { hertz: 660, startMs: 0, lengthMs: 110 },
    { hertz: 880, startMs: 120, lengthMs: 160 },
  ],
  REJECTED: [
    { hertz: 196, startMs: 0, lengthMs: 180 },
    { hertz: 196, startMs: 240, lengthMs: 260 },
  ],
};

/** Fading in and out over this long keeps a beep from clicking. */
const fadeMs = 8;

let context: AudioContext | null = null;

/** Opens the sound device ahead of the first tone, because opening it can take longer than an answer may. */
export function openSound(): AudioContext {
  context ??= new AudioContext();
  return context;
}

/** Plays the tone of a kind at once; `volume` from 0, silent, to 1. */
export function playTone(kind: FeedbackKind, volume: number): void {
  if (volume <= 0) return;
  const audio = openSound();
  void audio.resume();
  sound(audio, kind, volume);
}

/** Puts the tone of a kind into what a device plays, or a test renders, from its present time on. */
export function sound(audio: BaseAudioContext, kind: FeedbackKind, volume: number): void {
  for (const beep of beeps[kind]) soundBeep(audio, beep, volume);
}

function soundBeep(audio: BaseAudioContext, { hertz, startMs, lengthMs }: Beep, volume: number): void {
  const start = audio.currentTime + startMs / 1000;
  const end = start + lengthMs / 1000;
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + fadeMs / 1000);
  gain.gain.setValueAtTime(volume, end - fadeMs / 1000);
  gain.gain.linearRampToValueAtTime(0, end);
  const tone = new OscillatorNode(audio, { type: 'triangle', frequency: hertz });
  tone.connect(gain).connect(audio.destination);
  tone.start(start);
  tone.stop(end);
}
