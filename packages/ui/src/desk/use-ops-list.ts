import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, RequestOf, WarehouseSummaryAnswer } from '@wms/contract';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';

/** The lists of 888's desk. */
type ListName =
  | 'listActs'
  | 'listProposals'
  | 'listAllShipments'
  | 'listOrders'
  | 'listAccounts'
  | 'listStaff'
  | 'listProducts'
  | 'listLevels';

/** Rows read at a time. */
const pageRows = 50;

const opsKey = ['ops'] as const;

/** A list of 888's desk, page after page along its cursor. */
export function useOpsList<Name extends ListName>(name: Name, request: RequestOf<Name>) {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: [...opsKey, name, request],
    queryFn: ({ pageParam }) => {
      const after = pageParam ? { cursor: pageParam } : {};
      const { query: wanted } = request as { readonly query?: object };
      const query = { limit: String(pageRows), ...wanted, ...after };
      return answerOf(host.request(name, { ...request, query }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => (last as { readonly nextCursor: string | null }).nextCursor,
  });
}

/** Has everything of 888's desk read again, because one change shows in several places. */
export function useReadDeskAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: opsKey });
}

/** So many warehouses can be chosen from in a list; a page of the API holds 200. */
export const warehousesListedMax = 1000;
const warehousesAtATime = '200';

/** Every customer's warehouses, for a choice. */
export function useWarehouses() {
  const host = useHost();
  return useQuery({
    queryKey: [...opsKey, 'warehouses'],
    queryFn: async () => {
      const warehouses: WarehouseSummaryAnswer[] = [];
      let cursor: string | null = null;
      do {
        const after: { cursor?: string } = cursor ? { cursor } : {};
        const query = { limit: warehousesAtATime, ...after };
        const page: AnswerOf<'listAllWarehouses'> = await answerOf(
          host.request('listAllWarehouses', { query }),
        );
        warehouses.push(...page.warehouses);
        cursor = page.nextCursor;
      } while (cursor !== null && warehouses.length < warehousesListedMax);
      return warehouses;
    },
  });
}

/** What there is to do over all warehouses. */
export function useDesk() {
  const host = useHost();
  return useQuery({
    queryKey: [...opsKey, 'overview'],
    queryFn: () => answerOf(host.request('readOverview', {})),
    refetchInterval: deskRefetchMs,
  });
}

const deskRefetchMs = 30_000;
