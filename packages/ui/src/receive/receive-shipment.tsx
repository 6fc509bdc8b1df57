import type { ShipmentAnswer } from '@wms/contract';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../app/access.ts';
import { useHost } from '../app/host-context.ts';
import { AsOf } from '../elements/as-of.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Page } from '../elements/page.tsx';
import { ShipmentMark } from '../elements/status-mark.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { palletLabel } from '../labels/pallet-label.ts';
import { usePrintPanel } from '../labels/use-print-panel.tsx';
import { useSession } from '../session/use-session.ts';
import { describeSubmission, keepingOf } from './describe-receipt.ts';
import {
  acceptAllBody,
  closeShortBody,
  countLines,
  type Counts,
  countsBody,
  hasAnyCount,
  stageOf,
  totalsOf,
  unregisteredSkus,
} from './receipt-form.ts';
import { ReceiptActions } from './receipt-actions.tsx';
import { ReceiptHistory } from './receipt-history.tsx';
import { ReceiptLines } from './receipt-lines.tsx';
import { ReceiptResult } from './receipt-result.tsx';
import { ReceiptTotals } from './receipt-totals.tsx';
import {
  CancelledNotice,
  LeftCountsNotice,
  NotKeptNotice,
  PartialNotice,
  QueuedNotice,
  ReceivedNotice,
  UnregisteredPrompt,
} from './receive-notices.tsx';
import { RefusedReceipts } from './refused-receipts.tsx';
import { UnansweredReceipt } from './unanswered-receipt.tsx';
import { useCountScans } from './use-count-scans.ts';
import { useReceiptCounts } from './use-receipt-counts.ts';
import { usePalletReceipts } from './use-pallet-receipts.ts';
import type { ReceiptSubmission } from './use-receive.ts';
import { useSecondScan } from './use-second-scan.ts';
import type { useShipment } from './use-shipments.ts';
import { useStationId } from './use-station.ts';

interface ReceiveShipmentProps {
  readonly asnNumber: string;
  readonly shipment: ShipmentAnswer;
  readonly query: ReturnType<typeof useShipment>;
  readonly scannedBefore: boolean;
  readonly onScanned: () => void;
}

const noCounts: Counts = {};

const refusedSkus = (submission: ReceiptSubmission | null): readonly string[] => {
  // What an exception holds says so itself, for as long as it is one.
  if (submission?.state !== 'REFUSED' || submission.entryId !== null) return [];
  const { unregisteredSkus: skus } = submission.refusal.details;
  return Array.isArray(skus) ? skus.map(String) : [];
};

