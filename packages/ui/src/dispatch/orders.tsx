import { Button, TextInput } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import type { PlacedOrderAnswer, ShipmentAnswer } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpsList } from '../desk/use-ops-list.ts';
import { describeFailure } from '../elements/describe-failure.ts';
import { LongList } from '../elements/long-list.tsx';
import { readCount } from '../elements/read-count.ts';
import { useChange } from '../elements/use-change.ts';
import { useFormat } from '../i18n/use-format.ts';

interface OrdersProps {
  readonly warehouseId: string;
  readonly onMade: (shipment: ShipmentAnswer) => void;
  readonly onAnother: (order: PlacedOrderAnswer) => void;
}

/** What customers have ordered and nothing has left for yet, the oldest first. */
export function Orders({ warehouseId, onMade, onAnother }: OrdersProps) {
  const { t } = useTranslation();
  const only = warehouseId === '' ? {} : { warehouseId };
  const query = useOpsList('listOrders', { query: { status: ['PLACED'], ...only } });
  const orders = query.data?.pages.flatMap((page) => page.orders) ?? [];
  return (
    <section className="wms-section" aria-label={t('dispatch.orders.title')}>
      <header className="wms-section-head">
        <div>
          <h2>{t('dispatch.orders.title')}</h2>
          <p className="wms-hint">{t('dispatch.orders.hint')}</p>
        </div>
      </header>
      <LongList
        query={query}
        isEmpty={orders.length === 0}
        icon={IconClipboardCheck}
        empty={t('dispatch.orders.empty')}
        emptyHint={t('dispatch.orders.emptyHint')}
      >
        <div className="wms-table-box">
          <table className="wms-table wms-decisions" aria-label={t('dispatch.orders.title')}>
            <thead>
              <tr>
                <th scope="col">{t('dispatch.orders.item')}</th>
                <th scope="col">{t('desk.warehouse')}</th>
                <th scope="col">{t('dispatch.orders.since')}</th>
                <th scope="col" className="wms-number">
                  {t('dispatch.orders.ordered')}
                </th>
                <th scope="col" className="wms-number">
                  {t('dispatch.orders.ourStock')}
                </th>
                <th scope="col">{t('dispatch.orders.ship')}</th>
              </tr>
            </thead>
            <tbody>
              {orders.map((order) => (
                <OrderRow key={order.id} order={order} onMade={onMade} onAnother={onAnother} />
              ))}
            </tbody>
          </table>
        </div>
      </LongList>
    </section>
  );
}

function OrderRow({
  order,
  onMade,
  onAnother,
}: Omit<OrdersProps, 'warehouseId'> & { order: PlacedOrderAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sku, quantity, ourStock } = order;
  // All that was ordered, or what there is of it.
  const [typed, setTyped] = useState(String(Math.min(quantity, ourStock) || quantity));
  const [made, setMade] = useState<string | null>(null);
  const { change, busy, failure } = useChange('createShipment', (shipment) => {
    setMade(shipment.asnNumber);
    onMade(shipment);
  });
  const pieces = readCount(typed) || null;
  const carriers = order.shipments.filter(({ status }) => status !== 'CANCELLED');
  const numbers = carriers.length > 0 ? carriers.map(({ asnNumber }) => asnNumber) : made ? [made] : [];
  const create = () => {
    if (pieces === null) return;
    const { id: replenishmentOrderId, warehouseId } = order;
    const lines = [{ sku, expectedQty: pieces }];
    change({ body: { warehouseId, status: 'PENDING', replenishmentOrderId, lines } });
  };
  return (
    <tr>
      <th scope="row">
        <span className="wms-sku">{sku}</span>
        <span className="wms-item-name">{order.name}</span>
      </th>
      <td>
        {order.companyName}
        <span className="wms-item-name">{order.warehouseName}</span>
      </td>
      <td className="wms-when">{format.date(order.createdAt)}</td>
      <td className="wms-number">
        <strong>{format.number(quantity)}</strong>
      </td>
      <td className="wms-number" data-tone={ourStock < quantity ? 'short' : undefined}>
        {format.number(ourStock)}
      </td>
      <td>
        {numbers.length > 0 ? (
          <span className="wms-row-actions">
            {t('dispatch.orders.onAsn', { numbers })}
            <Button size="sm" variant="subtle" onClick={() => onAnother(order)}>
              {t('dispatch.orders.another')}
            </Button>
          </span>
        ) : (
          <span className="wms-row-actions">
            <TextInput
              className="wms-quantity"
              aria-label={t('dispatch.orders.quantityOf', { sku })}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onFocus={(event) => event.currentTarget.select()}
              error={pieces === null ? t('replenishment.alerts.notAQuantity') : undefined}
            />
            <Button
              size="sm"
              loading={busy}
              disabled={pieces === null}
              aria-label={t('dispatch.orders.createOf', { sku, company: order.companyName })}
              onClick={create}
            >
              {t('dispatch.orders.create')}
            </Button>
          </span>
        )}
        {failure && (
          <p role="alert" className="wms-fault">
            {describeFailure(t, failure)}
          </p>
        )}
      </td>
    </tr>
  );
}
