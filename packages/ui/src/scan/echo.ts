/** Where a code came from. */
export type ScanChannel = 'KEYS' | 'CAMERA';

/** One code as a channel delivered it; times in milliseconds on one clock. */
export interface Arrival {
  readonly text: string;
  readonly channel: ScanChannel;
  readonly startedAt: number;
  readonly endedAt: number;
}

/**
 * The same code again on the same channel, begun this soon after the last one ended, is the scanner's doing: a trigger
 * that bounces, or one scanner paired twice. To let go of a trigger, pull it again and aim takes a person longer.
 */
export const sameChannelEchoMsMax = 250;

/** A camera needs this long to read the label that a scanner has just read. */
export const otherChannelEchoMsMax = 1_500;

/**
 * True when `next` is `last` heard twice, and not a second scan. The caller keeps the newest arrival, echo or not, so
 * that a scanner which repeats by itself makes one scan for as long as it does.
 */
export function isEcho(last: Arrival | null, next: Arrival): boolean {
  if (last === null || last.text !== next.text) return false;
  const boundMs = last.channel === next.channel ? sameChannelEchoMsMax : otherChannelEchoMsMax;
  return next.startedAt - last.endedAt < boundMs;
}
