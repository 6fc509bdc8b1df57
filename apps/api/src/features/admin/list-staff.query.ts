import type { AnswerOf, ParsedOf } from '@wms/contract';
import { pageLimitMax } from '@wms/contract';
import { type Outcome, reject, type staffRoles, type UserStatus } from '@wms/domain';
import { cursorPageOf } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import type { Reading } from '../../store/store.ts';

/** GET /staff: 888's own people, newest first. */
export async function listStaff(
  store: Reading,
  { cursor = afterEveryId, limit }: ParsedOf<'listStaff'>['query'],
): Promise<AnswerOf<'listStaff'>> {
  const found = await store.read.pageStaff({ before: cursor, limit: limit + 1 });
  const { rows, around } = cursorPageOf(found, limit, ({ id }) => id, null);
  const staff = rows.map(({ role, status, createdAt, ...member }) => ({
    ...member,
    role: role as (typeof staffRoles)[number],
    status: status as UserStatus,
    createdAt: new Date(createdAt).toISOString(),
  }));
  return { staff, ...around };
}

/** GET /staff/{id}/tokens: the live ones, newest first. */
export async function listStaffTokens(
  store: Reading,
  userId: string,
  now: number,
): Promise<Outcome<AnswerOf<'listStaffTokens'>>> {
  const [user] = await store.read.findUser({ id: userId });
  if (!user || user.accountId !== null) return reject({ code: 'NOT_FOUND' });
  const rows = await store.read.listStaffTokens({ userId, now, limit: pageLimitMax });
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    tokens: rows.map(({ createdAt, expiresAt, lastUsedAt, ...token }) => ({
      ...token,
      createdAt: iso(createdAt),
      expiresAt: iso(expiresAt),
      lastUsedAt: lastUsedAt === null ? null : iso(lastUsedAt),
    })),
  };
}
