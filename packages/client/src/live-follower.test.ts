import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FollowOptions, FollowStep } from './follow-events.ts';
import {
  LiveFollower,
  type LiveNews,
  type LiveState,
  mayFollow,
  startOverMs,
  tryAnewEveryMs,
} from './live-follower.ts';
import type { Refusal } from './result.ts';

afterEach(() => vi.useRealTimers());

const event = (name: 'order.shipped' | 'alert.triggered'): FollowStep => ({
  ok: true,
  event: { id: 'w.1', event: name, timestamp: '2026-06-01T09:00:00.000Z' },
});
const refusal = (code: 'EVENTS_GONE' | 'UNAUTHENTICATED'): FollowStep => ({
  ok: false,
  failure: { kind: 'REFUSED', status: 410, code, error: 'No.', requestId: 'r', details: {} },
});

/** Follows a script: each run says what the stream does, then it lasts until it is stopped. */
function follow(...runs: ((options: FollowOptions) => readonly FollowStep[])[]) {
  const states: LiveState['state'][] = [];
  const news: LiveNews[] = [];
  const refused: Refusal[] = [];
  let run = 0;
  let now = 7;
  const live = new LiveFollower({
    now: () => now,
    onState: ({ state }) => states.push(state),
    onNews: (told) => news.push(told),
  });
  live.start(
    async function* (options) {
      const steps = runs[run++]?.(options) ?? [];
      yield* steps;
      if (steps.some(({ ok }) => !ok)) return;
      await new Promise((stopped) => options.signal?.addEventListener('abort', stopped));
    },
    (failure) => refused.push(failure),
  );
  return { live, states, news, refused, runs: () => run, pass: (ms: number) => void (now += ms) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('what a follower tells', () => {
  it('that the server is heard, its events, and changes that are no events', async () => {
    const { live, states, news } = follow((options) => {
      options.onOpen?.();
      options.onChange?.('stock');
      return [event('order.shipped')];
    });
    await settle();
    expect(live.state).toEqual({ state: 'CONNECTED', since: 7 });
    expect(states).toEqual(['CONNECTED']);
    expect(news).toEqual([{ changed: 'stock' }, { event: 'order.shipped' }]);
  });

  it('one loss however often it tries, and each beginning, so that everything is read anew', async () => {
    const { states } = follow((options) => {
      for (const tell of [options.onOpen, options.onUnreachable, options.onUnreachable, options.onOpen])
        tell?.();
      options.onOpen?.();
      return [];
    });
    await settle();
    expect(states).toEqual(['CONNECTED', 'OFFLINE', 'CONNECTED', 'CONNECTED']);
  });

  it('that the server is back as soon as something else has got an answer, and tries that seldom enough', async () => {
    const { live, states, runs, pass } = follow(
      (options) => {
        options.onUnreachable?.();
        return [];
      },
      (options) => {
        options.onOpen?.();
        return [];
      },
    );
    await settle();
    live.reconnected();
    expect(runs()).toBe(1);
    pass(tryAnewEveryMs);
    live.reconnected();
    live.reconnected();
    await settle();
    expect([runs(), states]).toEqual([2, ['OFFLINE', 'CONNECTED']]);
  });

  it('nothing more once it was stopped', async () => {
    let late: FollowOptions = {};
    const { live, states, news } = follow((options) => {
      late = options;
      return [];
    });
    await settle();
    late.onOpen?.();
    live.stop();
    late.onOpen?.();
    late.onUnreachable?.();
    await settle();
    expect(states).toEqual(['CONNECTED', 'OFF']);
    expect(news).toEqual([]);
  });
});

describe('when the server will not go on', () => {
  it('says why and stops', async () => {
    const { live, refused, runs } = follow(() => [refusal('UNAUTHENTICATED')]);
    await settle();
    expect(refused).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
    expect(live.state).toEqual({ state: 'OFF' });
    expect(runs()).toBe(1);
  });

  it('goes on from now where its place is no longer kept', async () => {
    vi.useFakeTimers();
    const { states, refused, runs } = follow(
      () => [refusal('EVENTS_GONE')],
      (options) => {
        options.onOpen?.();
        return [];
      },
    );
    await vi.advanceTimersByTimeAsync(startOverMs);
    expect([runs(), states, refused]).toEqual([2, ['CONNECTED'], []]);
  });
});

it('only supervisors are talked to', () => {
  expect([mayFollow('SUPERVISOR'), mayFollow('WORKER'), mayFollow('ADMIN')]).toEqual([true, false, false]);
});
