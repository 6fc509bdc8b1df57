import { type QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnswerOf, pageLimitMax, type ShipmentAnswer } from '@wms/contract';
import { activeShipmentStatuses } from '@wms/domain';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import type { HostBridge } from '../host-bridge.ts';

/** How many pages of active ASNs are kept at hand, so that they are known when the network is gone. */
export const activePagesMax = 5;

export interface ActiveShipments {
  readonly shipments: readonly ShipmentAnswer[];
  /** How many there are; more than are here when `activePagesMax` was reached, null when not counted. */
  readonly total: number | null;
}

const activeKey = ['shipments', 'active'] as const;
const oneKey = (asnNumber: string) => ['shipments', 'one', asnNumber] as const;

/** The active ASNs, newest first. */
export function useActiveShipments(): UseQueryResult<ActiveShipments> {
  const host = useHost();
  return useQuery({
    queryKey: activeKey,
    queryFn: () => readActiveShipments(host),
  });
}

async function readActiveShipments(host: HostBridge): Promise<ActiveShipments> {
  const shipments: ShipmentAnswer[] = [];
  let cursor: string | null = null;
  let total: number | null = null;
  for (let page = 1; page <= activePagesMax; page++) {
    const after: { cursor?: string } = cursor ? { cursor } : {};
    const query = { limit: String(pageLimitMax), ...after };
    const answer: AnswerOf<'listShipments'> = await answerOf(host.request('listShipments', { query }));
    shipments.push(...answer.shipments);
    ({ total, nextCursor: cursor } = answer);
    if (cursor === null) break;
  }
  return { shipments, total };
}

/** One ASN by its number; null when the warehouse has none. Begins with what the active list knows of it. */
export function useShipment(asnNumber: string): UseQueryResult<ShipmentAnswer | null> {
  const host = useHost();
  const queries = useQueryClient();
  return useQuery({
    queryKey: oneKey(asnNumber),
    queryFn: async () => {
      const { shipments } = await answerOf(host.request('listShipments', { query: { asnNumber } }));
      return shipments[0] ?? null;
    },
    initialData: () => knownShipment(queries, asnNumber)?.shipment,
    initialDataUpdatedAt: () => knownShipment(queries, asnNumber)?.updatedAt,
  });
}

/** An ASN as its own screen last read it. */
export const shownShipment = (queries: QueryClient, asnNumber: string): ShipmentAnswer | null =>
  queries.getQueryData<ShipmentAnswer | null>(oneKey(asnNumber)) ?? null;

/** The active ASNs as they were last read; none before the first answer. */
export const knownShipments = (queries: QueryClient): readonly ShipmentAnswer[] =>
  queries.getQueryData<ActiveShipments>(activeKey)?.shipments ?? [];

/** An ASN of the active list as it was last read, and when. */
export function knownShipment(queries: QueryClient, asnNumber: string) {
  const list = queries.getQueryState<ActiveShipments>(activeKey);
  const shipment = list?.data?.shipments.find((known) => known.asnNumber === asnNumber);
  return shipment && list ? { shipment, updatedAt: list.dataUpdatedAt } : undefined;
}

/** Puts what a receipt answered into what is known of its ASN, and has everything that it moved read again. */
export function noteReceipt(queries: QueryClient, answer: AnswerOf<'receiveShipment'>): void {
  queries.setQueryData<ShipmentAnswer | null>(oneKey(answer.asnNumber), (known) => {
    if (!known) return known;
    const booked = new Map(answer.lines.map((line) => [line.sku, line]));
    return {
      ...known,
      status: answer.status,
      lines: known.lines.map((line) => ({ ...line, ...pick(booked.get(line.sku)) })),
    };
  });
  readAgain(queries);
}

const pick = (line: AnswerOf<'receiveShipment'>['lines'][number] | undefined) =>
  line ? { receivedQty: line.receivedQty, variance: line.variance } : {};

/** Has every list that a booking moves read again. */
export function readAgain(queries: QueryClient): void {
  for (const key of ['shipments', 'stock', 'transactions', 'alerts', 'recommendations'])
    void queries.invalidateQueries({ queryKey: [key] });
}

export const isActive = ({ status }: ShipmentAnswer): boolean =>
  (activeShipmentStatuses as readonly string[]).includes(status);
