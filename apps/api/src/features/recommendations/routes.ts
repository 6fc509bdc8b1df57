import type { Handlers } from '../../http/endpoint.ts';
import { listRecommendations, type RecommendationReading } from './list-recommendations.query.ts';

export const recommendationHandlers = ({
  store,
  clock,
}: {
  store: RecommendationReading;
  clock: () => number;
}): Pick<Handlers, 'listRecommendations'> => ({
  listRecommendations: async ({ caller, query }) => ({
    answer: await listRecommendations(store, caller.warehouseId, query, clock()),
  }),
});
