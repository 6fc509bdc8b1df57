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

interface Count {
  readonly quantity: number;
  /** What the level must still hold. */
  readonly expected: number;
  /** The exception that it takes the place of: it goes on as that one, and cannot be decided on twice. */
  readonly insteadOf: string | null;
}

/** Sets a level to a count, one call at a time. */
export function useSetStock(
  sku: string,
  onSettled: (submission: Submission<'setStock'>, quantity: number) => void,
) {
  const host = useHost();
  const queries = useQueryClient();
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: async ({ quantity, expected, insteadOf }: Count) => {
      const request = { body: { sku, quantity, expectedQuantity: expected } };
      if (host.queue === null || insteadOf === null) return host.submit('setStock', request, sku);
      return (await host.queue.correct(insteadOf, request)) as Submission<'setStock'>;
    },
    onSuccess: (submission, { quantity }) => {
      readAgain(queries);
      onSettled(submission, quantity);
    },
    onSettled: () => {
      underWay.current = false;
    },
  });
  const set = (quantity: number, expected: number, insteadOf: string | null = null) => {
    if (underWay.current) return;
    underWay.current = true;
    mutation.mutate({ quantity, expected, insteadOf });
  };
  return { set, busy: mutation.isPending };
}
