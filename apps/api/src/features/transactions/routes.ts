import type { Handlers } from '../../http/endpoint.ts';
import type { Reading } from '../../store/store.ts';
import { type LedgerReading, listTransactions } from './list-transactions.query.ts';
import type { verifyLedger } from './verify-ledger.survey.ts';

export const transactionHandlers = (
  store: LedgerReading & Reading<{ verifyLedger: typeof verifyLedger }>,
): Pick<Handlers, 'listTransactions' | 'verifyLedger'> => ({
  listTransactions: async ({ caller, query }) => ({ answer: await listTransactions(store, caller, query) }),
  verifyLedger: async ({ caller }) => ({
    answer: await store.survey('verifyLedger', { warehouseId: caller.warehouseId }),
  }),
});
