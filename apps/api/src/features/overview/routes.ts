import type { Handlers } from '../../http/endpoint.ts';
import { cursorPageOf } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import type { Reading } from '../../store/store.ts';
import type { listProposals } from './list-proposals.survey.ts';
import type { readOverview } from './read-overview.survey.ts';

export const overviewHandlers = ({
  store,
  clock,
}: {
  readonly store: Reading<{ readOverview: typeof readOverview; listProposals: typeof listProposals }>;
  readonly clock: () => number;
}): Pick<Handlers, 'readOverview' | 'listProposals'> => ({
  readOverview: async () => ({ answer: await store.survey('readOverview', { now: clock() }) }),
  async listProposals({ query: { status, cursor = afterEveryId, limit } }) {
    const found = await store.survey('listProposals', { status, before: cursor, limit: limit + 1 });
    const { rows, around } = cursorPageOf(found, limit, ({ id }) => id, null);
    return { answer: { proposals: rows, ...around } };
  },
});
