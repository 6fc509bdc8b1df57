import { CloseButton } from '@mantine/core';
import { IconAlertOctagon, IconBarcode, IconCircleCheck, IconClockUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFeedback, useGivenFeedback } from './feedback.tsx';
import type { FeedbackKind } from './play-tone.ts';

export const feedbackIcons = {
  SHOWN: IconBarcode,
  ACCEPTED: IconCircleCheck,
  QUEUED: IconClockUp,
  REJECTED: IconAlertOctagon,
} as const satisfies Record<FeedbackKind, unknown>;

/**
 * The answer to the last scan or booking, across the whole width. The live region is always there, because one
 * that appears together with its text is not read aloud; a new answer with the same words is a new element.
 */
export function FeedbackBanner() {
  const { t } = useTranslation();
  const { shown } = useGivenFeedback();
  const { close } = useFeedback();
  const Icon = shown ? feedbackIcons[shown.kind] : null;
  return (
    <div className="wms-feedback" data-kind={shown?.kind}>
      <div role="alert" aria-live="assertive" className="wms-feedback-text">
        {shown && Icon && (
          <p key={shown.id}>
            <Icon aria-hidden size={36} stroke={2} />
            <span className="wms-feedback-word">{t(`feedback.${shown.kind}`)}</span>
            <span>{shown.sentence}</span>
          </p>
        )}
      </div>
      {shown && (
        <CloseButton aria-label={t('feedback.close')} onClick={close} size="lg" variant="transparent" />
      )}
    </div>
  );
}
