import { IconAlertOctagon, IconCircleCheck, IconClock, IconHelpCircle, IconSend } from '@tabler/icons-react';
import type { DeliveryAnswer } from '@wms/contract';
import type { DeliveryState } from '@wms/domain';
import { useTranslation } from 'react-i18next';

const marks = {
  QUEUED: { icon: IconClock, tone: 'quiet' },
  SENDING: { icon: IconSend, tone: 'info' },
  DELIVERED: { icon: IconCircleCheck, tone: 'good' },
  FAILED: { icon: IconAlertOctagon, tone: 'bad' },
  UNANSWERED: { icon: IconHelpCircle, tone: 'warning' },
} as const satisfies Record<DeliveryState, unknown>;

/** What became of a delivery, with the receiver's status where one came. */
export function DeliveryMark({ delivery }: { delivery: Pick<DeliveryAnswer, 'state' | 'status'> }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = marks[delivery.state];
  return (
    <span className="wms-mark" data-tone={tone}>
      <Icon aria-hidden size={18} />
      {t(`webhooks.state.${delivery.state}`)}
      {delivery.status !== null && ` (${delivery.status})`}
    </span>
  );
}