/** An ASN that is known: its lines, the counts as they are typed or scanned, and what may be done next. */
export function ReceiveShipment({
  asnNumber,
  shipment,
  query,
  scannedBefore,
  onScanned,
}: ReceiveShipmentProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const host = useHost();
  const { report } = useFeedback();
  const stationId = useStationId();
  const session = useSession();
  const { role, warehouseName } = session;
  const mayReceive = mayCall(role, 'receiveShipment');
  const label = usePrintPanel(palletLabel(shipment, warehouseName));
  const draft = useReceiptCounts(asnNumber);
  const [closing, setClosing] = useState(false);

  const receipts = usePalletReceipts(asnNumber, draft, (settled) => {
    const { kind, sentence } = describeSubmission(t, format, asnNumber, settled, keepingOf(host, session));
    report(kind, sentence);
    setClosing(false);
  });
  const { receive, busy, isBusy, submission, waitingToBeSent, setAside, unanswered, isHeld } = receipts;
  const stage = stageOf(shipment.status);
  const isOpen = stage === 'OPEN' || stage === 'PARTIAL';
  const kept = draft.content ?? noCounts;
  // Counts of a pallet that takes no more, or whose receipt is undecided, are in no figure.
  const lines = countLines(shipment, isOpen && !isHeld ? kept : noCounts);
  const totals = totalsOf(lines);
  const hasCounts = lines.some(({ text }) => text.trim() !== '');
  const unregistered = [...new Set([...unregisteredSkus(shipment), ...refusedSkus(submission)])];
  const blocked = unregistered.length > 0 || waitingToBeSent || isHeld || !mayReceive;
  const countable = !blocked && draft.content !== null && isOpen;
  const acceptAll = () => receive(acceptAllBody(stage, stationId));

  const hasUnregisteredSkus = unregistered.length > 0;
  const shown = {
    stage,
    scannedBefore,
    busy,
    waitingToBeSent,
    isSetAside: setAside.length > 0,
    isUnanswered: unanswered !== null,
    hasUnregisteredSkus,
    hasCounts,
    questionOpen: closing,
  };
  useSecondScan(asnNumber, shown, acceptAll, onScanned);
  useCountScans({ asnNumber, draft, lines, countable: countable && !closing, isBusy });

  return (
    <Page
      title={t('receive.title', { asnNumber })}
      subtitle={<Subtitle shipment={shipment} />}
      tools={label.button}
    >
      <AsOf query={query} />
      {label.panel}
      {submission?.state === 'DONE' && <ReceiptResult answer={submission.answer} lines={lines} />}
      {unanswered && (
        <UnansweredReceipt
          sent={unanswered}
          busy={busy}
          onAgain={() => receive(unanswered.body)}
          onForget={receipts.forget}
        />
      )}
      <RefusedReceipts entries={setAside} onCorrect={receipts.takeBack} />
      {submission?.state === 'REFUSED' && submission.entryId === null && unregistered.length === 0 && (
        <FailureAlert failure={submission.refusal} />
      )}
      {hasUnregisteredSkus && (
        <UnregisteredPrompt
          skus={unregistered}
          onCheckAgain={() => {
            receipts.reset();
            void query.refetch();
          }}
        />
      )}
      {!draft.isKept && <NotKeptNotice />}
      {waitingToBeSent && <QueuedNotice />}
      {stage === 'RECEIVED' && submission?.state !== 'DONE' && <ReceivedNotice />}
      {stage === 'CANCELLED' && <CancelledNotice />}
      {stage === 'PARTIAL' && !isHeld && <PartialNotice pieces={format.number(totals.outstanding)} />}
      {!isOpen && !isHeld && hasAnyCount(kept) && (
        <LeftCountsNotice counts={kept} onClear={() => draft.change(() => noCounts)} />
      )}
      <ReceiptTotals totals={totals} />
      <ReceiptLines
        asnNumber={asnNumber}
        lines={lines}
        countable={countable && !busy}
        onCount={(sku, text) => {
          // Between a press that hands the counts over and its drawing a field still takes keys.
          if (!isBusy()) draft.change((before) => ({ ...before, [sku]: text }));
        }}
      />
      {countable && (
        <ReceiptActions
          asnNumber={asnNumber}
          stage={stage}
          totals={totals}
          hasCounts={hasCounts}
          busy={busy}
          closing={closing}
          onAcceptAll={acceptAll}
          onBookCounts={() => receive(countsBody(stage, lines, stationId))}
          onClearCounts={() => draft.change(() => noCounts)}
          onAskClose={() => setClosing(true)}
          onCancelClose={() => setClosing(false)}
          onClose={() => receive(closeShortBody(stationId))}
        />
      )}
      <ReceiptHistory shipment={shipment} />
    </Page>
  );
}

function Subtitle({ shipment }: { shipment: ShipmentAnswer }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { carrier, trackingNumber, expectedAt } = shipment;
  return (
    <>
      <ShipmentMark status={shipment.status} />
      {carrier && <span>{carrier}</span>}
      {trackingNumber && <span>{trackingNumber}</span>}
      {expectedAt && <span>{t('receive.expectedAt', { date: format.date(expectedAt) })}</span>}
    </>
  );
}
