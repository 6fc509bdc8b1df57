import { IconBan, IconCircleCheck, IconHourglass, IconLock } from '@tabler/icons-react';
import type { AccountStatus } from '@wms/domain';
import { useTranslation } from 'react-i18next';

const marks = {
  PENDING: { icon: IconHourglass, tone: 'warning' },
  APPROVED: { icon: IconCircleCheck, tone: 'good' },
  SUSPENDED: { icon: IconLock, tone: 'bad' },
  REJECTED: { icon: IconBan, tone: 'quiet' },
} as const satisfies Record<AccountStatus, unknown>;

/** An account's status: colour, icon and word together. */
export function AccountMark({ status }: { status: AccountStatus }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = marks[status];
  return (
    <span className="wms-mark" data-tone={tone}>
      <Icon aria-hidden size={18} />
      {t(`accounts.status.${status}`)}
    </span>
  );
}
