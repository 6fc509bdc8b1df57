import { useTranslation } from 'react-i18next';
import type { DraftState } from '../drafts/use-draft.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import type { Counts } from './receipt-form.ts';
import { isHandedOver } from './refused-receipt.ts';
import { useRefusedReceipts, useWaitingToBeSent } from './use-kept-receipts.ts';
import { type ReceiptSubmission, useReceive } from './use-receive.ts';
import { useTakeBack } from './use-take-back.ts';

/** The receipts of a pallet under way: what its counts go to, and where they come back from. */
export function usePalletReceipts(
  asnNumber: string,
  draft: DraftState<Counts>,
  onSettled: (submission: ReceiptSubmission) => void,
) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const receiving = useReceive(asnNumber, (settled) => {
    onSettled(settled);
    if (isHandedOver(settled)) draft.change(() => ({}));
  });
  const takingBack = useTakeBack(asnNumber, (taken) => {
    if (taken === null) return report('REJECTED', t('receive.say.notTakenBack', { asnNumber }));
    draft.change(() => taken);
    report('SHOWN', t('receive.say.takenBack', { asnNumber }));
  });
  const busy = receiving.busy || takingBack.busy;
  const setAside = useRefusedReceipts(asnNumber);
  // While the host is sending, or has just sent, its list may still name the entry.
  const isSending = busy || receiving.submission?.state === 'DONE';
  const waitingToBeSent = useWaitingToBeSent(asnNumber) && !isSending;
  return {
    ...receiving,
    busy,
    isBusy: () => receiving.isBusy() || takingBack.isBusy(),
    takeBack: takingBack.takeBack,
    setAside,
    waitingToBeSent,
    /** True while counts are a receipt's whose outcome is open: they are in no figure, and nothing stands beside it. */
    isHeld: setAside.length > 0 || receiving.unanswered !== null,
  };
}
