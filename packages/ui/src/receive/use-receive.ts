import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '@wms/contract';
import { useRef } from 'react';
import { useHost } from '../app/host-context.ts';
import type { Submission } from '../host-bridge.ts';
import type { ReceiptBody } from './receipt-form.ts';
import { useReceiptDraftName } from './use-receipt-counts.ts';
import { noteReceipt, readAgain } from './use-shipments.ts';

export type ReceiptAnswer = AnswerOf<'receiveShipment'>;
export type ReceiptSubmission = Submission<'receiveShipment'>;

/**
 * Hands a receipt to the host, and with it the end of the draft of its counts. One at a time: a second press while the
 * first is on its way does nothing.
 */
export function useReceive(asnNumber: string, onSettled: (submission: ReceiptSubmission) => void) {
  const host = useHost();
  const queries = useQueryClient();
  const name = useReceiptDraftName(asnNumber);
  // A second press can come before React has drawn the first one's effect.
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: (body: ReceiptBody) =>
      host.submit('receiveShipment', { params: { id: asnNumber }, body }, asnNumber, {
        name,
        text: null,
      }),
    onSuccess: (submission) => {
      if (submission.state === 'DONE') noteReceipt(queries, submission.answer);
      else if (submission.state === 'REFUSED') readAgain(queries);
      onSettled(submission);
    },
    onError: (error) => onSettled({ state: 'FAILED', error: error.message }),
    onSettled: () => {
      underWay.current = false;
    },
  });
  const receive = (body: ReceiptBody) => {
    if (underWay.current) return;
    underWay.current = true;
    mutation.mutate(body);
  };
  return {
    receive,
    busy: mutation.isPending,
    isBusy: () => underWay.current,
    submission: mutation.data ?? null,
    reset: mutation.reset,
  };
}
