import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import type { StockLevelAnswer } from '@wms/contract';
import { useCallback } from 'react';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import type { HostBridge } from '../host-bridge.ts';
import { knownLevel, skuQuery } from './use-stock.ts';

const oneKey = (sku: string) => ['stock', 'one', sku] as const;

/** Reads one level; null when the warehouse has none. Throws a `CallFailure`. */
export async function readLevel(host: HostBridge, sku: string): Promise<StockLevelAnswer | null> {
  const { levels } = await answerOf(host.request('listStock', { query: skuQuery(sku) }));
  return levels.find((level) => level.sku === sku) ?? null;
}

/** A level as some screen has read it; undefined when none has, or there is none. */
export const levelAtHand = (queries: QueryClient, sku: string): StockLevelAnswer | undefined =>
  queries.getQueryData<StockLevelAnswer | null>(oneKey(sku)) ?? knownLevel(queries, sku);

/** The levels of some SKUs, kept current; a SKU whose level is not known (yet) is absent. */
export function useLevels(skus: readonly string[]): ReadonlyMap<string, StockLevelAnswer> {
  const host = useHost();
  const queries = useQueryClient();
  const results = useQueries({
    queries: skus.map((sku) => ({
      queryKey: oneKey(sku),
      queryFn: () => readLevel(host, sku),
      initialData: () => knownLevel(queries, sku),
      initialDataUpdatedAt: 0,
    })),
  });
  return new Map(results.flatMap(({ data }) => (data ? [[data.sku, data] as const] : [])));
}

/** Looks a level up and keeps it at hand; null when there is none. Throws a `CallFailure`. */
export function useLookUpLevel(): (sku: string) => Promise<StockLevelAnswer | null> {
  const host = useHost();
  const queries = useQueryClient();
  return useCallback(
    async (sku) => {
      const level = await readLevel(host, sku);
      queries.setQueryData(oneKey(sku), level);
      return level;
    },
    [host, queries],
  );
}
