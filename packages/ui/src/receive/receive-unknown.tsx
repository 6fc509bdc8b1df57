import { Button, Group } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { EmptyState } from '../elements/empty-state.tsx';
import { Page } from '../elements/page.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';
import { CountsActions } from './counts-actions.tsx';
import { describeSubmission, keepingOf } from './describe-receipt.ts';
import {
  acceptAllBody,
  bareCountsBody,
  type Counts,
  describeCounts,
  hasAnyCount,
  type ReceiptBody,
} from './receipt-form.ts';
import { QueuedNotice } from './receive-notices.tsx';
import { isHandedOver } from './refused-receipt.ts';
import { RefusedReceipts } from './refused-receipts.tsx';
import { UnansweredReceipt } from './unanswered-receipt.tsx';
import { useRefusedReceipts, useWaitingToBeSent } from './use-kept-receipts.ts';
import { useReceiptCounts } from './use-receipt-counts.ts';
import { useReceive } from './use-receive.ts';
import { useSecondScan } from './use-second-scan.ts';
import { useStationId } from './use-station.ts';

/**
 * An ASN that is not known here while the server cannot be reached. The scan itself can still be kept:
 * everything expected is accepted, unseen, once the person has said so by a second scan or the button.
 */
export function ReceiveUnknown(props: { asnNumber: string; scannedBefore: boolean; onScanned: () => void }) {
  const { asnNumber, scannedBefore, onScanned } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const host = useHost();
  const { report } = useFeedback();
  const keeping = keepingOf(host, useSession());
  const stationId = useStationId();
  const draft = useReceiptCounts(asnNumber);
  const { receive, busy, unanswered, forget } = useReceive(asnNumber, (submission) => {
    const { kind, sentence } = describeSubmission(t, format, asnNumber, submission, keeping);
    report(kind, sentence);
    if (isHandedOver(submission)) draft.change(() => ({}));
  });
  const waitingToBeSent = useWaitingToBeSent(asnNumber) && !busy;
  const setAside = useRefusedReceipts(asnNumber);
  const isSetAside = setAside.length > 0;
  const isUnanswered = unanswered !== null;
  const isHeld = waitingToBeSent || isSetAside || isUnanswered;
  const acceptAll = () => receive(acceptAllBody('OPEN', stationId));
  // Counts of an earlier window are never overruled, nor before they have been looked for.
  const hasCounts = draft.content === null || hasAnyCount(draft.content);
  const nothing = { hasUnregisteredSkus: false, questionOpen: false };
  useSecondScan(
    asnNumber,
    { stage: null, scannedBefore, busy, waitingToBeSent, isSetAside, isUnanswered, hasCounts, ...nothing },
    acceptAll,
    onScanned,
  );

  return (
    <Page title={t('receive.title', { asnNumber })}>
      {unanswered && (
        <UnansweredReceipt
          sent={unanswered}
          busy={busy}
          onAgain={() => receive(unanswered.body)}
          onForget={forget}
        />
      )}
      <RefusedReceipts entries={setAside} onCorrect={null} />
      {waitingToBeSent && <QueuedNotice />}
      {!isHeld && draft.content !== null && hasCounts && (
        <UnseenCounts
          counts={draft.content}
          busy={busy}
          body={bareCountsBody(draft.content, stationId)}
          onBook={receive}
          onClear={() => draft.change(() => ({}))}
        />
      )}
      {!isHeld && !hasCounts && (
        <EmptyState
          icon={IconCloudOff}
          title={t('receive.unknown.title')}
          hint={host.queue ? t('receive.unknown.hint') : t('receive.unknown.hintNoQueue')}
        >
          <Button size="xl" loading={busy} onClick={acceptAll}>
            {t('receive.acceptEverything')}
          </Button>
        </EmptyState>
      )}
    </Page>
  );
}

interface UnseenCountsProps {
  readonly counts: Counts;
  readonly busy: boolean;
  /** Null while a count is none. */
  readonly body: ReceiptBody | null;
  readonly onBook: (body: ReceiptBody) => void;
  readonly onClear: () => void;
}

/** What was counted of this pallet when it was known: it can be booked unseen as well. */
function UnseenCounts({ counts, busy, body, onBook, onClear }: UnseenCountsProps) {
  const { t } = useTranslation();
  const pieces = (body?.lines ?? []).reduce((sum, { receivedQty }) => sum + receivedQty, 0);
  return (
    <EmptyState
      icon={IconCloudOff}
      title={t('receive.unknown.title')}
      hint={t('receive.unknown.counted', { lines: describeCounts(counts) })}
    >
      <Group>
        <CountsActions
          pieces={pieces}
          isFaulty={body === null}
          busy={busy}
          onBook={() => body && onBook(body)}
          onClear={onClear}
        />
      </Group>
    </EmptyState>
  );
}
