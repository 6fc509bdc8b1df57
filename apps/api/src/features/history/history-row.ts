import { type Movement, quantityMax } from '@wms/domain';

/** What a history may hold (decision 0022). */
export const historyTypes = ['SALE', 'RETURN', 'DAMAGE', 'ADJUSTMENT', 'RECEIVE', 'ISSUANCE'] as const;
export type HistoryType = (typeof historyTypes)[number];

/** A movement of the past, with the line of the file that tells of it. */
export type HistoryRow = Movement & {
  readonly line: number;
  readonly type: HistoryType;
  readonly occurredAt: number;
};

/** Where a SKU's chain ends: its stock in pieces, and when its newest movement happened. */
export interface ChainEnd {
  readonly quantity: number;
  readonly newestAt: number;
}

export const emptyChainEnd: ChainEnd = { quantity: 0, newestAt: Number.NEGATIVE_INFINITY };

/** The chain's end after one more row, or a sentence saying why the row does not fit it. */
export function followHistory(end: ChainEnd, { sku, delta, occurredAt }: HistoryRow): ChainEnd | string {
  if (occurredAt < end.newestAt) {
    return `${sku} already has a movement of ${new Date(end.newestAt).toISOString()}, which is later`;
  }
  const quantity = end.quantity + delta;
  if (quantity < 0) return `${sku} would go below zero: there are ${end.quantity}`;
  if (quantity > quantityMax) return `${sku} would pass the largest quantity, ${quantityMax}`;
  return { quantity, newestAt: occurredAt };
}
