import type { AnswerOf } from '@wms/contract';
import { describe, expect, it } from 'vitest';
import { approvalBody, isMixed, planLines, planTotals } from './plan-lines.ts';

type Page = AnswerOf<'readForecast'>;

const coverOf = (sku: string, monthsOfCover: number | null) => ({
  sku,
  name: sku,
  currentQuantity: 10,
  inTransit: 0,
  inProduction: 0,
  runRatePerMonth: 5,
  monthsOfCover,
});

const lineOf = (sku: string, quarterQuantity: number, halfYearQuantity: number) => ({
  sku,
  name: sku,
  quarterQuantity,
  halfYearQuantity,
  quantity: quarterQuantity,
  method: 'RUN_RATE' as const,
  error: null,
  explanation: {
    position: 10,
    runRateDays: 30,
    consumed: 5,
    quarterDemand: 15,
    halfYearDemand: 30,
    forecast: null,
  },
});

const page = (
  id: string | null,
  covers: ReturnType<typeof coverOf>[],
  lines: ReturnType<typeof lineOf>[] = [],
): Page => ({
  proposal:
    id === null
      ? null
      : {
          id,
          status: 'PROPOSED',
          horizon: 'QUARTER',
          createdAt: '2026-06-08T08:00:00.000Z',
          decidedAt: null,
          reason: null,
          lineCount: 3,
          lines,
        },
  snapshot: { at: '2026-06-08T08:00:00.000Z', lines: covers },
  limit: 2,
  total: 3,
  nextCursor: null,
});

const pages = [
  page('p1', [coverOf('A', null), coverOf('B', 2.5)], [lineOf('B', 5, 20)]),
  page('p1', [coverOf('C', 0.5)], [lineOf('C', 30, 80)]),
];
const lines = planLines(pages);

describe('the lines of a plan', () => {
  it('join every level with its proposal, what runs out first on top and what is never used last', () => {
    expect(lines.map(({ sku, proposed }) => [sku, proposed?.quarterQuantity ?? null])).toEqual([
      ['C', 30],
      ['B', 5],
      ['A', null],
    ]);
  });

  it('are mixed when a new proposal came between two pages', () => {
    expect(isMixed(pages)).toBe(false);
    expect(isMixed([page('p1', []), page('p2', [])])).toBe(true);
    expect(isMixed([page(null, []), page('p2', [])])).toBe(true);
    expect(isMixed([page(null, []), page(null, [])])).toBe(false);
  });
});

describe('an approval', () => {
  it.each([
    ['QUARTER', {}, { orders: 2, pieces: 35, edited: 0, faulty: 0 }],
    ['HALF_YEAR', {}, { orders: 2, pieces: 100, edited: 0, faulty: 0 }],
    ['QUARTER', { B: '0' }, { orders: 1, pieces: 30, edited: 1, faulty: 0 }],
    ['QUARTER', { B: '5' }, { orders: 2, pieces: 35, edited: 0, faulty: 0 }],
    ['HALF_YEAR', { B: '5' }, { orders: 2, pieces: 85, edited: 1, faulty: 0 }],
    ['QUARTER', { B: '' }, { orders: 1, pieces: 30, edited: 0, faulty: 1 }],
    ['QUARTER', { A: '7' }, { orders: 2, pieces: 35, edited: 0, faulty: 0 }],
  ] as const)('for %s with %j orders %j', (horizon, edits, totals) => {
    expect(planTotals(lines, horizon, new Map(Object.entries(edits)))).toEqual(totals);
  });

  it('names only the quantities that differ from the horizon’s', () => {
    expect(
      approvalBody(
        lines,
        'QUARTER',
        new Map([
          ['B', '5'],
          ['C', '31'],
        ]),
      ),
    ).toEqual({
      horizon: 'QUARTER',
      lines: [{ sku: 'C', quantity: 31 }],
    });
    expect(approvalBody(lines, 'HALF_YEAR', new Map())).toEqual({ horizon: 'HALF_YEAR' });
  });
});
