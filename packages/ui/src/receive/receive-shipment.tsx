import type { ShipmentAnswer } from '@wms/contract';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../app/access.ts';
import { useHost } from '../app/host-context.ts';
import { AsOf } from '../elements/as-of.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { readCount } from '../elements/read-count.ts';
import { Page } from '../elements/page.tsx';
import { ShipmentMark } from '../elements/status-mark.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { palletLabel } from '../labels/pallet-label.ts';
import { usePrintPanel } from '../labels/use-print-panel.tsx';
import { useScanHandler } from '../scan/scan-provider.tsx';
import { useSession } from '../session/use-session.ts';
import { describeSubmission, keepingOf } from './describe-receipt.ts';
import {
  acceptAllBody,
  closeShortBody,
  countLines,
  countPieces,
  type Counts,
  countsBody,
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
  NotKeptNotice,
  PartialNotice,
  QueuedNotice,
  ReceivedNotice,
  UnregisteredPrompt,
} from './receive-notices.tsx';
import { useReceiptCounts } from './use-receipt-counts.ts';
import { type ReceiptSubmission, useReceive } from './use-receive.ts';
import { useSecondScan, useWaitingToBeSent } from './use-second-scan.ts';
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
  if (submission?.state !== 'REFUSED' || submission.refusal.code !== 'UNREGISTERED_SKUS') return [];
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
  const counts = draft.content ?? noCounts;
  const [closing, setClosing] = useState(false);

  const { receive, busy, submission, reset } = useReceive(asnNumber, (settled) => {
    const { kind, sentence } = describeSubmission(t, format, asnNumber, settled, keepingOf(host, session));
    report(kind, sentence);
    setClosing(false);
    // What was not taken on stays counted, and is kept again.
    const isTaken = settled.state === 'DONE' || settled.state === 'QUEUED';
    draft.change((before) => (isTaken ? noCounts : before));
  });

  // While the host is sending, or has just sent, its list may still name the entry.
  const waitingToBeSent = useWaitingToBeSent(asnNumber) && !busy && submission?.state !== 'DONE';
  const stage = stageOf(shipment.status);
  const lines = countLines(shipment, counts);
  const totals = totalsOf(lines);
  const hasCounts = lines.some(({ text }) => text.trim() !== '');
  const unregistered = [...new Set([...unregisteredSkus(shipment), ...refusedSkus(submission)])];
  const blocked = unregistered.length > 0 || waitingToBeSent || !mayReceive;
  const countable = !blocked && draft.content !== null && (stage === 'OPEN' || stage === 'PARTIAL');
  const acceptAll = () => receive(acceptAllBody(stage, stationId));

  const hasUnregisteredSkus = unregistered.length > 0;
  const shown = {
    stage,
    scannedBefore,
    busy,
    waitingToBeSent,
    hasUnregisteredSkus,
    hasCounts,
    questionOpen: closing,
  };
  useSecondScan(asnNumber, shown, acceptAll, onScanned);
  useScanHandler((code, { count: pieces }) => {
    const line = lines.find(({ sku }) => sku === code);
    if (!countable || busy || closing || line === undefined) return false;
    const next = countPieces(draft.latest(), code, pieces ?? 1);
    if (next === null) {
      report('REJECTED', t('receive.say.notACount', { sku: code }));
      return true;
    }
    draft.change(() => next);
    const count = readCount(next[code] ?? '') ?? 0;
    const expected = line.outstandingQty;
    const figures = { sku: code, counted: format.number(count), expected: format.number(expected) };
    const kind = count > expected ? 'REJECTED' : 'ACCEPTED';
    void draft.whenKept().then(() => report(kind, t('receive.say.counted', figures)));
    return true;
  });

  return (
    <Page
      title={t('receive.title', { asnNumber })}
      subtitle={<Subtitle shipment={shipment} />}
      tools={label.button}
    >
      <AsOf query={query} />
      {label.panel}
      {submission?.state === 'DONE' && <ReceiptResult answer={submission.answer} lines={lines} />}
      {submission?.state === 'REFUSED' && refusedSkus(submission).length === 0 && (
        <FailureAlert failure={submission.refusal} />
      )}
      {hasUnregisteredSkus && (
        <UnregisteredPrompt
          skus={unregistered}
          onCheckAgain={() => {
            reset();
            void query.refetch();
          }}
        />
      )}
      {!draft.isKept && <NotKeptNotice />}
      {waitingToBeSent && <QueuedNotice />}
      {stage === 'RECEIVED' && submission?.state !== 'DONE' && <ReceivedNotice />}
      {stage === 'CANCELLED' && <CancelledNotice />}
      {stage === 'PARTIAL' && <PartialNotice pieces={format.number(totals.outstanding)} />}
      <ReceiptTotals totals={totals} />
      <ReceiptLines
        asnNumber={asnNumber}
        lines={lines}
        countable={countable && !busy}
        onCount={(sku, text) => draft.change((before) => ({ ...before, [sku]: text }))}
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
