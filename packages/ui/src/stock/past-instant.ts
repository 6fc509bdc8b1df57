import { dayMs } from '@wms/domain';

/** How far back the slider reaches, in days; the field beside it takes any moment. */
export const sliderDaysMax = 180;

/** The instant so many days ago, ISO 8601 in UTC; null for today, which is the present. */
export const daysAgo = (days: number, now: number): string | null =>
  days === 0 ? null : new Date(now - days * dayMs).toISOString();

/** How many whole days lie between an instant and now, within the slider's reach. */
export function daysSince(instant: string | null, now: number): number {
  if (instant === null) return 0;
  const days = Math.round((now - Date.parse(instant)) / dayMs);
  return Math.min(sliderDaysMax, Math.max(0, days));
}

/** What a field for a local day and time holds for an instant: `2026-06-08T14:05`, in the machine's own time zone. */
export function toLocalField(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The instant that such a field names; null for anything else, and for what has not been yet. */
export function fromLocalField(text: string, now: number): string | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(at) || at > now ? null : new Date(at).toISOString();
}

/** An instant out of an address, as it would be written today; undefined for anything else. */
export function readInstant(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
