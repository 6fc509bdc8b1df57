import { changeSubjects } from '@wms/contract';
import { eventNames } from '@wms/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { concernedBy, createNewsReader, readAgainPauseMs } from './read-news.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('every event and every change concerns some answers', () => {
  for (const event of eventNames) expect(concernedBy({ event })).not.toEqual([]);
  for (const changed of changeSubjects) expect(concernedBy({ changed })).not.toEqual([]);
});

describe('news', () => {
  it('is read at once, and what follows closely is read together and never left out', () => {
    const read: string[][] = [];
    const reader = createNewsReader((roots) => read.push([...roots]));
    reader.hear({ event: 'order.shipped' });
    expect(read).toEqual([['shipments']]);
    reader.hear({ changed: 'alerts' });
    reader.hear({ event: 'alert.triggered' });
    expect(read).toHaveLength(1);
    vi.advanceTimersByTime(readAgainPauseMs);
    expect(read[1]).toEqual(['alerts', 'recommendations']);
    vi.advanceTimersByTime(readAgainPauseMs);
    reader.hear({ changed: 'workers' });
    expect(read.slice(2)).toEqual([['workers']]);
  });

  it('is read no more often than the pause allows, however much there is', () => {
    let times = 0;
    const reader = createNewsReader(() => (times += 1));
    for (let second = 0; second < 60; second++) {
      reader.hear({ changed: 'stock' });
      vi.advanceTimersByTime(1_000);
    }
    expect(times).toBeLessThanOrEqual(60_000 / readAgainPauseMs + 1);
    reader.stop();
  });
});
