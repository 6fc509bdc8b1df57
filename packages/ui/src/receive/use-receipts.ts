import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { pageLimitMax, type ShipmentAnswer } from '@wms/contract';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';

/** Pages of received ASNs that the screen reads at most; older ones are found by their number. */
export const pastPagesMax = 10;

/** The ledger rows that receipts of an ASN made, newest first; at most a page of them. */
export function useReceiptRows({ asnNumber, createdAt, status }: ShipmentAnswer) {
  const host = useHost();
  return useQuery({
    queryKey: ['transactions', 'receipts', asnNumber],
    queryFn: async () => {
      const query = {
        reference: asnNumber,
        type: 'RECEIVE',
        from: createdAt,
        limit: String(pageLimitMax),
      } as const;
      return (await answerOf(host.request('listTransactions', { query }))).transactions;
    },
    enabled: status === 'PARTIALLY_RECEIVED' || status === 'RECEIVED',
  });
}

/** The ASNs that are over, received or cancelled, newest first. */
export function usePastShipments() {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: ['shipments', 'past'],
    queryFn: ({ pageParam }) => {
      const after = pageParam ? { cursor: pageParam } : {};
      const query = { status: ['RECEIVED', 'CANCELLED'], ...after };
      return answerOf(host.request('listShipments', { query }));
    },
    initialPageParam: '',
    getNextPageParam: (last, pages) => (pages.length < pastPagesMax ? last.nextCursor : null),
  });
}
