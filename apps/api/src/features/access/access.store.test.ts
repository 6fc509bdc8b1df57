import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import { accepted, answerOf, type Arranged, arrangeWarehouse, refusalOf } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import {
  signInAttemptsPerAccountMax,
  signInAttemptsPerAddressMax,
  signInWindowMs,
} from './count-sign-in.command.ts';
import type { IssueToken } from './issue-token.command.ts';

eachEngine((engine) => {
  const startedAt = Date.UTC(2026, 5, 1);
  const clock = { now: startedAt };
  const network = '192.0.2.0/24';
  let store: WmsStore;
  let lastToken = 0;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
  });

  /** A token of the arranged supervisor. */
  async function issue(
    { supervisor, accountId, warehouseId }: Arranged,
    change: Partial<IssueToken> = {},
  ): Promise<{ tokenId: string; expiresAt: number; digest: string }> {
    const digest = `digest-${++lastToken}`;
    const outcome = await store.commit('issueToken', {
      digest,
      lastFour: 'abcd',
      kind: 'DESKTOP',
      role: 'SUPERVISOR',
      name: 'Desktop client',
      userId: supervisor.userId,
      accountId,
      warehouseId,
      lifeMs: 1000,
      replacesEarlier: true,
      clearsThrottles: [],
      ...change,
    });
    return { ...answerOf<{ tokenId: string; expiresAt: number }>(outcome), digest };
  }
  const tokenOf = async (digest: string) => {
    const [token] = await store.read.findTokenByDigest({ digest });
    if (!token) throw new Error(`no token ${digest}`);
    return token;
  };
  const mailsTo = ({ email }: Arranged): Promise<{ template: string; fields: string }[]> =>
    engine.sql(`select template, fields from mails where recipient = '${email}'`);

  describe('issuing a token', () => {
    it('keeps its digest, its terms and its end', async () => {
      clock.now = startedAt;
      const arranged = await arrangeWarehouse(store);
      const { digest, expiresAt } = await issue(arranged, { lifeMs: 5000 });
      expect(expiresAt).toBe(startedAt + 5000);
      expect(await tokenOf(digest)).toMatchObject({
        kind: 'DESKTOP',
        role: 'SUPERVISOR',
        userId: arranged.supervisor.userId,
        accountId: arranged.accountId,
        warehouseId: arranged.warehouseId,
        expiresAt,
        revokedAt: null,
        deviceDigest: null,
        lockReason: null,
        userStatus: 'ACTIVE',
        accountStatus: 'APPROVED',
      });
    });

    it('by desktop sign-in ends the same user’s earlier desktop token, and no other', async () => {
      const arranged = await arrangeWarehouse(store);
      const colleague = await arrangeWarehouse(store);
      const desktop = await issue(arranged);
      const portal = await issue(arranged, { kind: 'PORTAL', replacesEarlier: false });
      const integration = await issue(arranged, { kind: 'INTEGRATION', replacesEarlier: false });
      const others = await issue(colleague);
      const fresh = await issue(arranged);
      expect((await tokenOf(desktop.digest)).revokedAt).toBe(clock.now);
      for (const { digest } of [portal, integration, others, fresh]) {
        expect((await tokenOf(digest)).revokedAt).toBeNull();
      }
    });

    it('at several places at once leaves exactly one desktop token alive', async () => {
      const arranged = await arrangeWarehouse(store);
      const issued = await Promise.all(Array.from({ length: 8 }, () => issue(arranged)));
      const tokens = await Promise.all(issued.map(({ digest }) => tokenOf(digest)));
      expect(tokens.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
    });
  });

  describe('a token and its device', () => {
    const bind = (tokenId: string, deviceDigest: string) =>
      store.commit('bindDevice', { tokenId, deviceDigest, network });

    it('belongs to the first device that presents itself, again and again', async () => {
      const { tokenId, digest } = await issue(await arrangeWarehouse(store));
      for (let call = 0; call < 3; call++)
        expect(answerOf(await bind(tokenId, 'first'))).toEqual({ bound: true });
      expect(await tokenOf(digest)).toMatchObject({ deviceDigest: 'first', lockReason: null });
    });

    it('presented by two devices at once binds one and locks for good, with one mail to the owner', async () => {
      const arranged = await arrangeWarehouse(store);
      const { tokenId, digest } = await issue(arranged);
      const devices = Array.from({ length: 10 }, (_, n) => (n % 2 ? 'one' : 'other'));
      await Promise.all(devices.map((device) => bind(tokenId, device)));
      const token = await tokenOf(digest);
      expect(['one', 'other']).toContain(token.deviceDigest);
      expect(token.lockReason).toBe('DEVICE_MISMATCH');
      const mails = await mailsTo(arranged);
      expect(mails).toMatchObject([{ template: 'token-locked' }]);
      expect(JSON.parse(mails[0]!.fields)).toMatchObject({
        reason: 'DEVICE_MISMATCH',
        network,
      });
      expect(
        await engine.sql(
          `select 1 from audit_entries where token_id = '${tokenId}' and action = 'token.locked'`,
        ),
      ).toHaveLength(1);
    });

    it('locks once, whoever asks for it and how often', async () => {
      const arranged = await arrangeWarehouse(store);
      const { tokenId, digest } = await issue(arranged);
      const lock = (reason: 'DEVICE_MISMATCH' | 'CONCURRENT_SESSION') =>
        store.commit('lockToken', { tokenId, reason, network: 'n' });
      const first = answerOf(await lock('CONCURRENT_SESSION'));
      const again = await Promise.all(Array.from({ length: 5 }, () => lock('DEVICE_MISMATCH')));
      expect([first, ...again.map((outcome) => answerOf(outcome))]).toEqual(
        Array.from({ length: 6 }, () => ({ lockedNow: 'CONCURRENT_SESSION' })),
      );
      expect((await tokenOf(digest)).lockReason).toBe('CONCURRENT_SESSION');
      expect(await mailsTo(arranged)).toHaveLength(1);
    });

    it('keeps where it was locked from, and where it may be used from, until its owner says otherwise', async () => {
      const arranged = await arrangeWarehouse(store);
      const { tokenId } = await issue(arranged, { kind: 'INTEGRATION', replacesEarlier: false });
      accepted(await store.commit('lockToken', { tokenId, reason: 'CONCURRENT_SESSION', network }));
      const found = async () =>
        (await store.read.findApiKey({ accountId: arranged.accountId, id: tokenId }))[0];
      expect(await found()).toMatchObject({ lockNetwork: network, networkLock: false });
      const change = (body: object) =>
        store.commit(
          'changeKey',
          { caller: arranged.supervisor, params: { id: tokenId } },
          { bodyText: JSON.stringify(body) },
        );
      accepted(await change({ networkLock: true, allowedNetworks: ['192.0.2.0/24'] }));
      expect(await found()).toMatchObject({ networkLock: true, allowedNetworks: '["192.0.2.0/24"]' });
      accepted(await change({ networkLock: false, allowedNetworks: null }));
      const { caller, params } = { caller: arranged.supervisor, params: { id: tokenId } };
      accepted(await store.commit('unlockKey', { caller, params }));
      expect(await found()).toMatchObject({
        networkLock: false,
        allowedNetworks: null,
        lockReason: null,
        lockNetwork: null,
      });
    });

    it('that is revoked or unknown cannot be bound', async () => {
      const arranged = await arrangeWarehouse(store);
      const { tokenId, digest } = await issue(arranged);
      accepted(await store.commit('revokeToken', { caller: { ...arranged.supervisor, tokenId } }));
      expect(refusalOf(await bind(tokenId, 'late'))).toEqual({ code: 'NOT_FOUND' });
      expect(refusalOf(await bind('no token', 'late'))).toEqual({ code: 'NOT_FOUND' });
      expect((await tokenOf(digest)).deviceDigest).toBeNull();
    });

    it('revoked once stays revoked at that moment', async () => {
      clock.now = startedAt;
      const arranged = await arrangeWarehouse(store);
      const { tokenId, digest } = await issue(arranged);
      const revoke = () => store.commit('revokeToken', { caller: { ...arranged.supervisor, tokenId } });
      accepted(await revoke());
      clock.now += 5000;
      accepted(await revoke());
      expect((await tokenOf(digest)).revokedAt).toBe(startedAt);
    });
  });

  describe('counting sign-ins', () => {
    const attempt = async (account: string, address: string) =>
      answerOf<{ refused: boolean; retryAfterSeconds?: number }>(
        await store.commit('countSignIn', {
          accountSubject: account,
          addressSubject: address,
          email: `${account}@example.test`,
          network,
        }),
      );

    it('refuses an account’s eleventh attempt in a window, and lets it try again after', async () => {
      clock.now = startedAt;
      for (let n = 0; n < signInAttemptsPerAccountMax; n++) {
        expect(await attempt('account-a', `address-a${n}`)).toEqual({ refused: false });
      }
      clock.now += 1500;
      expect(await attempt('account-a', 'address-a')).toEqual({
        refused: true,
        retryAfterSeconds: Math.ceil((signInWindowMs - 1500) / 1000),
      });
      expect(await attempt('account-b', 'address-a')).toEqual({ refused: false });
      clock.now = startedAt + signInWindowMs - 1;
      expect(await attempt('account-a', 'address-a')).toEqual({ refused: true, retryAfterSeconds: 1 });
      clock.now = startedAt + signInWindowMs;
      expect(await attempt('account-a', 'address-a')).toEqual({ refused: false });
    });

    it('refuses an address’s sixty-first attempt, whatever the accounts', async () => {
      clock.now = startedAt;
      const attempts = Array.from({ length: signInAttemptsPerAddressMax + 20 }, (_, n) =>
        attempt(`account-of-${n}`, 'address-c'),
      );
      const refused = (await Promise.all(attempts)).filter((answer) => answer.refused);
      expect(refused).toHaveLength(20);
    });

    it('counts every one of many attempts at once, and forgets nothing over a restart', async () => {
      clock.now = startedAt;
      const burst = Array.from({ length: 15 }, (_, n) => attempt('account-d', `address-d${n}`));
      expect((await Promise.all(burst)).filter((answer) => answer.refused)).toHaveLength(5);
      const reopened = await engine.open(() => clock.now);
      const late = await reopened.commit('countSignIn', {
        accountSubject: 'account-d',
        addressSubject: 'address-d',
        email: 'account-d@example.test',
        network,
      });
      expect(answerOf(late)).toMatchObject({ refused: true });
      await reopened.close();
    });

    it('begins anew after the right password', async () => {
      clock.now = startedAt;
      for (let n = 0; n <= signInAttemptsPerAccountMax; n++) await attempt('account-e', `address-e${n}`);
      await issue(await arrangeWarehouse(store), { clearsThrottles: ['account-e'] });
      expect(await attempt('account-e', 'address-e')).toEqual({ refused: false });
    });
  });

  describe('a sign-in that failed', () => {
    const fail = (
      user: { id: string; accountId: string | null; warehouseId: string | null } | null,
      who: string,
    ) =>
      store.commit('noteFailedSignIn', {
        user,
        accountSubject: `account of ${who}`,
        addressSubject: user ? 'their address' : 'one address',
        reason: 'wrong password',
        network,
      });
    const rowsOf = (where: string) =>
      engine.sql(`select 1 from audit_entries where action = 'sign-in.failed' and ${where}`);

    it('is noted of an account as often as a window allows attempts, and again in the next', async () => {
      clock.now = startedAt;
      const { accountId, supervisor } = await arrangeWarehouse(store);
      const user = { id: supervisor.userId, accountId, warehouseId: null };
      for (let n = 0; n < signInAttemptsPerAccountMax + 5; n++) accepted(await fail(user, 'a known one'));
      expect(await rowsOf(`account_id = '${accountId}'`)).toHaveLength(signInAttemptsPerAccountMax);
      clock.now += signInWindowMs;
      accepted(await fail(user, 'a known one'));
      expect(await rowsOf(`account_id = '${accountId}'`)).toHaveLength(signInAttemptsPerAccountMax + 1);
    });

    it('at accounts that do not exist is noted of an address, however many it makes up', async () => {
      clock.now = startedAt;
      for (let n = 0; n < signInAttemptsPerAccountMax + 5; n++) accepted(await fail(null, `nobody ${n}`));
      expect(await rowsOf('account_id is null')).toHaveLength(signInAttemptsPerAccountMax);
    });

    it('that is throttled is noted once a window, with the account it was about', async () => {
      clock.now = startedAt;
      const { accountId, email } = await arrangeWarehouse(store);
      const tryOnce = (n: number) =>
        store.commit('countSignIn', {
          accountSubject: 'guessed at',
          addressSubject: `from ${n}`,
          email,
          network,
        });
      for (let n = 0; n < signInAttemptsPerAccountMax + 5; n++) accepted(await tryOnce(n));
      const rows = () =>
        engine.sql(
          `select detail from audit_entries where action = 'sign-in.throttled' and account_id = '${accountId}'`,
        );
      expect(await rows()).toEqual([{ detail: JSON.stringify({ by: 'account', network }) }]);
    });

    it('before the clock was set back a day keeps nobody out for a day', async () => {
      clock.now = startedAt;
      const attempt = () =>
        store.commit('countSignIn', {
          accountSubject: 'before the clock',
          addressSubject: 'before the clock, from',
          email: 'nobody@example.test',
          network,
        });
      for (let n = 0; n <= signInAttemptsPerAccountMax; n++) await attempt();
      clock.now -= 86_400_000;
      expect(answerOf(await attempt())).toEqual({ refused: false });
    });
  });
});
