import type { TFunction } from 'i18next';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** An age in the largest whole unit that people would say; below a minute it is "just now". */
export function describeAge(t: TFunction, ageMs: number): string {
  if (ageMs < minuteMs) return t('age.now');
  if (ageMs < hourMs) return t('age.minutes', { count: Math.floor(ageMs / minuteMs) });
  if (ageMs < dayMs) return t('age.hours', { count: Math.floor(ageMs / hourMs) });
  return t('age.days', { count: Math.floor(ageMs / dayMs) });
}
