import { Button, Group } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { WebhookAnswer } from '@wms/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Deliveries } from './deliveries.tsx';
import { DeliveryMark } from './delivery-mark.tsx';
import { useReadWebhooksAgain } from './use-webhooks.ts';

/** One webhook: where it goes, what it tells, how the last delivery went, and all others on request. */
export function WebhookCard({ webhook, onDelete }: { webhook: WebhookAnswer; onDelete: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const readAgain = useReadWebhooksAgain();
  const test = useChange('testWebhook', () => {
    readAgain();
    setIsOpen(true);
  });
  const { id, url, events, createdAt, lastDelivery } = webhook;
  return (
    <section className="wms-card" aria-labelledby={titleId}>
      <header className="wms-section-head">
        <div>
          <h2 id={titleId} className="wms-webhook-address">
            {url}
          </h2>
          <p className="wms-hint">
            {events.join(', ')} · {t('webhooks.since', { when: format.dateTime(createdAt) })}
          </p>
        </div>
        {lastDelivery ? (
          <DeliveryMark delivery={lastDelivery} />
        ) : (
          <span className="wms-hint">{t('webhooks.nothingSent')}</span>
        )}
      </header>
      {test.failure && <FailureAlert failure={test.failure} />}
      <Group>
        <Button
          size="md"
          variant="default"
          leftSection={<IconSend aria-hidden size={18} />}
          loading={test.busy}
          onClick={() => test.change({ params: { id } })}
        >
          {t('webhooks.test')}
        </Button>
        <Button size="md" variant="default" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t('webhooks.deliveries.open')}
        </Button>
        <Button size="md" variant="default" onClick={onDelete}>
          {t('webhooks.delete.open')}
        </Button>
      </Group>
      {isOpen && <Deliveries webhookId={id} />}
    </section>
  );
}
