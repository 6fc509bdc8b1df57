import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useHost } from '../app/host-context.ts';
import type { DraftChange, QueueableName, Submission, Write } from '../host-bridge.ts';
import { readAgain } from '../receive/use-shipments.ts';

interface HandedOver<Given> {
  readonly given: Given;
  readonly writes: readonly Write[];
  readonly draft: DraftChange;
  /** The exception that the one write takes the place of; null for none. */
  readonly insteadOf?: string | null;
}

/**
 * Hands several writes of one kind to the host as one, once at a time: a second press while the first is on its way
 * does nothing. `onSettled` gets what they were made from, and what became of each.
 */
export function useHandOver<Name extends QueueableName, Given>(
  onSettled: (given: Given, submissions: readonly Submission<Name>[]) => void,
) {
  const host = useHost();
  const queries = useQueryClient();
  // A second press can come before React has drawn the first one's effect.
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: async ({ writes, draft, insteadOf = null }: HandedOver<Given>) => {
      const [write] = writes;
      // What an exception holds goes on as that exception: decided on in two places it would be booked twice.
      const submissions =
        host.queue !== null && insteadOf !== null && write !== undefined
          ? [await host.queue.correct(insteadOf, write.request, draft)]
          : await host.submitAll(writes, draft);
      return submissions as readonly Submission<Name>[];
    },
    onSuccess: (submissions, { given }) => {
      if (submissions.some(({ state }) => state === 'DONE' || state === 'REFUSED')) readAgain(queries);
      onSettled(given, submissions);
    },
    onError: (error, { given, writes }) =>
      onSettled(
        given,
        writes.map(() => ({ state: 'FAILED', error: error.message })),
      ),
    onSettled: () => {
      underWay.current = false;
    },
  });
  const handOver = (handed: HandedOver<Given>) => {
    if (underWay.current || handed.writes.length === 0) return;
    underWay.current = true;
    mutation.mutate(handed);
  };
  return { handOver, busy: mutation.isPending, isBusy: () => underWay.current };
}
