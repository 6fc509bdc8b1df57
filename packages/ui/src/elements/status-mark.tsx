import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconClock,
  IconEye,
  IconProgressCheck,
  IconTruck,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { AlertStatus, ShipmentStatus, StockStatus } from '@wms/domain';
import { useTranslation } from 'react-i18next';

const stockMarks = {
  OK: { icon: IconCircleCheck, tone: 'good' },
  LOW: { icon: IconAlertTriangle, tone: 'warning' },
  CRITICAL: { icon: IconAlertOctagon, tone: 'bad' },
} as const satisfies Record<StockStatus, unknown>;

const shipmentMarks = {
  PENDING: { icon: IconClock, tone: 'quiet' },
  IN_TRANSIT: { icon: IconTruck, tone: 'info' },
  PARTIALLY_RECEIVED: { icon: IconProgressCheck, tone: 'warning' },
  RECEIVED: { icon: IconCircleCheck, tone: 'good' },
  CANCELLED: { icon: IconBan, tone: 'bad' },
} as const satisfies Record<ShipmentStatus, unknown>;

const alertMarks = {
  OPEN: { icon: IconAlertOctagon, tone: 'bad' },
  ACKNOWLEDGED: { icon: IconEye, tone: 'warning' },
  ORDERED: { icon: IconTruckDelivery, tone: 'info' },
  RESOLVED: { icon: IconCircleCheck, tone: 'good' },
} as const satisfies Record<AlertStatus, unknown>;

/** A level's status: colour, icon and word together, because colour alone reaches not everyone. */
export function StockMark({ status }: { status: StockStatus }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = stockMarks[status];
  return (
    <span className="wms-mark" data-tone={tone}>
      <Icon aria-hidden size={18} />
      {t(`stockStatus.${status}`)}
    </span>
  );
}

/** An ASN's status, in the same manner. */
export function ShipmentMark({ status }: { status: ShipmentStatus }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = shipmentMarks[status];
  return (
    <span className="wms-mark" data-tone={tone}>
      <Icon aria-hidden size={18} />
      {t(`shipmentStatus.${status}`)}
    </span>
  );
}

/** A replenishment alert's status, in the same manner. */
export function AlertMark({ status }: { status: AlertStatus }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = alertMarks[status];
  return (
    <span className="wms-mark" data-tone={tone}>
      <Icon aria-hidden size={18} />
      {t(`replenishment.alertStatus.${status}`)}
    </span>
  );
}
