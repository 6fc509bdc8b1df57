import { beforeAll, describe, expect, it } from 'vitest';
import { newWarehouseId } from '../../store/ids.ts';
import { answerOf, refusalOf } from '../../testing/arrange.ts';
import type { WmsStore } from '../../open-store.ts';
import { eachEngine } from '../../testing/each-engine.ts';

const person = (email: string) => ({ email, name: 'Name', passwordHash: 'none' });
const customer = (email: string) => ({
  ...person(email),
  companyName: 'Example Ltd',
  status: 'APPROVED' as const,
  warehouse: { id: newWarehouseId(), name: 'Main' },
});

describe('accounts', () => {
  eachEngine((engine) => {
    let store: WmsStore;
    beforeAll(async () => {
      store = await engine.open();
    });

    it('never gives one e-mail address to two people, of whatever kind, and writes nothing of the second', async () => {
      const { accountId, userId, warehouseId } = answerOf<
        Record<'accountId' | 'userId' | 'warehouseId', string>
      >(await store.commit('createAccount', customer('taken@example.test')));
      const second = customer('taken@example.test');
      const refused = { code: 'DUPLICATE_EMAIL', email: 'taken@example.test' };
      expect(refusalOf(await store.commit('createAccount', second))).toEqual(refused);
      expect(await store.read.findWarehouse({ id: second.warehouse.id })).toEqual([]);
      expect(
        refusalOf(await store.commit('createStaff', { ...person('taken@example.test'), role: 'ADMIN' })),
      ).toEqual(refused);
      const worker = { ...person('taken@example.test'), accountId, warehouseId, parentUserId: userId };
      expect(refusalOf(await store.commit('createWorker', worker))).toEqual(refused);
    });

    it('gives workers badges that do not repeat', async () => {
      const { accountId, userId, warehouseId } = answerOf<
        Record<'accountId' | 'userId' | 'warehouseId', string>
      >(await store.commit('createAccount', customer('boss@example.test')));
      const hire = async (email: string) =>
        answerOf<{ badge: string }>(
          await store.commit('createWorker', {
            ...person(email),
            accountId,
            warehouseId,
            parentUserId: userId,
          }),
        ).badge;
      const badges = [await hire('first@example.test'), await hire('second@example.test')];
      expect(new Set(badges).size).toBe(2);
      expect(badges.every((badge) => /^WKR-\d{5}$/.test(badge))).toBe(true);
    });

    it('keeps who did what to an account', async () => {
      const { accountId } = answerOf<{ accountId: string }>(
        await store.commit('createAccount', customer('audited@example.test')),
      );
      await store.commit('setAccountStatus', { accountId, status: 'SUSPENDED' });
      const [user] = await store.read.findUserByEmail({ email: 'audited@example.test' });
      expect(user?.accountStatus).toBe('SUSPENDED');
      const entries = await engine.sql<{ action: string }>(
        `select action from audit_entries where account_id = '${accountId}' order by id`,
      );
      expect(entries.map(({ action }) => action)).toEqual(['account.created', 'account.status']);
    });
  });
});

describe('newWarehouseId', () => {
  it('is short, because it stands in every key', () => {
    expect(newWarehouseId()).toMatch(/^wh_[0-9a-z]{10}$/);
    expect(newWarehouseId()).not.toBe(newWarehouseId());
  });
});
