import { findAccounts } from './features/admin/find-accounts.survey.ts';
import { findWarehouses } from './features/admin/find-warehouses.survey.ts';
import { listActs } from './features/audit/list-acts.survey.ts';
import { searchProducts, searchReviewedLevels } from './features/catalogue/search-catalogue.survey.ts';
import { listProposals } from './features/overview/list-proposals.survey.ts';
import { readOverview } from './features/overview/read-overview.survey.ts';
import { describePerson } from './features/privacy/describe-person.survey.ts';
import { readDemand } from './features/forecast/read-demand.survey.ts';
import { readForecast } from './features/forecast/read-forecast.survey.ts';
import { readForecastWeeks } from './features/forecast/read-forecast-weeks.survey.ts';
import { rankRecommendations } from './features/recommendations/rank-recommendations.survey.ts';
import {
  pageLevels,
  pageLevelsByStatus,
  pageSortedLevels,
  searchLevels,
  searchSortedLevels,
} from './features/stock/read-levels.survey.ts';
import { rewindLevels } from './features/stock/rewind-levels.survey.ts';
import {
  filterIssuances,
  filterLedger,
  pageLedger,
  walkChain,
} from './features/transactions/read-ledger.survey.ts';
import { verifyLedger, verifySku } from './features/transactions/verify-ledger.survey.ts';
import { pageUnsweptWarehouses } from './sweeps/unswept-warehouses.survey.ts';

/** Every long read, by name: run off the request path on a snapshot. */
export const surveys = {
  pageLevels,
  pageLevelsByStatus,
  searchLevels,
  pageSortedLevels,
  searchSortedLevels,
  rewindLevels,
  pageLedger,
  filterLedger,
  filterIssuances,
  walkChain,
  verifyLedger,
  verifySku,
  pageUnsweptWarehouses,
  rankRecommendations,
  readDemand,
  readForecast,
  readForecastWeeks,
  findAccounts,
  findWarehouses,
  searchProducts,
  searchReviewedLevels,
  readOverview,
  listProposals,
  listActs,
  describePerson,
};
