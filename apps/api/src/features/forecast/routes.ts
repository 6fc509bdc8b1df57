import { isRejected } from '@wms/domain';
import type { Handlers } from '../../http/endpoint.ts';
import type { Reading, Store } from '../../store/store.ts';
import type { approveProposal, rejectProposal } from './decide-proposal.command.ts';
import type { publishProposal } from './publish-proposal.command.ts';
import type { readForecast } from './read-forecast.survey.ts';
import type { readForecastWeeks } from './read-forecast-weeks.survey.ts';
import { type DraftStore, ProposalDrafts, type WithForecaster } from './regenerate-proposal.ts';

type ForecastCommands = {
  publishProposal: typeof publishProposal;
  approveProposal: typeof approveProposal;
  rejectProposal: typeof rejectProposal;
};
type ForecastStore = DraftStore &
  Reading<{ readForecast: typeof readForecast; readForecastWeeks: typeof readForecastWeeks }> &
  Pick<Store<ForecastCommands, Record<never, never>>, 'commit'>;

export function forecastHandlers({
  store,
  clock,
  withForecaster,
}: {
  store: ForecastStore;
  clock: () => number;
  withForecaster: WithForecaster;
}): Pick<
  Handlers,
  'readForecast' | 'readForecastWeeks' | 'regenerateForecast' | 'approveForecast' | 'rejectForecast'
> {
  const drafts = new ProposalDrafts({ store, withForecaster, clock });
  return {
    async readForecast({ caller: { warehouseId }, query: { limit, cursor = '' } }) {
      const request = { warehouseId, after: cursor, limit, now: clock() };
      const answer = await store.survey('readForecast', request);
      const counts = await store.read.readRowCounts({ warehouseId });
      const levels = counts.filter(({ name }) => name.startsWith('levels.'));
      return { answer: { ...answer, total: levels.reduce((sum, { value }) => sum + value, 0) } };
    },
    readForecastWeeks: async ({ caller: { warehouseId }, query: { sku } }) => ({
      answer: await store.survey('readForecastWeeks', { warehouseId, sku, now: clock() }),
    }),
    async regenerateForecast({ caller, commitOptions }) {
      const draft = await drafts.draft(caller.warehouseId);
      if (isRejected(draft)) return draft;
      return store.commit('publishProposal', { caller, ...draft }, commitOptions);
    },
    approveForecast: ({ caller, params, commitOptions }) =>
      store.commit('approveProposal', { caller, params }, commitOptions),
    rejectForecast: ({ caller, params, commitOptions }) =>
      store.commit('rejectProposal', { caller, params }, commitOptions),
  };
}
