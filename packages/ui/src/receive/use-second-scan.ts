import { useTranslation } from 'react-i18next';
import { useFeedback } from '../feedback/feedback.tsx';
import { classifyCode } from '../scan/classify-code.ts';
import { useScanHandler } from '../scan/scan-provider.tsx';
import { decideSecondScan, type SecondScan, type ShownAsn } from './second-scan.ts';

const sayings = {
  SCAN_AGAIN: 'receive.say.scanAgain',
  BUSY: 'receive.say.busy',
  ALREADY_WAITING: 'receive.say.alreadyWaiting',
  SET_ASIDE: 'receive.say.setAside',
  UNANSWERED: 'receive.say.failed',
  QUESTION_OPEN: 'receive.say.questionOpen',
  ALREADY_RECEIVED: 'receive.say.alreadyReceived',
  PARTIAL: 'receive.say.partialAgain',
  CANCELLED: 'receive.say.cancelled',
  UNREGISTERED: 'receive.say.unregistered',
  COUNTS_TYPED: 'receive.say.countsTyped',
} as const satisfies Record<Exclude<SecondScan, 'ACCEPT_ALL'>, string>;

/** Deals with further scans of the ASN on the screen; all other codes go on to whoever else wants them. */
export function useSecondScan(
  asnNumber: string,
  shown: ShownAsn,
  acceptAll: () => void,
  onScanned: () => void,
) {
  const { t } = useTranslation();
  const { report, mention } = useFeedback();
  useScanHandler((scanned) => {
    const code = classifyCode(scanned);
    if (code.kind !== 'ASN' || code.asnNumber !== asnNumber) return false;
    const decision = decideSecondScan(shown);
    if (decision === 'ACCEPT_ALL') {
      mention(t('receive.say.booking', { asnNumber }));
      acceptAll();
      return true;
    }
    const harmless = decision === 'SCAN_AGAIN' || decision === 'BUSY';
    report(harmless ? 'SHOWN' : 'REJECTED', t(sayings[decision], { asnNumber }));
    onScanned();
    return true;
  });
}
