import type { AnswerOf } from '@wms/contract';
import { dayMs } from '@wms/domain';

/** The past weeks that the plot shows: a year, so that a season can be seen. */
export const pastWeeksMax = 52;

const weekMs = 7 * dayMs;

/** One week of the plot by its first day (UTC, epoch milliseconds), in pieces; null where it has no such figure. */
export interface WeekPoint {
  readonly from: number;
  readonly consumed: number | null;
  readonly expected: number | null;
}

/** The latest weeks consumed and, after them, the expected ones. */
export function weekPoints({
  upTo,
  consumed,
  expected,
}: Pick<AnswerOf<'readForecastWeeks'>, 'upTo' | 'consumed' | 'expected'>): WeekPoint[] {
  const firstExpected = Date.parse(upTo) + dayMs;
  const past = consumed.slice(-pastWeeksMax);
  return [
    ...past.map((pieces, index) => ({
      from: firstExpected - (past.length - index) * weekMs,
      consumed: pieces,
      expected: null,
    })),
    ...expected.map((pieces, index) => ({
      from: firstExpected + index * weekMs,
      consumed: null,
      expected: pieces,
    })),
  ];
}
