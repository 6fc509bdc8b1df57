import { useMutation, useQueryClient } from '@tanstack/react-query';
import { makeKey } from '@wms/client';
import type { AnswerOf } from '@wms/contract';
import { promised } from '@wms/domain';
import { useRef } from 'react';
import { useHost } from '../app/host-context.ts';
import type { Submission } from '../host-bridge.ts';
import type { ReceiptBody } from './receipt-form.ts';
import { useReceiptDraftName } from './use-receipt-counts.ts';
import { isAnswered, useSentReceipt } from './use-sent-receipt.ts';
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
  const kept = useSentReceipt(asnNumber);
  const mutation = useMutation({
    mutationFn: async (body: ReceiptBody): Promise<ReceiptSubmission> => {
      const params = { id: asnNumber };
      const draft = { name, text: null };
      if (host.queue !== null) return host.submit('receiveShipment', { params, body }, asnNumber, draft);
      // What was sent before goes out as it was: counted or asked for otherwise it would be another receipt.
      const receipt = kept.latest().receipt ?? { body, key: makeKey(), sentAt: Date.now() };
      kept.change(() => ({ receipt }));
      await kept.whenKept();
      const request = { params, body: receipt.body };
      const write = { name: 'receiveShipment', request, subject: asnNumber, key: receipt.key } as const;
      const [submission] = await host.submitAll([write], draft);
      return promised(submission, 'each write is answered') as ReceiptSubmission;
    },
    onSuccess: (submission) => {
      if (isAnswered(submission)) forget();
      if (submission.state === 'DONE') noteReceipt(queries, submission.answer);
      else if (submission.state === 'REFUSED') readAgain(queries);
      onSettled(submission);
    },
    onError: (error) => onSettled({ state: 'FAILED', error: error.message }),
    onSettled: () => {
      underWay.current = false;
    },
  });
  const forget = () => kept.change(() => ({ receipt: null }));
  const isLookedFor = host.queue !== null || kept.content !== null;
  const receive = (body: ReceiptBody) => {
    if (underWay.current || !isLookedFor) return;
    underWay.current = true;
    mutation.mutate(body);
  };
  return {
    receive,
    busy: mutation.isPending || !isLookedFor,
    /** Sent by a host without a queue, and not answered. */
    unanswered: mutation.isPending ? null : (kept.content?.receipt ?? null),
    forget,
    isBusy: () => underWay.current,
    submission: mutation.data ?? null,
    reset: mutation.reset,
  };
}
