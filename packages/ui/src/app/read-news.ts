import type { LiveNews } from '@wms/client';

/** News closer together than this lead to one reading, in milliseconds: a busy warehouse must not use up the limit. */
export const readAgainPauseMs = 3_000;

/** What each piece of news concerns, by the first word of the keys that the answers stand under. */
const concerns: Readonly<Record<string, readonly string[]>> = {
  'order.shipped': ['shipments'],
  'order.delivered': ['shipments', 'stock', 'transactions', 'recommendations'],
  'alert.triggered': ['alerts'],
  stock: ['stock', 'transactions', 'recommendations'],
  shipments: ['shipments'],
  alerts: ['alerts', 'recommendations'],
  workers: ['workers'],
};

/** The answers that are no longer current after this. */
export const concernedBy = (news: LiveNews): readonly string[] =>
  concerns['event' in news ? news.event : news.changed] ?? [];

export interface NewsReader {
  hear(news: LiveNews): void;
  stop(): void;
}

/** Has what news concerns read again: the first at once, and what comes right after it together, a little later. */
export function createNewsReader(readAgain: (roots: ReadonlySet<string>) => void): NewsReader {
  let waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const read = () => {
    timer = null;
    if (waiting.size === 0) return;
    const roots = waiting;
    waiting = new Set();
    timer = setTimeout(read, readAgainPauseMs);
    readAgain(roots);
  };
  return {
    hear(news) {
      for (const root of concernedBy(news)) waiting.add(root);
      if (timer === null) read();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
