import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Refusal } from '@wms/client';
import { useRef } from 'react';
import { useHost } from '../app/host-context.ts';
import type { Submission } from '../host-bridge.ts';
import { readAgain } from '../receive/use-shipments.ts';

/** What the level holds now, when that is why a count was refused; else null. */
export function movedTo({ code, details }: Refusal): number | null {
  const { currentQuantity } = details;
  return code === 'QUANTITY_CHANGED' && typeof currentQuantity === 'number' ? currentQuantity : null;
}

/** Sets a level to a count, one call at a time; `expected` is what the level must still hold. */
export function useSetStock(
  sku: string,
  onSettled: (submission: Submission<'setStock'>, quantity: number) => void,
) {
  const host = useHost();
  const queries = useQueryClient();
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: ({ quantity, expected }: { quantity: number; expected: number }) =>
      host.submit('setStock', { body: { sku, quantity, expectedQuantity: expected } }, sku),
    onSuccess: (submission, { quantity }) => {
      readAgain(queries);
      onSettled(submission, quantity);
    },
    onSettled: () => {
      underWay.current = false;
    },
  });
  const set = (quantity: number, expected: number) => {
    if (underWay.current) return;
    underWay.current = true;
    mutation.mutate({ quantity, expected });
  };
  return { set, busy: mutation.isPending };
}
