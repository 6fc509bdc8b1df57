import { useQuery } from '@tanstack/react-query';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { useChange } from '../elements/use-change.ts';

/** What the list of warehouses is read again by. */
export const warehousesKey = ['warehouses'] as const;

/** The account's warehouses, in the order they were registered. */
export function useWarehouses() {
  const host = useHost();
  return useQuery({
    queryKey: warehousesKey,
    queryFn: () => answerOf(host.request('listOwnWarehouses', {})),
  });
}

/** Goes on in another warehouse: the host's session changes, and every screen begins afresh. */
export function useChooseWarehouse() {
  const { change, busy, failure } = useChange('chooseWarehouse', () => undefined);
  return { choose: (warehouseId: string) => change({ body: { warehouseId } }), busy, failure };
}
