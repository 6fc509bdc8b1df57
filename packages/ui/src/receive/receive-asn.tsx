import { Button, Loader } from '@mantine/core';
import { IconPackageOff } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isOffline } from '../app/call-failure.ts';
import { EmptyState } from '../elements/empty-state.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Page } from '../elements/page.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import { classifyCode } from '../scan/classify-code.ts';
import { useScanHandler } from '../scan/scan-provider.tsx';
import { describeShown } from './describe-receipt.ts';
import { ReceiveShipment } from './receive-shipment.tsx';
import { ReceiveUnknown } from './receive-unknown.tsx';
import { useShipment } from './use-shipments.ts';

/** One pallet: what is expected, what is counted, and the one big button. */
export function ReceiveAsn({ asnNumber }: { asnNumber: string }) {
  const { t } = useTranslation();
  const { scanned: openedByScan = false, said = false } = useRouterState({
    select: ({ location }) => location.state,
  });
  const [scannedHere, setScannedHere] = useState(false);
  const query = useShipment(asnNumber);
  const scannedBefore = openedByScan || scannedHere;
  useSayWhatOpened(asnNumber, openedByScan && !said, query);

  const shared = { asnNumber, scannedBefore, onScanned: () => setScannedHere(true) };
  if (query.data) return <ReceiveShipment {...shared} shipment={query.data} query={query} />;
  if (query.data === null) return <NoSuchAsn asnNumber={asnNumber} />;
  if (isOffline(query.error)) return <ReceiveUnknown {...shared} />;
  return (
    <Page title={t('receive.title', { asnNumber })}>
      {query.error ? (
        <FailureAlert failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <LookingUp asnNumber={asnNumber} />
      )}
    </Page>
  );
}

/** Says, once, what a scan has opened, when that had to be looked up first. */
function useSayWhatOpened(asnNumber: string, mustSay: boolean, query: ReturnType<typeof useShipment>) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const [said, setSaid] = useState(false);
  const { data, error } = query;
  useEffect(() => {
    if (said || !mustSay) return;
    if (data) {
      const { kind, sentence } = describeShown(t, data);
      report(kind, sentence);
    } else if (data === null) report('REJECTED', t('receive.say.notFound', { asnNumber }));
    else if (isOffline(error)) report('SHOWN', t('receive.say.unknownOffline', { asnNumber }));
    else if (!error) return;
    setSaid(true);
  }, [said, mustSay, data, error, report, t, asnNumber]);
}

/** A second scan while the first is being looked up books nothing blindly. */
function LookingUp({ asnNumber }: { asnNumber: string }) {
  const { t } = useTranslation();
  const { mention } = useFeedback();
  useScanHandler((scanned) => {
    const code = classifyCode(scanned);
    if (code.kind !== 'ASN' || code.asnNumber !== asnNumber) return false;
    mention(t('receive.say.lookingUp', { asnNumber }));
    return true;
  });
  return (
    <p role="status" className="wms-hint">
      <Loader size="sm" aria-hidden /> {t('receive.say.lookingUp', { asnNumber })}
    </p>
  );
}

function NoSuchAsn({ asnNumber }: { asnNumber: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('receive.title', { asnNumber })}>
      <EmptyState icon={IconPackageOff} title={t('receive.notFound.title')} hint={t('receive.notFound.hint')}>
        <Button variant="default" onClick={() => void navigate({ to: '/receive' })}>
          {t('receive.backToList')}
        </Button>
      </EmptyState>
    </Page>
  );
}
