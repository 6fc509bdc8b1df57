import { pageLevels, pageLevelsByStatus, searchLevels } from './features/stock/read-levels.survey.ts';
import {
  filterIssuances,
  filterLedger,
  pageLedger,
  walkChain,
} from './features/transactions/read-ledger.survey.ts';
import { verifyLedger } from './features/transactions/verify-ledger.survey.ts';

/** Every long read, by name: run off the request path on a snapshot. */
export const surveys = {
  pageLevels,
  pageLevelsByStatus,
  searchLevels,
  pageLedger,
  filterLedger,
  filterIssuances,
  walkChain,
  verifyLedger,
};
