import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { HostProvider, useHost } from '../app/host-context.ts';
import { createQueryClient } from '../app/query-client.ts';
import type { BriefHost, HostBridge, QueueEntry, Session } from '../host-bridge.ts';
import { useQueueChanges } from '../queue/use-queue.ts';
import { ReceiveAsn } from '../receive/receive-asn.tsx';
import type { ReceiptAnswer, ReceiptSubmission } from '../receive/use-receive.ts';
import { readAgain, shownShipment } from '../receive/use-shipments.ts';
import { SessionProvider } from '../session/use-session.ts';

/** What came of a receipt. */
export interface Booked {
  readonly answer: ReceiptAnswer;
  readonly lines: readonly { readonly sku: string; readonly name: string | null }[];
}

interface BriefScreensProps {
  readonly asnNumber: string;
  readonly brief: BriefHost;
  readonly session: Session;
  readonly onKept: (entryId: string) => void;
  readonly onBooked: (booked: Booked) => void;
}

/** The ordinary screen of one ASN, as the supervisor: their session, their answers, their bookings. */
export function BriefScreens({ asnNumber, brief, session, onKept, onBooked }: BriefScreensProps) {
  const worker = useHost();
  // Answers are kept for one person: the worker's screens are never shown a supervisor's.
  const [queries] = useState(createQueryClient);
  useEffect(() => () => queries.clear(), [queries]);

  const host = useMemo((): HostBridge => {
    const submit: HostBridge['submit'] = async (...given) => {
      const submission = await brief.submit(...given);
      const receipt = submission as ReceiptSubmission;
      if (receipt.state === 'DONE')
        onBooked({ answer: receipt.answer, lines: shownShipment(queries, asnNumber)?.lines ?? [] });
      else if (receipt.state !== 'FAILED' && receipt.entryId !== null) onKept(receipt.entryId);
      return submission;
    };
    return { ...worker, request: brief.request, submit };
  }, [worker, brief, queries, asnNumber, onKept, onBooked]);

  return (
    <QueryClientProvider client={queries}>
      <HostProvider value={host}>
        <SessionProvider value={session}>
          <FollowQueue />
          <ReceiveAsn asnNumber={asnNumber} />
        </SessionProvider>
      </HostProvider>
    </QueryClientProvider>
  );
}

/** Keeps the queue known in here as well, and reads the pallet again when something of it was sent. */
function FollowQueue() {
  const queries = useQueryClient();
  const follow = useCallback(
    (before: readonly QueueEntry[], after: readonly QueueEntry[]) => {
      if (after.length < before.length) readAgain(queries);
    },
    [queries],
  );
  useQueueChanges(follow);
  return null;
}
