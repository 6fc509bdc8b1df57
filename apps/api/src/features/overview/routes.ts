import type { Handlers } from '../../http/endpoint.ts';
import type { Reading } from '../../store/store.ts';
import type { readOverview } from './read-overview.survey.ts';

export const overviewHandlers = ({
  store,
  clock,
}: {
  readonly store: Reading<{ readOverview: typeof readOverview }>;
  readonly clock: () => number;
}): Pick<Handlers, 'readOverview'> => ({
  readOverview: async () => ({ answer: await store.survey('readOverview', { now: clock() }) }),
});
