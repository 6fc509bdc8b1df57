import { beforeAll, describe, expect, it } from 'vitest';
import { isRejected } from '@wms/domain';
import type { WmsStore } from '../../open-store.ts';
import { linkSecretDigest, newLinkSecret } from '../../security/link-secrets.ts';
import { dropSlices } from '../../sweeps/expiry.ts';
import { accepted, answerOf, type Arranged, arrangeWarehouse, refusalOf } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { passwordResetLifeMs, passwordResetsLiveMax } from './open-password-reset.command.ts';
import {
  resetRequestsPerAccountMax,
  resetRequestsPerAddressMax,
  resetRequestWindowMs,
} from './request-password-reset.command.ts';

eachEngine((engine) => {
  const clock = { now: Date.UTC(2026, 5, 1) };
  let store: WmsStore;
  let lastToken = 0;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
  });

  const openLink = async (email: string): Promise<string> => {
    const digest = linkSecretDigest(newLinkSecret());
    accepted(await store.commit('openPasswordReset', { email, digest }));
    return digest;
  };
  const reset = (digest: string, passwordHash = 'a new hash', clearsThrottles: string[] = []) =>
    store.commit('resetPassword', { digest, passwordHash, clearsThrottles, network: '203.0.113.0/24' });
  const hashOf = async (email: string) => (await store.read.findUserByEmail({ email }))[0]?.passwordHash;
  const issue = async (arranged: Arranged, kind: 'DESKTOP' | 'PORTAL' | 'INTEGRATION'): Promise<string> => {
    const digest = `token-${++lastToken}`;
    accepted(
      await store.commit('issueToken', {
        digest,
        lastFour: 'abcd',
        kind,
        role: 'SUPERVISOR',
        name: kind,
        userId: arranged.supervisor.userId,
        accountId: arranged.accountId,
        warehouseId: arranged.warehouseId,
        lifeMs: 1_000_000,
        replacesEarlier: false,
        clearsThrottles: [],
      }),
    );
    return digest;
  };
  const isRevoked = async (digest: string) =>
    (await store.read.findTokenByDigest({ digest }))[0]?.revokedAt !== null;

  describe('a link', () => {
    it('sets the password once, and after that is like one never made', async () => {
      const { email } = await arrangeWarehouse(store);
      const digest = await openLink(email);
      accepted(await reset(digest, 'first'));
      expect(refusalOf(await reset(digest, 'second'))).toEqual({ code: 'RESET_LINK_INVALID' });
      expect(refusalOf(await reset('never made'))).toEqual({ code: 'RESET_LINK_INVALID' });
      expect(await hashOf(email)).toBe('first');
    });

    it('used twice at once sets one password', async () => {
      const { email } = await arrangeWarehouse(store);
      const digest = await openLink(email);
      const other = await engine.open(() => clock.now);
      const clicks = ['a', 'b', 'c', 'd'].map((hash, index) =>
        (index % 2 ? other : store).commit('resetPassword', {
          digest,
          passwordHash: hash,
          clearsThrottles: [],
          network: 'unknown',
        }),
      );
      const outcomes = await Promise.all(clicks);
      const done = outcomes.flatMap((outcome, index) => (isRejected(outcome) ? [] : ['abcd'[index]]));
      expect(done).toHaveLength(1);
      expect(await hashOf(email)).toBe(done[0]);
      await other.close();
    });

    it('ends half an hour after it was made, to the millisecond', async () => {
      const { email } = await arrangeWarehouse(store);
      const [first, second] = [await openLink(email), await openLink(email)];
      clock.now += passwordResetLifeMs - 1;
      accepted(await reset(first));
      const third = await openLink(email);
      clock.now += passwordResetLifeMs;
      for (const digest of [second, third])
        expect(refusalOf(await reset(digest))).toEqual({ code: 'RESET_LINK_INVALID' });
    });

    it('is one of a few: the oldest ends when another is made', async () => {
      const { email } = await arrangeWarehouse(store);
      const digests = [];
      for (let made = 0; made <= passwordResetsLiveMax; made++) digests.push(await openLink(email));
      const found = [];
      for (const digest of digests)
        found.push((await store.read.findPasswordReset({ digest, now: clock.now })).length);
      expect(found).toEqual([0, 1, 1, 1]);
    });

    it('ends with the others when one is used', async () => {
      const { email } = await arrangeWarehouse(store);
      const [first, second] = [await openLink(email), await openLink(email)];
      accepted(await reset(second));
      expect(refusalOf(await reset(first))).toEqual({ code: 'RESET_LINK_INVALID' });
    });

    it('is made for nobody unknown or suspended, and ends when its owner is suspended', async () => {
      const { supervisor, warehouseId, accountId } = await arrangeWarehouse(store);
      const email = `worker@${warehouseId}.example.test`;
      const { id } = answerOf<{ id: string }>(
        await store.commit('createWorker', {
          accountId,
          warehouseId,
          parentUserId: supervisor.userId,
          email,
          name: 'Wanda',
          passwordHash: 'old',
        }),
      );
      const digest = await openLink(email);
      accepted(await store.commit('suspendWorker', { caller: supervisor, params: { id } }));
      expect(refusalOf(await reset(digest))).toEqual({ code: 'RESET_LINK_INVALID' });
      for (const address of [email, 'nobody@example.test']) {
        const opened = await store.commit('openPasswordReset', { email: address, digest: `for ${address}` });
        expect(answerOf(opened)).toEqual({ userName: null });
      }
      expect(await engine.sql(`select * from password_resets where user_id = '${id}'`)).toEqual([]);
      expect(await hashOf(email)).toBe('old');
    });

    it('keeps no secret: only its digest is in the database, and goes when it has ended', async () => {
      const { email } = await arrangeWarehouse(store);
      const secret = newLinkSecret();
      accepted(await store.commit('openPasswordReset', { email, digest: linkSecretDigest(secret) }));
      const rows = JSON.stringify(await engine.sql('select * from password_resets'));
      expect(rows).toContain(linkSecretDigest(secret));
      expect(rows).not.toContain(secret);
      clock.now += passwordResetLifeMs + 1;
      await dropSlices(store);
      expect(await engine.sql('select * from password_resets')).toEqual([]);
    });
  });

  it('a new password ends every token and session of its owner, and of nobody else', async () => {
    const [arranged, other] = [await arrangeWarehouse(store), await arrangeWarehouse(store)];
    const own = [];
    for (const kind of ['DESKTOP', 'PORTAL', 'INTEGRATION'] as const) own.push(await issue(arranged, kind));
    const foreign = await issue(other, 'DESKTOP');
    accepted(await reset(await openLink(arranged.email)));
    expect(await Promise.all(own.map(isRevoked))).toEqual([true, true, true]);
    expect(await isRevoked(foreign)).toBe(false);
  });

  it('a new password is in the audit log, clears the throttle, and is told its owner', async () => {
    const { email, supervisor, accountId } = await arrangeWarehouse(store);
    const windowEndsAt = clock.now + 1000;
    await store.commit('countSignIn', {
      addressSubject: 'address of it',
      accountSubject: 'account of it',
      email,
      network: 'unknown',
    });
    accepted(await reset(await openLink(email), 'hash', ['account of it']));
    expect(windowEndsAt).toBeGreaterThan(clock.now);
    expect(await engine.sql(`select subject from throttles where subject like '%of it'`)).toEqual([
      { subject: 'address of it' },
    ]);
    const entries = await engine.sql<{ action: string; user_id: string; detail: string }>(
      `select action, user_id, detail from audit_entries where account_id = '${accountId}' order by id`,
    );
    expect(entries.slice(-2)).toMatchObject([
      { action: 'password.link-made', user_id: supervisor.userId },
      { action: 'password.reset', user_id: supervisor.userId },
    ]);
    expect(JSON.parse(entries.at(-1)?.detail ?? '')).toEqual({ network: '203.0.113.0/24', tokensRevoked: 0 });
    expect(await engine.sql(`select template from mails where recipient = '${email}' order by id`)).toEqual([
      { template: 'password-changed' },
    ]);
  });

  describe('asking for a link', () => {
    const ask = async (email: string, from = `address of ${email}`) =>
      accepted(
        await store.commit('requestPasswordReset', {
          email,
          addressSubject: from,
          accountSubject: `account ${email}`,
        }),
      );
    const mailsTo = async (email: string) =>
      (await engine.sql(`select * from mails where recipient = '${email}'`)).length;

    it('writes the same for an address that signs in and for one that does not', async () => {
      const { email } = await arrangeWarehouse(store);
      const columns = async (address: string) =>
        engine.sql(`select template, fields, attempts, sent_at from mails where recipient = '${address}'`);
      for (const address of [email, 'stranger@example.test'])
        expect([(await ask(address)).text, await columns(address)]).toEqual([
          'null',
          [{ template: 'password-reset', fields: '{}', attempts: 0, sent_at: null }],
        ]);
    });

    it('goes on being answered, and leads to a few mails at most', async () => {
      const email = 'often@example.test';
      for (let times = 0; times < resetRequestsPerAccountMax + 3; times++) await ask(email, `from ${times}`);
      expect(await mailsTo(email)).toBe(resetRequestsPerAccountMax);
      clock.now += resetRequestWindowMs;
      await ask(email, 'from elsewhere');
      expect(await mailsTo(email)).toBe(resetRequestsPerAccountMax + 1);
    });

    it('from one place leads to so many mails at most, to whomever', async () => {
      const addresses = Array.from({ length: resetRequestsPerAddressMax + 2 }, (_, n) => `n${n}@many.test`);
      for (const address of addresses) await ask(address, 'one place');
      const counts = await Promise.all(addresses.map(mailsTo));
      expect(counts.filter((count) => count === 1)).toHaveLength(resetRequestsPerAddressMax);
    });
  });
});
