import { type AnswerOf, encodeCursor, type ParsedOf, type RecommendationAnswer } from '@wms/contract';
import { clampPeriodDays, dayOf, recommendOrder } from '@wms/domain';
import { pageStart } from '../../paging.ts';
import type { Reading } from '../../store/store.ts';
import type { Place, RankedSku, rankRecommendations } from './rank-recommendations.survey.ts';

export type RecommendationReading = Reading<{ rankRecommendations: typeof rankRecommendations }>;

/** GET /recommendations: the SKUs of a warehouse, what needs most first, as of `now` (epoch milliseconds). */
export async function listRecommendations(
  store: RecommendationReading,
  warehouseId: string,
  query: ParsedOf<'listRecommendations'>['query'],
  now: number,
): Promise<AnswerOf<'listRecommendations'>> {
  const today = dayOf(now);
  const { after, offset } = pageStart(query, '');
  const ranking = await store.survey('rankRecommendations', {
    warehouseId,
    today,
    periodDays: clampPeriodDays(query.days),
    sku: query.sku ?? null,
    after: query.cursor === undefined ? null : readPlace(after),
    offset,
    limit: query.limit,
  });
  const last = ranking.rows.at(-1);
  return {
    recommendations: ranking.rows.map((row) => present(row, today)),
    consumptionTrend: [...ranking.consumptionTrend],
    due: ranking.due,
    page: query.page,
    limit: query.limit,
    total: ranking.total,
    nextCursor: ranking.hasMore && last ? encodeCursor(writePlace(last)) : null,
  };
}

const writePlace = ({ recommendedOrder, sku }: Place): string => `${recommendedOrder} ${sku}`;

/** A text that no list of ours has written stands behind every row. */
function readPlace(text: string): Place {
  const [, order, sku] = /^(\d{1,16}) (.*)$/.exec(text) ?? [];
  return { recommendedOrder: order === undefined ? -1 : Number(order), sku: sku ?? '' };
}

/** A recommendation in the order in which the guide prints its fields; what it does not print stands at the end. */
function present({ name, ...input }: RankedSku, today: number): RecommendationAnswer {
  const all = recommendOrder(input, today);
  return {
    sku: all.sku,
    name,
    currentStock: all.currentStock,
    ourStock: all.ourStock,
    inProduction: all.inProduction,
    inTransit: all.inTransit,
    consumedInPeriod: all.consumedInPeriod,
    velocityPerDay: all.velocityPerDay,
    reorderPoint: all.reorderPoint,
    recommendedOrder: all.recommendedOrder,
    achievableOrder: all.achievableOrder,
    daysOfStockLeft: all.daysOfStockLeft,
    orderByDate: all.orderByDate,
    periodDays: all.periodDays,
    depletionDate: all.depletionDate,
    explanation: all.explanation,
  };
}
