import { beforeAll, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import { accepted, answerOf, type Arranged, arrangeWarehouse, refusalOf } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { realRowCounts } from '../../testing/real-counts.ts';

eachEngine((engine) => {
  let store: WmsStore;
  let lastWorker = 0;
  beforeAll(async () => {
    store = await engine.open();
  });

  const hire = (
    { accountId, warehouseId, supervisor }: Arranged,
    email = `w${++lastWorker}@workers.example.test`,
  ) =>
    store.commit('createWorker', {
      accountId,
      warehouseId,
      parentUserId: supervisor.userId,
      email,
      name: 'Wanda Worker',
      passwordHash: 'none',
    });
  const suspend = ({ supervisor }: Arranged, id: string) =>
    store.commit('suspendWorker', { caller: supervisor, params: { id } });

  it('keeps the count of a warehouse’s workers', async () => {
    const arranged = await arrangeWarehouse(store);
    const { warehouseId } = arranged;
    const { id } = answerOf<{ id: string }>(await hire(arranged, 'taken@workers.example.test'));
    accepted(await hire(arranged));
    expect(refusalOf(await hire(arranged, 'taken@workers.example.test'))).toEqual({
      code: 'DUPLICATE_EMAIL',
      email: 'taken@workers.example.test',
    });
    accepted(await suspend(arranged, id));
    const counts = await store.read.readRowCounts({ warehouseId });
    expect(Object.fromEntries(counts.map(({ name, value }) => [name, value]))).toEqual(
      await realRowCounts(engine, warehouseId),
    );
    expect(counts).toEqual([{ name: 'workers', value: 2 }]);
  });

  it('one address asked for twice at once makes one worker', async () => {
    const [arranged, other] = [await arrangeWarehouse(store), await arrangeWarehouse(store)];
    const outcomes = await Promise.all(
      [arranged, other, arranged, other].map((of) => hire(of, 'race@w.test')),
    );
    expect(outcomes.filter((outcome) => 'text' in outcome)).toHaveLength(1);
  });

  it('suspending ends their tokens, keeps what was issued to them, and is written down once', async () => {
    const arranged = await arrangeWarehouse(store, { GLOVE: 5 });
    const { warehouseId, accountId, supervisor } = arranged;
    const { id } = answerOf<{ id: string }>(await hire(arranged));
    const token = {
      lastFour: 'abcd',
      kind: 'WORKER_DEVICE',
      role: 'WORKER',
      name: 'Till',
      userId: id,
      accountId,
      warehouseId,
      lifeMs: 1_000_000,
      replacesEarlier: false,
      clearsThrottles: [],
    } as const;
    accepted(await store.commit('issueToken', { ...token, digest: `digest of ${id}` }));
    const body = { sku: 'GLOVE', type: 'OUT', quantity: 2, workerId: id };
    accepted(
      await store.commit('createTransaction', { caller: supervisor }, { bodyText: JSON.stringify(body) }),
    );
    await Promise.all([suspend(arranged, id), suspend(arranged, id)]);
    accepted(await suspend(arranged, id));

    const [row] = await store.read.findTokenByDigest({ digest: `digest of ${id}` });
    expect(row).toMatchObject({ revokedAt: expect.any(Number), userStatus: 'SUSPENDED' });
    const issued = await engine.sql<{ quantity: number }>(
      `select quantity from worker_issuances where worker_id = '${id}'`,
    );
    expect(issued).toEqual([{ quantity: 2 }]);
    const entries = await engine.sql<{ action: string; detail: string }>(
      `select action, detail from audit_entries where user_id = '${id}' and action like 'worker.%' order by id`,
    );
    expect(entries.map(({ action }) => action)).toEqual(['worker.created', 'worker.suspended']);
    expect(JSON.parse(entries[1]?.detail ?? '')).toEqual({ by: supervisor.userId, tokensRevoked: 1 });
  });

  it('nobody suspends another warehouse’s worker, a supervisor, or themselves', async () => {
    const [arranged, other] = [await arrangeWarehouse(store), await arrangeWarehouse(store)];
    const { id } = answerOf<{ id: string }>(await hire(other));
    for (const target of [id, other.supervisor.userId, arranged.supervisor.userId, 'nobody'])
      expect(refusalOf(await suspend(arranged, target))).toEqual({ code: 'NOT_FOUND' });
    const [user] = await store.read.findUser({ id });
    expect(user?.status).toBe('ACTIVE');
  });
});
