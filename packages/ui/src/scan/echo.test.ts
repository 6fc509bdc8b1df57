import { expect, it } from 'vitest';
import { type Arrival, isEcho, otherChannelEchoMsMax, sameChannelEchoMsMax } from './echo.ts';

const last: Arrival = { text: 'ASN-00042', channel: 'KEYS', startedAt: 1_000, endedAt: 1_040 };

/** The same code, begun `pauseMs` after the last one ended. */
const after = (pauseMs: number, more: Partial<Arrival> = {}): Arrival => ({
  ...last,
  startedAt: last.endedAt + pauseMs,
  endedAt: last.endedAt + pauseMs + 40,
  ...more,
});

it.each<[string, Arrival | null, Arrival, boolean]>([
  ['the first code', null, after(0), false],
  ['a trigger that bounced', last, after(10), true],
  ['the latest echo', last, after(sameChannelEchoMsMax - 1), true],
  ['a second scan, which accepts a pallet', last, after(sameChannelEchoMsMax), false],
  ['another code at once', last, after(10, { text: 'ASN-00043' }), false],
  ['the camera reading the same label', last, after(otherChannelEchoMsMax - 1, { channel: 'CAMERA' }), true],
  ['the camera reading it later', last, after(otherChannelEchoMsMax, { channel: 'CAMERA' }), false],
  ['the scanner after the camera', { ...last, channel: 'CAMERA' }, after(700), true],
  ['two channels at the same moment', last, { ...last, channel: 'CAMERA' }, true],
])('%s', (_what, before, next, echo) => {
  expect(isEcho(before, next)).toBe(echo);
});
