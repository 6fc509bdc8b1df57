import { beforeAll, describe, expect, it } from 'vitest';
import { staffTokensMax } from '@wms/contract';
import type { Caller } from '../../caller.ts';
import type { WmsStore } from '../../open-store.ts';
import { actsOf, arrangeStaff } from '../../testing/arrange-staff.ts';
import { accepted, answerOf, arrangeWarehouse, refusalOf } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { newWarehouseId } from '../../store/ids.ts';

describe('888’s desk over accounts and staff', () => {
  eachEngine((engine) => {
    let store: WmsStore;
    let admin: Caller;
    beforeAll(async () => {
      store = await engine.open();
      admin = await arrangeStaff(store);
    });

    const newest = async (caller: Caller) => (await actsOf(engine, caller)).at(-1);
    const setStatus = (accountId: string, status: 'APPROVED' | 'SUSPENDED', expectedStatus: 'APPROVED') =>
      store.commit('setAccountStatus', { caller: admin, accountId, status, expectedStatus, reason: 'why' });

    it('an account’s status changes from what was seen, and the log says from what to what, by whom and why', async () => {
      const { accountId } = await arrangeWarehouse(store);
      accepted(await setStatus(accountId, 'SUSPENDED', 'APPROVED'));
      expect(await newest(admin)).toEqual({
        action: 'account.status',
        accountId,
        warehouseId: null,
        userId: null,
        tokenId: admin.tokenId,
        detail: {
          by: admin.userId,
          before: { status: 'APPROVED' },
          after: { status: 'SUSPENDED' },
          reason: 'why',
        },
      });
    });

    it('whoever decides on a status that has moved is told the current one, and overwrites nothing', async () => {
      const { accountId } = await arrangeWarehouse(store);
      accepted(await setStatus(accountId, 'SUSPENDED', 'APPROVED'));
      const acts = (await actsOf(engine, admin)).length;
      expect(refusalOf(await setStatus(accountId, 'SUSPENDED', 'APPROVED'))).toEqual({
        code: 'CHANGED_MEANWHILE',
        current: { status: 'SUSPENDED' },
      });
      expect((await actsOf(engine, admin)).length).toBe(acts);
    });

    it('of two decisions at once on the same status one is told', async () => {
      const { accountId } = await arrangeWarehouse(store);
      const outcomes = await Promise.all([
        setStatus(accountId, 'SUSPENDED', 'APPROVED'),
        setStatus(accountId, 'SUSPENDED', 'APPROVED'),
      ]);
      expect(outcomes.filter((outcome) => 'rejected' in outcome)).toHaveLength(1);
    });

    it('a status that is so already writes nothing, and an unknown account is absent', async () => {
      const { accountId } = await arrangeWarehouse(store);
      const acts = (await actsOf(engine, admin)).length;
      expect(answerOf(await setStatus(accountId, 'APPROVED', 'APPROVED'))).toEqual({
        id: accountId,
        status: 'APPROVED',
      });
      expect(refusalOf(await setStatus('nobody', 'SUSPENDED', 'APPROVED'))).toEqual({ code: 'NOT_FOUND' });
      expect((await actsOf(engine, admin)).length).toBe(acts);
    });

    it('accounts, warehouses and staff are made with a note of what was made', async () => {
      const warehouse = { id: newWarehouseId(), name: 'First' };
      const account = answerOf<{ accountId: string; userId: string }>(
        await store.commit('createAccount', {
          caller: admin,
          email: `${warehouse.id}@example.test`,
          name: 'Owner',
          passwordHash: 'secret-hash',
          companyName: 'Made Ltd',
          status: 'PENDING',
          warehouse,
        }),
      );
      const second = { accountId: account.accountId, id: newWarehouseId(), name: 'Second' };
      accepted(await store.commit('createWarehouse', { caller: admin, ...second }));
      const [made, added] = (await actsOf(engine, admin)).slice(-2);
      expect(made).toMatchObject({
        action: 'account.created',
        accountId: account.accountId,
        userId: account.userId,
        detail: { before: null, after: { companyName: 'Made Ltd', status: 'PENDING', warehouse: 'First' } },
      });
      expect(added).toMatchObject({
        action: 'warehouse.created',
        warehouseId: second.id,
        detail: { before: null, after: { name: 'Second' } },
      });
      expect(JSON.stringify([made, added])).not.toContain('secret-hash');
      expect(
        refusalOf(await store.commit('createWarehouse', { caller: admin, ...second, accountId: 'nobody' })),
      ).toEqual({ code: 'NOT_FOUND' });
    });

    const setStaff = (id: string, status: 'ACTIVE' | 'SUSPENDED', expectedStatus: 'ACTIVE' | 'SUSPENDED') =>
      store.commit(
        'setStaffStatus',
        { caller: admin, params: { id } },
        { bodyText: JSON.stringify({ status, expectedStatus }) },
      );
    const mint = (id: string, name = 'key') =>
      store.commit(
        'mintStaffToken',
        {
          caller: admin,
          params: { id },
          digest: `${id} ${Math.random()}`,
          lastFour: 'abcd',
          sealedSecret: 'sealed',
        },
        { bodyText: JSON.stringify({ name }) },
      );

    it('suspending a member of staff ends their keys for good, and is noted', async () => {
      const { userId } = await arrangeStaff(store, 'DISPATCH');
      accepted(await mint(userId));
      accepted(await setStaff(userId, 'SUSPENDED', 'ACTIVE'));
      expect(await newest(admin)).toMatchObject({
        action: 'staff.status',
        userId,
        detail: { before: { status: 'ACTIVE' }, after: { status: 'SUSPENDED' } },
      });
      expect(refusalOf(await setStaff(userId, 'SUSPENDED', 'ACTIVE'))).toEqual({
        code: 'CHANGED_MEANWHILE',
        current: { status: 'SUSPENDED' },
      });
      accepted(await setStaff(userId, 'ACTIVE', 'SUSPENDED'));
      expect(await store.read.listStaffTokens({ userId, now: 0, limit: 9 })).toEqual([]);
    });

    it('a customer is no member of staff', async () => {
      const { supervisor } = await arrangeWarehouse(store);
      expect(refusalOf(await setStaff(supervisor.userId, 'SUSPENDED', 'ACTIVE'))).toEqual({
        code: 'NOT_FOUND',
      });
      expect(refusalOf(await mint(supervisor.userId))).toEqual({ code: 'NOT_FOUND' });
    });

    it('a member of staff holds so many live keys and no more, and one that is revoked makes room', async () => {
      const { userId } = await arrangeStaff(store, 'DISPATCH');
      for (let made = 0; made < staffTokensMax; made++) accepted(await mint(userId, `key ${made}`));
      expect(refusalOf(await mint(userId))).toEqual({ code: 'TOO_MANY_KEYS', max: staffTokensMax });
      const [token] = await store.read.listStaffTokens({ userId, now: 0, limit: 1 });
      const params = { id: userId, tokenId: token!.id };
      accepted(await store.commit('revokeStaffToken', { caller: admin, params }));
      expect(await newest(admin)).toMatchObject({
        action: 'staff-token.revoked',
        userId,
        detail: { before: { tokenId: token!.id, name: token!.name, lastFour: 'abcd' }, after: null },
      });
      expect(refusalOf(await store.commit('revokeStaffToken', { caller: admin, params }))).toEqual({
        code: 'NOT_FOUND',
      });
      accepted(await mint(userId));
    });

    it('the last active ADMIN cannot be suspended, and of two who suspend each other one stays', async () => {
      const second = await arrangeStaff(store);
      const outcomes = await Promise.all([
        setStaff(admin.userId, 'SUSPENDED', 'ACTIVE'),
        setStaff(second.userId, 'SUSPENDED', 'ACTIVE'),
      ]);
      const refused = outcomes.filter((outcome) => 'rejected' in outcome);
      expect(refused.map(refusalOf)).toEqual([{ code: 'LAST_ADMIN' }]);
    });
  });
});
