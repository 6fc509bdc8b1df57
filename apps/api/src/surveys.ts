import { searchLevels } from './features/stock/search-levels.survey.ts';
import { filterIssuances, filterLedger, walkChain } from './features/transactions/read-ledger.survey.ts';
import { verifyLedger } from './features/transactions/verify-ledger.survey.ts';

/** Every long read, by name: run off the request path on a snapshot. */
export const surveys = { verifyLedger, searchLevels, filterLedger, filterIssuances, walkChain };
