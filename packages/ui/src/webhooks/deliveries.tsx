import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { DeliveryAnswer } from '@wms/contract';
import { useTranslation } from 'react-i18next';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFormat } from '../i18n/use-format.ts';
import { DeliveryMark } from './delivery-mark.tsx';
import { useDeliveries, useReadWebhooksAgain } from './use-webhooks.ts';

/** What was sent to one webhook and what it answered, newest first; each may be sent again. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const { t } = useTranslation();
  const query = useDeliveries(webhookId);
  const readAgain = useReadWebhooksAgain();
  const resend = useChange('resendDelivery', readAgain);
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries) ?? [];
  if (deliveries.length === 0) {
    return query.data ? (
      <EmptyState
        icon={IconSend}
        title={t('webhooks.deliveries.empty')}
        hint={t('webhooks.deliveries.emptyHint')}
      />
    ) : (
      <NoAnswerYet query={query} icon={IconSend} offlineHint={t('webhooks.offlineHint')} />
    );
  }
  return (
    <div className="wms-deliveries">
      <AsOf query={query} />
      {resend.failure && <FailureAlert failure={resend.failure} />}
      <div className="wms-table-box">
        <table className="wms-table wms-table-roomy" aria-label={t('webhooks.deliveries.title')}>
          <thead>
            <tr>
              {(['event', 'outcome', 'latency', 'when', 'answer', 'actions'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`webhooks.deliveries.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <DeliveryRow
                key={delivery.id}
                delivery={delivery}
                busy={resend.busy}
                onResend={() => resend.change({ params: { id: webhookId, deliveryId: delivery.id } })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="md"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('webhooks.deliveries.more')}
        </Button>
      )}
    </div>
  );
}

interface DeliveryRowProps {
  readonly delivery: DeliveryAnswer;
  readonly busy: boolean;
  readonly onResend: () => void;
}

function DeliveryRow({ delivery, busy, onResend }: DeliveryRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { event, kind, latencyMs, createdAt, attemptedAt, failure, excerpt } = delivery;
  const when = format.dateTime(attemptedAt ?? createdAt);
  return (
    <tr>
      <th scope="row">
        {event}
        {kind !== 'EVENT' && <span className="wms-item-name">{t(`webhooks.kind.${kind}`)}</span>}
      </th>
      <td>
        <DeliveryMark delivery={delivery} />
      </td>
      <td className="wms-number">
        {latencyMs === null ? '' : t('webhooks.deliveries.ms', { ms: format.number(latencyMs) })}
      </td>
      <td className="wms-when">{when}</td>
      <td>
        {failure && <p>{failure}</p>}
        {excerpt && (
          <details>
            <summary>{t('webhooks.deliveries.read')}</summary>
            <pre tabIndex={0} aria-label={t('webhooks.deliveries.answer')}>
              {excerpt}
            </pre>
          </details>
        )}
        {!failure && !excerpt && <span className="wms-hint">{t('webhooks.deliveries.noAnswer')}</span>}
      </td>
      <td>
        <Button
          size="sm"
          variant="default"
          disabled={busy}
          aria-label={t('webhooks.deliveries.resendOf', { event, when })}
          onClick={onResend}
        >
          {t('webhooks.deliveries.resend')}
        </Button>
      </td>
    </tr>
  );
}
