import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useHost } from '../app/host-context.ts';
import type { Counts } from './receipt-form.ts';
import { countsForm, useReceiptDraftName } from './use-receipt-counts.ts';

interface Taken {
  readonly entryId: string;
  readonly counts: Counts;
}

/** Takes the counts of a refused receipt back into the draft of its ASN, one at a time. */
export function useTakeBack(asnNumber: string, onSettled: (counts: Counts | null) => void) {
  const { queue } = useHost();
  const name = useReceiptDraftName(asnNumber);
  // A second press can come before React has drawn the first one's effect.
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: async ({ entryId, counts }: Taken) =>
      queue?.takeBack(entryId, { name, text: countsForm.format(counts) }),
    onSuccess: (_nothing, { counts }) => onSettled(counts),
    onError: () => onSettled(null),
    onSettled: () => {
      underWay.current = false;
    },
  });
  const takeBack = (entryId: string, counts: Counts) => {
    if (underWay.current) return;
    underWay.current = true;
    mutation.mutate({ entryId, counts });
  };
  return { takeBack, busy: mutation.isPending, isBusy: () => underWay.current };
}
