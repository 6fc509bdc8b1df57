import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AlertAnswer } from '@wms/contract';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../elements/describe-failure.ts';
import { focusFieldBelow } from '../elements/move-between-fields.ts';
import { readCount } from '../elements/read-count.ts';
import { AlertMark } from '../elements/status-mark.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { describeAge } from '../queue/describe-age.ts';
import { type AlertOutcome, useChangeAlert } from './use-alerts.ts';

/** One alert with its level as it is now, and what a supervisor may decide. `now` in epoch milliseconds. */
export function AlertRow({ alert, now }: { alert: AlertAnswer; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { report } = useFeedback();
  const row = useRef<HTMLTableRowElement>(null);
  // Until somebody types, the suggestion follows the level.
  const [typed, setTyped] = useState<string | null>(null);
  const { sku } = alert;
  const text = typed ?? String(alert.suggestedQuantity);
  const quantity = readCount(text) || null;
  const isDecided = alert.order !== null || alert.status === 'ORDERED';

  const settle = (outcome: AlertOutcome) => {
    if (!outcome.ok) {
      const reason = describeFailure(t, outcome.failure);
      return report('REJECTED', t('replenishment.alerts.say.refused', { sku, reason }));
    }
    const { order, alreadyOrdered } = outcome.answer;
    const ordered = format.number(order?.quantity ?? 0);
    if (alreadyOrdered)
      report('SHOWN', t('replenishment.alerts.say.alreadyOrdered', { sku, quantity: ordered }));
    else if (order) report('ACCEPTED', t('replenishment.alerts.say.ordered', { sku, quantity: ordered }));
    else report('ACCEPTED', t('replenishment.alerts.say.acknowledged', { sku }));
    if (order) focusFieldBelow(row.current);
  };
  const { change, busy } = useChangeAlert(alert.id, settle);

  return (
    <tr ref={row}>
      <th scope="row">
        <Link to="/stock/$sku" params={{ sku }} className="wms-link wms-sku">
          {sku}
        </Link>
        <span className="wms-item-name">{alert.name}</span>
      </th>
      <td>
        <AlertMark status={alert.status} />
        <small className="wms-age">{describeAge(t, now - Date.parse(alert.openedAt))}</small>
      </td>
      <td className="wms-number">
        <strong>{format.number(alert.currentQuantity)}</strong>
      </td>
      <td className="wms-number">{format.number(alert.refillThreshold)}</td>
      <td className="wms-number">{format.number(alert.parLevel)}</td>
      <td className="wms-number">{format.number(alert.inTransit)}</td>
      {isDecided ? (
        <td colSpan={2}>
          {alert.order && (
            <>
              <strong>
                {t('replenishment.alerts.orderedQuantity', { quantity: format.number(alert.order.quantity) })}
              </strong>
              , {t(`replenishment.orderStatus.${alert.order.status}`)}
            </>
          )}
        </td>
      ) : (
        <>
          <td>
            <TextInput
              className="wms-quantity"
              aria-label={t('replenishment.alerts.quantityOf', { sku })}
              inputMode="numeric"
              autoComplete="off"
              value={text}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onFocus={(event) => event.currentTarget.select()}
              error={quantity === null ? t('replenishment.alerts.notAQuantity') : undefined}
            />
          </td>
          <td>
            <span className="wms-row-actions">
              <Button
                size="sm"
                loading={busy}
                disabled={quantity === null}
                aria-label={t('replenishment.alerts.approveOf', { sku })}
                onClick={() => quantity !== null && change({ action: 'approve', quantity })}
              >
                {t('replenishment.alerts.approve')}
              </Button>
              {alert.status === 'OPEN' && (
                <Button
                  size="sm"
                  variant="default"
                  disabled={busy}
                  aria-label={t('replenishment.alerts.acknowledgeOf', { sku })}
                  onClick={() => change({ action: 'acknowledge' })}
                >
                  {t('replenishment.alerts.acknowledge')}
                </Button>
              )}
            </span>
          </td>
        </>
      )}
    </tr>
  );
}
