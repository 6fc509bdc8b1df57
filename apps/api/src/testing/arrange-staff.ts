import { randomUUID } from 'node:crypto';
import type { Caller } from '../caller.ts';
import type { WmsStore } from '../open-store.ts';
import { answerOf } from './arrange.ts';
import type { Engine } from './each-engine.ts';

/** A member of 888's staff who is signed in. */
export async function arrangeStaff(store: WmsStore, role: 'DISPATCH' | 'ADMIN' = 'ADMIN'): Promise<Caller> {
  const { userId } = answerOf<{ userId: string }>(
    await store.commit('createStaff', {
      email: `${randomUUID()}@example.test`,
      name: role,
      passwordHash: 'none',
      role,
    }),
  );
  return { tokenId: `token-of-${userId}`, kind: 'STAFF', role, userId, accountId: null, warehouseId: null };
}

export interface AuditedAct {
  readonly action: string;
  readonly accountId: string | null;
  readonly warehouseId: string | null;
  readonly userId: string | null;
  readonly tokenId: string | null;
  readonly detail: {
    readonly by: string;
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
  };
}

/** What the audit log holds of a caller, the oldest first. */
export async function actsOf(engine: Pick<Engine, 'sql'>, caller: Caller): Promise<AuditedAct[]> {
  const rows = await engine.sql<Omit<AuditedAct, 'detail'> & { detail: string }>(
    `select action, account_id as "accountId", warehouse_id as "warehouseId", user_id as "userId",
      token_id as "tokenId", detail from audit_entries where token_id = '${caller.tokenId}' order by id`,
  );
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as AuditedAct['detail'] }));
}
