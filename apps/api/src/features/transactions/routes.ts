import type { Handlers } from '../../http/endpoint.ts';
import type { Reading, Store } from '../../store/store.ts';
import type { createTransaction } from './create-transaction.command.ts';
import { type LedgerReading, listTransactions } from './list-transactions.query.ts';
import type { verifyLedger, verifySku } from './verify-ledger.survey.ts';

type TransactionStore = LedgerReading &
  Reading<{ verifyLedger: typeof verifyLedger; verifySku: typeof verifySku }> &
  Pick<Store<{ createTransaction: typeof createTransaction }, Record<never, never>>, 'commit'>;

export const transactionHandlers = (
  store: TransactionStore,
): Pick<Handlers, 'listTransactions' | 'createTransaction' | 'verifyLedger'> => ({
  listTransactions: async ({ caller, query }) => ({ answer: await listTransactions(store, caller, query) }),
  createTransaction: ({ caller, commitOptions }) =>
    store.commit('createTransaction', { caller }, commitOptions),
  verifyLedger: async ({ caller: { warehouseId }, query: { sku } }) => ({
    answer: await (sku === undefined
      ? store.survey('verifyLedger', { warehouseId })
      : store.survey('verifySku', { warehouseId, sku })),
  }),
});
