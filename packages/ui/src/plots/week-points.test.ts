import { describe, expect, it } from 'vitest';
import { pastWeeksMax, weekPoints } from './week-points.ts';

const day = (date: string) => Date.parse(date);

describe('the weeks of a forecast', () => {
  it('go on without a gap from the last day consumed to the first one expected', () => {
    expect(weekPoints({ upTo: '2026-06-14', consumed: [3, 4], expected: [3.5, 3.25] })).toEqual([
      { from: day('2026-06-01'), consumed: 3, expected: null },
      { from: day('2026-06-08'), consumed: 4, expected: null },
      { from: day('2026-06-15'), consumed: null, expected: 3.5 },
      { from: day('2026-06-22'), consumed: null, expected: 3.25 },
    ]);
  });

  it('are the latest of a long past', () => {
    const consumed = Array.from({ length: pastWeeksMax + 3 }, (_, index) => index);
    const points = weekPoints({ upTo: '2026-06-14', consumed, expected: [] });
    expect(points).toHaveLength(pastWeeksMax);
    expect(points.at(-1)).toEqual({ from: day('2026-06-08'), consumed: pastWeeksMax + 2, expected: null });
  });
});
