import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Numbers and instants as the language in use writes them, in the machine's own time zone. */
export function useFormat() {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(regionalTag(i18n.language, navigator.languages)), [i18n.language]);
}

export type Format = ReturnType<typeof createFormat>;

/** The system's own variety of a language, such as `es-MX` for `es`, else the language itself. */
export const regionalTag = (language: string, wanted: readonly string[]): string =>
  wanted.find((tag) => tag.split('-')[0]?.toLowerCase() === language) ?? language;

/** A year that has every day. */
const leapYear = 2024;

/** The formatters of one language; instants are ISO 8601 or epoch milliseconds. */
export function createFormat(language: string) {
  const number = new Intl.NumberFormat(language);
  const signed = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const moment = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const utcDay = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const utcMonthDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return {
    number: (value: number) => number.format(value),
    /** With a sign: +3, −2, 0. */
    signed: (value: number) => signed.format(value),
    /** 14:05 */
    time: (instant: number | string) => clock.format(new Date(instant)),
    dateTime: (instant: number | string) => moment.format(new Date(instant)),
    date: (instant: number | string) => day.format(new Date(instant)),
    /** A day of the UTC calendar, `2026-06-08` or its beginning, whatever the machine's time zone. */
    calendarDate: (utcDate: number | string) => utcDay.format(new Date(utcDate)),
    /** The same of a day without a year, `06-08`. */
    monthDay: (monthAndDay: string) => utcMonthDay.format(new Date(`${leapYear}-${monthAndDay}`)),
  };
}
