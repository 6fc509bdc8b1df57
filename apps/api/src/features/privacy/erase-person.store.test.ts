import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import { accepted, answerOf, type Arranged, arrangeWarehouse, refusalOf } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { erasedName } from './erase-person.command.ts';

eachEngine((engine) => {
  const clock = { now: Date.UTC(2026, 5, 1) };
  let store: WmsStore;
  let arranged: Arranged;
  let lastWorker = 0;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
    arranged = await arrangeWarehouse(store, { A: 50 });
  });

  /** A worker with a key, a bound device, a mail, and two pieces issued to them. */
  async function arrangeWorker() {
    const { supervisor, accountId, warehouseId } = arranged;
    const email = `worker-${++lastWorker}@example.test`;
    const { id } = answerOf<{ id: string }>(
      await store.commit('createWorker', {
        accountId,
        warehouseId,
        parentUserId: supervisor.userId,
        email,
        name: 'Wanda Worker',
        passwordHash: 'none',
      }),
    );
    const { tokenId } = answerOf<{ tokenId: string }>(
      await store.commit('issueToken', {
        digest: `digest-${engine.engine}-${lastWorker}`,
        lastFour: 'abcd',
        kind: 'WORKER_DEVICE',
        role: 'WORKER',
        name: 'Handheld',
        userId: id,
        accountId,
        warehouseId,
        lifeMs: 86_400_000,
        replacesEarlier: false,
        clearsThrottles: [],
      }),
    );
    accepted(await store.commit('bindDevice', { tokenId, deviceDigest: 'a hash', network: 'n' }));
    const body = JSON.stringify({ sku: 'A', type: 'OUT', quantity: 2, workerId: id });
    accepted(await store.commit('createTransaction', { caller: supervisor }, { bodyText: body }));
    return { id, email, tokenId };
  }
  const describePerson = (email: string) => store.survey('describePerson', { email });

  describe('a worker', () => {
    it('may see all that is kept of them, and no hash', async () => {
      const { id, email, tokenId } = await arrangeWorker();
      const description = await describePerson(email);
      expect(description).toMatchObject({
        person: { id, email, name: 'Wanda Worker', role: 'WORKER' },
        tokens: [{ id: tokenId, name: 'Handheld', holdsDeviceHash: true, holdsNetworkHash: false }],
        issuances: [{ sku: 'A', quantity: 2 }],
        isComplete: true,
      });
      expect(description?.auditEntries.map(({ action }) => action)).toContain('token.bound');
      expect(JSON.stringify(description)).not.toContain('a hash');
    });

    it('sees that they have a second factor and how many codes are left, and neither secret nor code', async () => {
      const { id, email } = await arrangeWorker();
      expect((await describePerson(email))?.secondFactor).toBeNull();
      accepted(await store.commit('beginSecondFactor', { userId: id, sealedSecret: 'a sealed secret' }));
      const codes = { userId: id, digests: ['a code', 'another code'] };
      accepted(
        await store.commit('confirmSecondFactor', { ...codes, sealedSecret: 'a sealed secret', step: 1 }),
      );
      const description = await describePerson(email);
      const onSince = new Date(clock.now).toISOString();
      expect(description?.secondFactor).toEqual({
        createdAt: onSince,
        isOn: true,
        onSince,
        recoveryCodesLeft: 2,
      });
      expect(JSON.stringify(description)).not.toMatch(/sealed|a code/);
    });

    it('is erased for good: name and address are nowhere, their id and what was issued to it stay', async () => {
      const { id, email, tokenId } = await arrangeWorker();
      const issued = () => engine.sql(`select quantity from worker_issuances where worker_id = '${id}'`);
      const before = await issued();
      accepted(await store.commit('erasePerson', { email, passwordHash: 'none' }));
      expect(await describePerson(email)).toBeNull();
      const [user] = await engine.sql<{ name: string; email: string; status: string }>(
        `select name, email, status from users where id = '${id}'`,
      );
      expect(user).toEqual({
        name: erasedName,
        email: `${id.toLowerCase()}@erased.invalid`,
        status: 'SUSPENDED',
      });
      const [token] = await engine.sql<{ revoked_at: unknown; device_digest: unknown }>(
        `select revoked_at, device_digest from tokens where id = '${tokenId}'`,
      );
      expect([Number(token?.revoked_at), token?.device_digest]).toEqual([clock.now, null]);
      expect(await issued()).toEqual(before);
      expect(before).toHaveLength(1);
      const check = await store.survey('verifyLedger', { warehouseId: arranged.warehouseId });
      expect(check.ok).toBe(true);
      for (const table of ['users', 'tokens', 'audit_entries', 'mails', 'password_resets']) {
        const rows = await engine.sql(`select * from ${table}`);
        expect(JSON.stringify(rows)).not.toContain(email);
      }
      const erased = await engine.sql(
        `select 1 from audit_entries where user_id = '${id}' and action = 'person.erased'`,
      );
      expect(erased).toHaveLength(1);
    });

    it('who was erased leaves their address free for somebody new', async () => {
      const { email } = await arrangeWorker();
      accepted(await store.commit('erasePerson', { email, passwordHash: 'none' }));
      expect(refusalOf(await store.commit('erasePerson', { email, passwordHash: 'none' }))).toEqual({
        code: 'NOT_FOUND',
      });
    });
  });

  it('an account’s owner is not erased on their own', async () => {
    const outcome = await store.commit('erasePerson', { email: arranged.email, passwordHash: 'none' });
    expect(refusalOf(outcome)).toEqual({ code: 'NOT_FOUND' });
    expect((await describePerson(arranged.email))?.person.name).toBe('Sam Supervisor');
  });
});
