import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import { idempotencyKeyLifeMs } from '../store/perform.ts';
import {
  accepted,
  answerOf,
  type Arranged,
  arrangeWarehouse,
  returned,
  updateStock,
} from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { dropSlices, expirySliceRows } from './expiry.ts';
import { auditRetentionMs, endedDeviceRetentionMs, networkRetentionMs } from './retention.ts';

const startedAt = Date.parse('2026-03-01T08:00:00Z');

eachEngine((engine) => {
  const clock = { now: startedAt };
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
  });
  afterAll(() => store.close());

  const countSignIn = async (who: string) =>
    accepted(
      await store.commit('countSignIn', {
        addressSubject: who,
        accountSubject: `${who} too`,
        email: `${who}@example.test`,
        network: '192.0.2.0/24',
      }),
    );

  it('drops keys and throttles that have had their time, in slices, and no others', async () => {
    const { supervisor } = await arrangeWarehouse(store, { A: 1 });
    const write = (key: string) => updateStock(store, supervisor, [returned('A', 1)], { key });
    const atOnce = 50;
    for (let first = 0; first <= expirySliceRows; first += atOnce)
      await Promise.all(Array.from({ length: atOnce }, (_, n) => write(`old-${first + n}`)));
    await countSignIn('old');
    clock.now += idempotencyKeyLifeMs + 1;
    accepted(await write('new'));
    await countSignIn('new');
    await dropSlices(store);
    expect(await engine.sql('select key_digest from idempotency_keys')).toEqual([{ key_digest: 'new' }]);
    expect(await engine.sql('select subject from throttles order by subject')).toEqual([
      { subject: 'new' },
      { subject: 'new too' },
    ]);
  });

  describe('what the terms call security hashes', () => {
    const tokenOf = async (tokenId: string) => {
      const [row] = await engine.sql<{ device_digest: string | null; network_digest: string | null }>(
        `select device_digest, network_digest from tokens where id = '${tokenId}'`,
      );
      return [row?.device_digest ?? null, row?.network_digest ?? null];
    };
    let lastToken = 0;
    /** A token that has been used from a device and a network. */
    async function usedToken({ supervisor, accountId, warehouseId }: Arranged, lifeMs: number) {
      const { tokenId } = answerOf<{ tokenId: string }>(
        await store.commit('issueToken', {
          digest: `digest-${engine.engine}-${++lastToken}`,
          lastFour: 'abcd',
          kind: 'DESKTOP',
          role: 'SUPERVISOR',
          name: 'Desktop client',
          userId: supervisor.userId,
          accountId,
          warehouseId,
          lifeMs,
          replacesEarlier: false,
          clearsThrottles: [],
        }),
      );
      accepted(await store.commit('bindDevice', { tokenId, deviceDigest: 'device', network: 'n' }));
      const network = { digest: 'network', name: 'n', alsoKnownAs: null, elsewhere: null };
      accepted(await store.commit('touchToken', { tokenId, network }));
      return tokenId;
    }

    it('go a day after the network was last seen, and a month after the token’s end', async () => {
      const arranged = await arrangeWarehouse(store);
      const yearMs = 365 * 86_400_000;
      const [live, expiring, revoked] = [
        await usedToken(arranged, yearMs),
        await usedToken(arranged, 1000),
        await usedToken(arranged, yearMs),
      ];
      accepted(await store.commit('revokeToken', { caller: { ...arranged.supervisor, tokenId: revoked } }));
      clock.now += networkRetentionMs;
      await dropSlices(store);
      expect(await tokenOf(live)).toEqual(['device', 'network']);
      clock.now += 1;
      await dropSlices(store);
      for (const tokenId of [live, expiring, revoked])
        expect(await tokenOf(tokenId)).toEqual(['device', null]);
      clock.now += endedDeviceRetentionMs;
      const dropped = await dropSlices(store);
      expect(dropped['deviceHashes']).toBe(2);
      expect(await tokenOf(live)).toEqual(['device', null]);
      expect(await tokenOf(expiring)).toEqual([null, null]);
      expect(await tokenOf(revoked)).toEqual([null, null]);
    });

    it('leave a token that is in use bound to its device, and locked where it was', async () => {
      const arranged = await arrangeWarehouse(store);
      const tokenId = await usedToken(arranged, 365 * 86_400_000);
      accepted(await store.commit('lockToken', { tokenId, reason: 'DEVICE_MISMATCH', network: 'n' }));
      clock.now += 60 * 86_400_000;
      await dropSlices(store);
      const [row] = await engine.sql<{ lock_reason: string }>(
        `select lock_reason from tokens where id = '${tokenId}'`,
      );
      expect(row?.lock_reason).toBe('DEVICE_MISMATCH');
      expect(await tokenOf(tokenId)).toEqual(['device', null]);
    });
  });

  it('audit entries go after their year, the oldest first and no other', async () => {
    const { accountId } = await arrangeWarehouse(store);
    const count = async () => {
      const rows = await engine.sql(`select 1 from audit_entries where account_id = '${accountId}'`);
      return rows.length;
    };
    const setStatus = async () =>
      accepted(await store.commit('setAccountStatus', { accountId, status: 'SUSPENDED' }));
    const before = await count();
    clock.now += auditRetentionMs - 1;
    await setStatus();
    await dropSlices(store);
    expect(await count()).toBe(before + 1);
    clock.now += 2;
    await dropSlices(store);
    expect(await count()).toBe(1);
  });

  it('a slice drops no more rows than its bound, of all kinds together', async () => {
    for (let n = 0; n < 4; n++) await countSignIn(`bounded ${n}`);
    clock.now += 86_400_000;
    const { dropped, isDone } = answerOf<{ dropped: Record<string, number>; isDone: boolean }>(
      await store.commit('dropExpired', { limit: 5 }),
    );
    expect(Object.values(dropped).reduce((sum, rows) => sum + rows, 0)).toBe(5);
    expect(isDone).toBe(false);
  });
});
