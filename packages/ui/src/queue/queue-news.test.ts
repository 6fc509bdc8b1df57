import { describe, expect, it } from 'vitest';
import type { QueueEntry } from '../host-bridge.ts';
import { delayed, delayedAfterMs, queueNews } from './queue-news.ts';

const entry = (id: string, state: QueueEntry['state'], attempts: number): QueueEntry => ({
  id,
  name: 'receiveShipment',
  request: { params: { id: 'ASN-00042' } },
  subject: 'ASN-00042',
  createdAt: 0,
  attempts,
  state,
  refusal: null,
});
const ids = (entries: readonly QueueEntry[]) => entries.map(({ id }) => id);

describe('news of the queue', () => {
  it('knows a delayed entry by its vain try', () => {
    const entries = [entry('a', 'WAITING', 0), entry('b', 'WAITING', 1), entry('c', 'REJECTED', 2)];
    expect(ids(delayed(entries, delayedAfterMs))).toEqual(['b']);
  });

  it('knows one that stands in line behind others by its age', () => {
    const entries = [entry('a', 'WAITING', 0), entry('b', 'REJECTED', 0)];
    expect(ids(delayed(entries, delayedAfterMs + 1))).toEqual(['a']);
  });

  it('tells of a delayed entry that was sent', () => {
    const news = queueNews([entry('a', 'SENDING', 1)], [], new Set(['a']));
    expect(ids(news.sent)).toEqual(['a']);
  });

  it('is silent about one that was answered at its first try', () => {
    expect(queueNews([entry('a', 'SENDING', 1)], [], new Set())).toEqual({ sent: [], refused: [] });
    expect(queueNews([entry('a', 'SENDING', 1)], [entry('a', 'REJECTED', 1)], new Set()).refused).toEqual([]);
  });

  it('tells of a delayed entry that was refused, once', () => {
    const refused = [entry('a', 'REJECTED', 2)];
    expect(ids(queueNews([entry('a', 'SENDING', 1)], refused, new Set(['a'])).refused)).toEqual(['a']);
    expect(queueNews(refused, refused, new Set(['a'])).refused).toEqual([]);
  });

  it('is silent about an exception that a person dismissed', () => {
    expect(queueNews([entry('a', 'REJECTED', 2)], [], new Set(['a']))).toEqual({ sent: [], refused: [] });
  });
});
