import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSecretKey, SecretKeys } from '../security/secret-keys.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { createTenant, mint, type RunningApi, startApi, type Tenant } from '../testing/running-api.ts';
import { rateWindowMs } from './request-counts.ts';

const rates = { readsPerMinute: 20, writesPerMinute: 10 };

eachEngine((engine) => {
  const clock = { now: Math.ceil(Date.UTC(2026, 5, 1) / rateWindowMs) * rateWindowMs };
  const keys = new SecretKeys(makeSecretKey('nodes'));
  const start = () => startApi({ place: engine.place, keys, clock, rates });
  let one: RunningApi;
  let other: RunningApi;
  let acme: Tenant;
  beforeAll(async () => {
    one = await start();
    other = await start();
    acme = await createTenant(one, 'acme');
  });
  afterAll(async () => {
    await one.close();
    await other.close();
  });

  const fresh = () => {
    clock.now += rateWindowMs;
    const { userId, accountId, warehouseId } = acme;
    return mint(one.store, { userId, accountId, warehouseId, role: 'SUPERVISOR', kind: 'INTEGRATION' });
  };
  /** How many of so many reads, one after the other, are served. */
  async function served(node: RunningApi, token: string, reads: number, from = '198.51.100.1') {
    let count = 0;
    for (let n = 0; n < reads; n++) {
      const answer = await node.call('GET', '/stock', { token, headers: { 'x-forwarded-for': from } });
      if (answer.status === 200) count += 1;
    }
    return count;
  }
  const share = async () => {
    await one.limits.share(clock.now);
    await other.limits.share(clock.now);
  };

  describe('two nodes', () => {
    it('give a token one limit between them, but for what one has not heard of the other yet', async () => {
      const token = await fresh();
      const perShare = 2;
      let total = 0;
      for (let round = 0; round < 12; round++) {
        total += await served(one, token, perShare);
        total += await served(other, token, perShare);
        await share();
      }
      expect(total).toBeGreaterThanOrEqual(rates.readsPerMinute);
      expect(total).toBeLessThanOrEqual(rates.readsPerMinute + perShare);
    });

    it('overshoot by no more than the limit again for the other node, however fast it comes', async () => {
      const token = await fresh();
      const both = await Promise.all([served(one, token, 50), served(other, token, 50)]);
      expect(both[0] + both[1]).toBeLessThanOrEqual(2 * rates.readsPerMinute);
      expect((await served(one, token, 5)) + (await served(other, token, 5))).toBe(0);
    });

    it('tell one another of addresses that try tokens', async () => {
      clock.now += rateWindowMs;
      const from = '203.0.113.5';
      await served(one, 'wms_garbage', rates.readsPerMinute, from);
      await share();
      const answer = await other.call('GET', '/stock', {
        token: 'wms_garbage',
        headers: { 'x-forwarded-for': from },
      });
      expect(answer.status).toBe(429);
    });

    it('lock a token that is used from a network each, and both know it', async () => {
      const { userId, accountId, warehouseId } = acme;
      const user = { userId, accountId, warehouseId, role: 'SUPERVISOR', kind: 'DESKTOP' } as const;
      const token = await mint(one.store, user);
      const use = async (node: RunningApi, from: string) => {
        const { status } = await node.call('GET', '/stock', { token, headers: { 'x-forwarded-for': from } });
        return status;
      };
      const first = await Promise.all([use(one, '198.51.100.1'), use(other, '203.0.113.1')]);
      expect(first.toSorted((a, b) => a - b)).toEqual([200, 423]);
      expect([await use(one, '198.51.100.1'), await use(other, '203.0.113.1')]).toEqual([423, 423]);
      const locks = await engine.sql(
        `select 1 from audit_entries where action = 'token.locked' and account_id = '${accountId}'`,
      );
      expect(locks).toHaveLength(1);
    });
  });

  describe('a node that starts again', () => {
    it('knows what was told before', async () => {
      const token = await fresh();
      expect(await served(one, token, 15)).toBe(15);
      await one.limits.share(clock.now);
      const again = await start();
      expect(await served(again, token, 10)).toBe(5);
      await again.close();
    });

    it('forgets what was not, and nothing else', async () => {
      const token = await fresh();
      await served(one, token, 6);
      await one.limits.share(clock.now);
      await served(one, token, 3);
      const again = await start();
      expect(await served(again, token, 30)).toBe(14);
      await again.close();
    });
  });

  it('a share that fails is made up for by the next', async () => {
    const token = await fresh();
    await served(one, token, 5);
    await engine.sql('alter table throttles rename to throttles_away');
    await expect(one.limits.share(clock.now)).rejects.toThrow('throttles');
    await engine.sql('alter table throttles_away rename to throttles');
    await one.limits.share(clock.now);
    expect(await served(other, token, 30)).toBe(15);
  });

  it('what was counted goes with its minute', async () => {
    const token = await fresh();
    await served(one, token, 20);
    clock.now += rateWindowMs;
    await share();
    expect(await served(other, token, 25)).toBe(20);
  });

  it('a node whose clock is a little behind takes nothing from the one in the next minute', async () => {
    const token = await fresh();
    clock.now += rateWindowMs - 1;
    await served(other, token, 4);
    clock.now += 1;
    await served(one, token, 7);
    await one.limits.share(clock.now);
    clock.now -= 1;
    await other.limits.share(clock.now);
    clock.now += 1;
    const again = await start();
    expect(await served(again, token, 30)).toBe(13);
    await again.close();
  });
});
