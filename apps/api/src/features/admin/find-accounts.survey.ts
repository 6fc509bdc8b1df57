import type { Statements } from '../../store/statements/statements.ts';

export type AccountRow = Awaited<ReturnType<Statements['pageAccounts']>>[number];

/** Accounts read at a time while looking for some. */
const rowsPerStepMax = 500;

export interface AccountSearch {
  /** What company, owner's name or owner's e-mail must hold, in any case of letters; absent for any. */
  readonly search: string;
  readonly status: string | undefined;
  readonly before: string;
  readonly limit: number;
}

/**
 * Looks through every account, newest first: too long for the request path. Compared here, because the databases
 * know the case of the English alphabet alone.
 */
export async function findAccounts(q: Statements, search: AccountSearch): Promise<AccountRow[]> {
  const needle = search.search.toLowerCase();
  const found: AccountRow[] = [];
  for (let before: string | undefined = search.before; before !== undefined && found.length < search.limit;) {
    const rows: AccountRow[] = await readAccounts(q, { ...search, before, limit: rowsPerStepMax });
    found.push(
      ...rows.filter(({ companyName, ownerName, ownerEmail }) =>
        [companyName, ownerName, ownerEmail].some((text) => text?.toLowerCase().includes(needle)),
      ),
    );
    before = rows.length === rowsPerStepMax ? rows.at(-1)?.id : undefined;
  }
  return found.slice(0, search.limit);
}

/** A page of all accounts, or of those of one status. */
export const readAccounts = async (
  read: Statements,
  { status, before, limit }: Omit<AccountSearch, 'search'>,
): Promise<AccountRow[]> =>
  status === undefined
    ? read.pageAccounts({ before, limit })
    : read.pageAccountsByStatus({ status, before, limit });
