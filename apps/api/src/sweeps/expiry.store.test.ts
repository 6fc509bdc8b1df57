import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import { idempotencyKeyLifeMs } from '../store/perform.ts';
import { accepted, arrangeWarehouse, returned, updateStock } from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { dropSlices, expirySliceRows } from './expiry.ts';

const startedAt = Date.parse('2026-03-01T08:00:00Z');

eachEngine((engine) => {
  const clock = { now: startedAt };
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
  });
  afterAll(() => store.close());

  it('drops keys and throttles that have had their time, in slices, and no others', async () => {
    const { supervisor } = await arrangeWarehouse(store, { A: 1 });
    const write = (key: string) => updateStock(store, supervisor, [returned('A', 1)], { key });
    await Promise.all(Array.from({ length: expirySliceRows + 1 }, (_, n) => write(`old-${n}`)));
    accepted(await store.commit('countSignIn', { addressSubject: 'old', accountSubject: 'old too' }));
    clock.now += idempotencyKeyLifeMs + 1;
    accepted(await write('new'));
    accepted(await store.commit('countSignIn', { addressSubject: 'new', accountSubject: 'new too' }));
    await dropSlices(store);
    expect(await engine.sql('select key_digest from idempotency_keys')).toEqual([{ key_digest: 'new' }]);
    expect(await engine.sql('select subject from throttles order by subject')).toEqual([
      { subject: 'new' },
      { subject: 'new too' },
    ]);
  });
});
