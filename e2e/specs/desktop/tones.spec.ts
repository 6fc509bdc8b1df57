import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';

const source = join(import.meta.dirname, '../../../packages/ui/src/feedback/play-tone.ts');
const sampleRate = 48_000;
const seconds = 1;
/** Five milliseconds: shorter than any pause between two pulses. */
const windowSamples = 240;
/** What is quieter than this is a pause. */
const audible = 0.02;

interface Pulse {
  readonly hertz: number;
  readonly ms: number;
}

/** The stretches that are heard, and how high each is by how often it crosses zero. */
function pulsesOf(samples: readonly number[]): Pulse[] {
  const pulses: number[][] = [];
  let isHeard = false;
  for (let start = 0; start < samples.length; start += windowSamples) {
    const window = samples.slice(start, start + windowSamples);
    const wasHeard = isHeard;
    isHeard = window.some((sample) => Math.abs(sample) > audible);
    if (isHeard && !wasHeard) pulses.push([]);
    if (isHeard) pulses.at(-1)?.push(...window);
  }
  return pulses.map((pulse) => {
    const heard = pulse.filter((sample) => sample !== 0);
    const crossings = heard.filter((sample, index) => sample * (heard[index - 1] ?? sample) < 0).length;
    const ms = (heard.length / sampleRate) * 1000;
    return { hertz: crossings / 2 / (ms / 1000), ms };
  });
}

test('accepted is one high tone, rejected two low ones, queued two that rise; no volume is silence', async ({
  page,
}) => {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  const render = (kind: string, volume: number) =>
    page.evaluate(
      async ({ script, name, ...given }) => {
        const { sound } = (await import(script)) as {
          sound: (audio: BaseAudioContext, kind: string, volume: number) => void;
        };
        const audio = new OfflineAudioContext(1, given.length, given.rate);
        sound(audio, name, given.volume);
        return [...(await audio.startRendering()).getChannelData(0)];
      },
      {
        script: `data:text/javascript,${encodeURIComponent(code)}`,
        name: kind,
        volume,
        length: sampleRate * seconds,
        rate: sampleRate,
      },
    );
  const heard = async (kind: string) => pulsesOf(await render(kind, 0.6));
  const [accepted, rejected, queued] = [
    await heard('ACCEPTED'),
    await heard('REJECTED'),
    await heard('QUEUED'),
  ];

  expect([accepted.length, rejected.length, queued.length]).toEqual([1, 2, 2]);
  const pitches = [accepted, rejected, queued].map((pulses) => pulses.map(({ hertz }) => hertz));
  // An octave apart and more, so that nobody needs an ear for music.
  expect(Math.min(...(pitches[0] ?? []))).toBeGreaterThan(1500);
  expect(Math.max(...(pitches[1] ?? []))).toBeLessThan(250);
  const [first = 0, second = 0] = pitches[2] ?? [];
  expect(first).toBeGreaterThan(500);
  expect(second).toBeGreaterThan(first * 1.2);
  expect(second).toBeLessThan(1000);
  for (const kind of ['ACCEPTED', 'REJECTED', 'QUEUED']) expect(pulsesOf(await render(kind, 0))).toEqual([]);
});
