import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Failure } from '@wms/client';
import { answerOf, failureOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';

/** Has everything read again that a simulated act may have moved. */
export function useReadSimulationAgain(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries();
}

/** What a simulated act came to. */
export type SimulatedAct = 'shipTestPallet' | 'sellTestStock';

interface SaidOf {
  readonly warehouseId: string;
  readonly said:
    | { readonly act: 'shipTestPallet'; readonly asnNumber: string }
    | { readonly act: 'sellTestStock'; readonly sku: string; readonly quantity: number };
}

/** Ships or sells in a test warehouse, one act at a time. */
export function useSimulate(onDone: (outcome: SaidOf) => void) {
  const host = useHost();
  const mutation = useMutation({
    mutationFn: async ({ act, warehouseId }: { act: SimulatedAct; warehouseId: string }): Promise<SaidOf> => {
      const params = { id: warehouseId };
      if (act === 'shipTestPallet') {
        const { asnNumber } = await answerOf(host.change(act, { params }));
        return { warehouseId, said: { act, asnNumber } };
      }
      const { sku, quantity } = await answerOf(host.change(act, { params }));
      return { warehouseId, said: { act, sku, quantity } };
    },
    onSuccess: onDone,
  });
  const failure: Failure | null = mutation.error ? failureOf(mutation.error) : null;
  return { simulate: mutation.mutate, busy: mutation.isPending, failure };
}
