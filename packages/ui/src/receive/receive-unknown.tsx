import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { EmptyState } from '../elements/empty-state.tsx';
import { Page } from '../elements/page.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';
import { describeSubmission, keepingOf } from './describe-receipt.ts';
import { acceptAllBody } from './receipt-form.ts';
import { QueuedNotice } from './receive-notices.tsx';
import { useReceive } from './use-receive.ts';
import { useSecondScan, useWaitingToBeSent } from './use-second-scan.ts';
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
  const { receive, busy } = useReceive(asnNumber, (submission) => {
    const { kind, sentence } = describeSubmission(t, format, asnNumber, submission, keeping);
    report(kind, sentence);
  });
  const waitingToBeSent = useWaitingToBeSent(asnNumber) && !busy;
  const acceptAll = () => receive(acceptAllBody('OPEN', stationId));
  const nothing = { hasUnregisteredSkus: false, hasCounts: false, questionOpen: false };
  useSecondScan(
    asnNumber,
    { stage: null, scannedBefore, busy, waitingToBeSent, ...nothing },
    acceptAll,
    onScanned,
  );

  return (
    <Page title={t('receive.title', { asnNumber })}>
      {waitingToBeSent ? (
        <QueuedNotice />
      ) : (
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
