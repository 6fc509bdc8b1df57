/** Milliseconds of a day; UTC knows no daylight saving. */
export const dayMs = 86_400_000;

/** 9999-12-31, the last day that a date of four digits can name; days count from 1970-01-01. */
export const lastDay = 2_932_896;

/** The UTC day that an instant falls on, in days since 1970-01-01. */
export const dayOf = (epochMs: number): number => Math.floor(epochMs / dayMs);

/** `2026-06-08`; null for a day beyond 9999-12-31. */
export const calendarDate = (day: number): string | null =>
  day > lastDay ? null : new Date(day * dayMs).toISOString().slice(0, 10);
