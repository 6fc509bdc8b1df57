import { concurrentUseWindowMs, type TokenKind } from '@wms/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import { answerOf, type Arranged, arrangeWarehouse } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import type { IssueToken } from './issue-token.command.ts';
import { networkReportsMax, networkReportsWindowMs, type NetworkUse } from './touch-token.command.ts';

eachEngine((engine) => {
  const clock = { now: Date.UTC(2026, 5, 1) };
  let store: WmsStore;
  let arranged: Arranged;
  let lastToken = 0;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
    arranged = await arrangeWarehouse(store);
  });

  async function issue(kind: TokenKind, change: Partial<IssueToken> = {}): Promise<string> {
    const { supervisor, accountId, warehouseId } = arranged;
    const outcome = await store.commit('issueToken', {
      digest: `digest-${engine.engine}-${++lastToken}`,
      lastFour: 'abcd',
      kind,
      role: 'SUPERVISOR',
      name: 'key',
      userId: supervisor.userId,
      accountId,
      warehouseId,
      lifeMs: 90 * 86_400_000,
      replacesEarlier: false,
      clearsThrottles: [],
      ...change,
    });
    return answerOf<{ tokenId: string }>(outcome).tokenId;
  }

  const use = async (tokenId: string, name: string, change: Partial<NetworkUse> = {}, on = store) =>
    answerOf<{ lockedNow: string | null }>(
      await on.commit('touchToken', {
        tokenId,
        network: { digest: `hash of ${name}`, name, alsoKnownAs: null, elsewhere: null, ...change },
      }),
    ).lockedNow;
  const entries = (tokenId: string, action: string) =>
    engine.sql(`select 1 from audit_entries where token_id = '${tokenId}' and action = '${action}'`);
  const mails = () => engine.sql(`select template from mails where recipient = '${arranged.email}'`);

  describe('a token used from a second network', () => {
    it.each(['DESKTOP', 'WORKER_DEVICE', 'STAFF'] as const)(
      'within five minutes is locked when it is of kind %s, once, with one entry and one mail',
      async (kind) => {
        const tokenId = await issue(kind);
        const before = (await mails()).length;
        expect(await use(tokenId, 'home')).toBeNull();
        clock.now += concurrentUseWindowMs - 1;
        const answers = await Promise.all(Array.from({ length: 5 }, () => use(tokenId, 'elsewhere')));
        expect(answers).toEqual(Array.from({ length: 5 }, () => 'CONCURRENT_SESSION'));
        expect(await use(tokenId, 'home')).toBe('CONCURRENT_SESSION');
        expect(await entries(tokenId, 'token.locked')).toHaveLength(1);
        expect(await mails()).toHaveLength(before + 1);
      },
    );

    it('after five quiet minutes has moved there, and is not locked', async () => {
      const tokenId = await issue('DESKTOP');
      for (const network of ['home', 'office', 'home', 'office']) {
        expect(await use(tokenId, network)).toBeNull();
        clock.now += concurrentUseWindowMs;
      }
      expect(await entries(tokenId, 'token.network-changed')).toHaveLength(0);
    });

    it('in its very first moment is locked on whichever node comes second', async () => {
      const other = await engine.open(() => clock.now);
      for (let round = 0; round < 5; round++) {
        const tokenId = await issue('DESKTOP');
        const answers = await Promise.all([use(tokenId, 'home'), use(tokenId, 'elsewhere', {}, other)]);
        expect(answers.filter((lockedNow) => lockedNow !== null)).toEqual(['CONCURRENT_SESSION']);
      }
      await other.close();
    });

    it('is locked for what a node remembers better than the row', async () => {
      const tokenId = await issue('DESKTOP');
      await use(tokenId, 'home');
      clock.now += concurrentUseWindowMs + 10_000;
      const elsewhere = { digest: 'hash of home', at: clock.now - concurrentUseWindowMs + 1 };
      expect(await use(tokenId, 'office', { elsewhere })).toBe('CONCURRENT_SESSION');
    });

    it('is not locked for what a node remembers of a third network', async () => {
      const tokenId = await issue('DESKTOP');
      await use(tokenId, 'home');
      clock.now += concurrentUseWindowMs;
      const elsewhere = { digest: 'hash of a third', at: clock.now };
      expect(await use(tokenId, 'office', { elsewhere })).toBeNull();
    });

    it('stays locked over a restart and however much time passes', async () => {
      const tokenId = await issue('DESKTOP');
      await use(tokenId, 'home');
      await use(tokenId, 'elsewhere');
      clock.now += 30 * 86_400_000;
      const reopened = await engine.open(() => clock.now);
      expect(await use(tokenId, 'home', {}, reopened)).toBe('CONCURRENT_SESSION');
      await reopened.close();
    });

    it('that is the same one under a newer secret key is at home', async () => {
      const tokenId = await issue('DESKTOP');
      await use(tokenId, 'home');
      const renewed = { digest: 'newer hash of home', alsoKnownAs: 'hash of home' };
      expect(await use(tokenId, 'home', renewed)).toBeNull();
      expect(await use(tokenId, 'home', { digest: 'newer hash of home' })).toBeNull();
    });

    it('before the clock was set back is forgotten, and from then on counts again', async () => {
      const tokenId = await issue('DESKTOP');
      await use(tokenId, 'home');
      clock.now -= 400 * 86_400_000;
      expect(await use(tokenId, 'office')).toBeNull();
      expect(await use(tokenId, 'home')).toBe('CONCURRENT_SESSION');
    });
  });

  describe('an integration key used from two networks', () => {
    it('is reported once for each change, and goes on', async () => {
      const tokenId = await issue('INTEGRATION');
      for (const network of ['one', 'one', 'two', 'two', 'one'])
        expect(await use(tokenId, network)).toBeNull();
      expect(await entries(tokenId, 'token.network-changed')).toHaveLength(2);
    });

    it('writes no more entries than its bound for an hour, however it is passed about', async () => {
      const tokenId = await issue('INTEGRATION');
      for (let n = 0; n <= networkReportsMax + 5; n++) await use(tokenId, `network ${n}`);
      expect(await entries(tokenId, 'token.network-changed')).toHaveLength(networkReportsMax);
      clock.now += networkReportsWindowMs;
      await use(tokenId, 'one');
      await use(tokenId, 'two');
      expect(await entries(tokenId, 'token.network-changed')).toHaveLength(networkReportsMax + 1);
    });

    it('is locked when its owner has turned that on', async () => {
      const tokenId = await issue('INTEGRATION', { networkLock: true });
      await use(tokenId, 'one');
      expect(await use(tokenId, 'two')).toBe('CONCURRENT_SESSION');
    });
  });

  it('a staff token that is locked is mailed to the person it belongs to', async () => {
    const email = 'dispatch@example.test';
    const { userId } = answerOf<{ userId: string }>(
      await store.commit('createStaff', { email, name: 'Dee', passwordHash: 'none', role: 'DISPATCH' }),
    );
    const staff = { userId, accountId: null, warehouseId: null, role: 'DISPATCH' } as const;
    const tokenId = await issue('STAFF', staff);
    await use(tokenId, 'one');
    await use(tokenId, 'two');
    expect(await engine.sql(`select template from mails where recipient = '${email}'`)).toEqual([
      { template: 'token-locked' },
    ]);
  });
});
