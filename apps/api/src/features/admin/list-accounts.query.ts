import type { AccountAnswer, AccountDetailAnswer, AnswerOf, ParsedOf } from '@wms/contract';
import { accountUsersMax } from '@wms/contract';
import { type AccountStatus, type customerRoles, type Outcome, reject, type UserStatus } from '@wms/domain';
import { cursorPageOf } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import type { Reading } from '../../store/store.ts';
import { type AccountRow, type findAccounts, readAccounts } from './find-accounts.survey.ts';

/** GET /accounts: every customer, newest first. */
export async function listAccounts(
  store: Reading<{ findAccounts: typeof findAccounts }>,
  query: ParsedOf<'listAccounts'>['query'],
): Promise<AnswerOf<'listAccounts'>> {
  const { status, search, cursor = afterEveryId, limit } = query;
  const page = { status, before: cursor, limit: limit + 1 };
  const found =
    search === undefined
      ? await readAccounts(store.read, page)
      : await store.survey('findAccounts', { ...page, search });
  const { rows, around } = cursorPageOf(found, limit, ({ id }) => id, null);
  return { accounts: rows.map(presentAccount), ...around };
}

/** GET /accounts/{id} */
export async function readAccount(store: Reading, id: string): Promise<Outcome<AccountDetailAnswer>> {
  const [account] = await store.read.findAccount({ id });
  if (!account) return reject({ code: 'NOT_FOUND' });
  const users = await store.read.listAccountUsers({ accountId: id, limit: accountUsersMax });
  const [count] = await store.read.countAccountUsers({ accountId: id });
  const warehouses = await store.read.listWarehouseSummaries({ accountId: id });
  return {
    ...presentAccount(account),
    users: users.map(({ role, status, createdAt, ...user }) => ({
      ...user,
      role: role as (typeof customerRoles)[number],
      status: status as UserStatus,
      createdAt: new Date(createdAt).toISOString(),
    })),
    userCount: count?.value ?? users.length,
    warehouses: warehouses.map(({ id: warehouseId, name, createdAt }) => ({
      id: warehouseId,
      name,
      createdAt: new Date(createdAt).toISOString(),
    })),
  };
}

const presentAccount = (row: AccountRow): AccountAnswer => ({
  ...row,
  status: row.status as AccountStatus,
  createdAt: new Date(row.createdAt).toISOString(),
});
