import { beforeAll, describe, expect, it } from 'vitest';
import { actChangesMax, type AnswerOf, type ParsedOf } from '@wms/contract';
import type { Caller } from '../../caller.ts';
import type { WmsStore } from '../../open-store.ts';
import { arrangeStaff } from '../../testing/arrange-staff.ts';
import { accepted, answerOf, type Arranged, arrangeWarehouse } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { listActsOf888, listAuditEntries } from './list-audit-entries.query.ts';

describe('888’s audit log', () => {
  eachEngine((engine) => {
    let store: WmsStore;
    let admin: Caller;
    let colleague: Caller;
    let place: Arranged;
    beforeAll(async () => {
      store = await engine.open();
      admin = await arrangeStaff(store);
      colleague = await arrangeStaff(store);
      place = await arrangeWarehouse(store, { TEE: { quantity: 3, refillThreshold: 5, parLevel: 40 } });
    });

    const acts = (query: Partial<ParsedOf<'listActs'>['query']> = {}) =>
      listActsOf888(store, { limit: 50, ...query });
    const newest = async (query: Parameters<typeof acts>[0] = {}) => (await acts(query)).acts[0];
    const setLevel = (caller: Caller, parLevel: number, before: number) => {
      const expected = { refillThreshold: 5, parLevel: before };
      const bodyText = JSON.stringify({ sku: 'TEE', parLevel, expected });
      return store.commit('changeLevel', { caller, params: { id: place.warehouseId } }, { bodyText });
    };

    it('says who did what to whom, with each field before and after', async () => {
      accepted(await setLevel(admin, 60, 40));
      const user = (await store.read.findUser({ id: admin.userId }))[0];
      expect(await newest()).toMatchObject({
        action: 'level.set',
        by: admin.userId,
        byName: user?.name,
        accountId: place.accountId,
        companyName: 'Example Ltd',
        warehouseId: place.warehouseId,
        reason: null,
        changes: [{ of: 'TEE', field: 'parLevel', before: 40, after: 60 }],
        changeCount: 1,
      });
    });

    it('finds the acts of one person, about one thing, for one customer, in one period', async () => {
      const other = await arrangeWarehouse(store);
      const { accountId } = other;
      accepted(
        await store.commit('setAccountStatus', {
          caller: colleague,
          accountId,
          status: 'SUSPENDED',
          expectedStatus: 'APPROVED',
          reason: 'unpaid',
        }),
      );
      const found = async (query: Parameters<typeof acts>[0]) =>
        (await acts(query)).acts.map(({ action, by }) => `${action} ${by}`);
      const ofColleague = [`account.status ${colleague.userId}`];
      expect(await found({ by: colleague.userId })).toEqual(ofColleague);
      expect(await found({ accountId, about: 'account', by: colleague.userId })).toEqual(ofColleague);
      expect(await found({ about: 'level', by: colleague.userId })).toEqual([]);
      expect(await found({ accountId: place.accountId, about: 'level' })).toEqual([
        `level.set ${admin.userId}`,
        'level.set operator',
      ]);
      const { at = '' } = (await newest({ by: colleague.userId })) ?? {};
      expect(await found({ by: colleague.userId, from: at })).toEqual(ofColleague);
      expect(await found({ by: colleague.userId, to: at })).toEqual([]);
      expect(await newest({ by: colleague.userId })).toMatchObject({ reason: 'unpaid' });
    });

    it('follows its cursor over every act once, and holds nothing that customers did', async () => {
      for (const par of [61, 62, 63]) accepted(await setLevel(admin, par, par - 1));
      const all = (await acts({ limit: 200 })).acts.map(({ id }) => id);
      const followed: string[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages <= all.length; pages++) {
        const page: AnswerOf<'listActs'> = await acts({ limit: 2, cursor });
        followed.push(...page.acts.map(({ id }) => id));
        if (page.nextCursor === null) break;
        cursor = decodeURIComponent(page.nextCursor.slice('c1.'.length));
      }
      expect(followed).toEqual(all);
      await store.commit('revokeToken', { caller: place.supervisor });
      expect((await acts({ limit: 200 })).acts.map(({ id }) => id)).toEqual(all);
    });

    it('names so many fields of a long import, and says how many there are', async () => {
      const products = Array.from({ length: actChangesMax + 7 }, (_, n) => ({
        sku: `LONG-${n}`,
        name: 'Long',
        ourStock: 1,
        inProduction: 0,
      }));
      accepted(await store.commit('putProducts', { caller: admin, products }));
      const act = await newest({ about: 'catalogue' });
      expect(act?.changes).toHaveLength(actChangesMax);
      expect(act?.changeCount).toBe(actChangesMax + 7);
      expect(act?.changes[0]).toEqual({ of: null, field: 'added', before: null, after: 'LONG-0' });
    });

    it('a customer reads what 888 did to them, without who it was and what they noted as the reason', async () => {
      const { accountId } = await arrangeWarehouse(store);
      const decided = { accountId, status: 'SUSPENDED', reason: 'a suspicion', caller: admin } as const;
      answerOf(await store.commit('setAccountStatus', { ...decided, expectedStatus: 'APPROVED' }));
      const { entries } = await listAuditEntries(
        store,
        { accountId, userId: '' },
        { limit: 50, about: 'account' },
      );
      expect(entries[0]).toMatchObject({
        action: 'account.status',
        by888: true,
        detail: { before: { status: 'APPROVED' }, after: { status: 'SUSPENDED' } },
      });
      expect(JSON.stringify(entries)).not.toMatch(/suspicion/);
      expect(JSON.stringify(entries)).not.toContain(admin.userId);
      const ofLevels = await listAuditEntries(
        store,
        { accountId: place.accountId, userId: '' },
        { limit: 50, about: 'level' },
      );
      expect(ofLevels.entries.length).toBeGreaterThan(0);
    });
  });
});
