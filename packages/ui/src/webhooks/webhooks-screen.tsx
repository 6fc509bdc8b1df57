import { Button, Group } from '@mantine/core';
import { IconKey, IconPlus, IconWebhook } from '@tabler/icons-react';
import type { NewWebhookAnswer, WebhookAnswer } from '@wms/contract';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { CopyLine } from '../elements/copy-line.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { LongList } from '../elements/long-list.tsx';
import { Notice } from '../elements/notice.tsx';
import { Page } from '../elements/page.tsx';
import { useChange } from '../elements/use-change.ts';
import { RegisterPanel } from './register-panel.tsx';
import { useReadWebhooksAgain, useWebhooks } from './use-webhooks.ts';
import { VerifierBox } from './verifier-box.tsx';
import { WebhookCard } from './webhook-card.tsx';

/** What stands open above the list. */
type Work =
  | { readonly kind: 'REGISTER' }
  | { readonly kind: 'REGISTERED'; readonly webhook: NewWebhookAnswer }
  | { readonly kind: 'DELETE'; readonly webhook: WebhookAnswer };

/** Who is told of alerts and shipments, what became of each telling, and how a receiver believes it. */
export function WebhooksScreen() {
  const { t } = useTranslation();
  const host = useHost();
  const query = useWebhooks();
  const [work, setWork] = useState<Work | null>(null);
  const webhooks = query.data?.pages.flatMap((page) => page.webhooks) ?? [];
  return (
    <Page
      title={t('webhooks.title')}
      subtitle={<span>{t('webhooks.hint')}</span>}
      tools={
        <Group>
          {host.desktop === null && (
            <a className="wms-link" href="/api/reference" target="_blank" rel="noreferrer">
              {t('webhooks.reference')}
            </a>
          )}
          <Button
            size="md"
            leftSection={<IconPlus aria-hidden size={20} />}
            onClick={() => setWork({ kind: 'REGISTER' })}
          >
            {t('webhooks.register.open')}
          </Button>
        </Group>
      }
    >
      {work && <OpenWork work={work} onWork={setWork} />}
      <LongList
        query={query}
        isEmpty={webhooks.length === 0}
        icon={IconWebhook}
        empty={t('webhooks.empty')}
        emptyHint={t('webhooks.emptyHint')}
        offlineHint={t('webhooks.offlineHint')}
        more={t('webhooks.more')}
      >
        {webhooks.map((webhook) => (
          <WebhookCard
            key={webhook.id}
            webhook={webhook}
            onDelete={() => setWork({ kind: 'DELETE', webhook })}
          />
        ))}
      </LongList>
      <VerifierBox />
    </Page>
  );
}

function OpenWork({ work, onWork }: { work: Work; onWork: (work: Work | null) => void }) {
  const readAgain = useReadWebhooksAgain();
  const close = () => onWork(null);
  switch (work.kind) {
    case 'REGISTER':
      return (
        <RegisterPanel
          onCancel={close}
          onRegistered={(webhook) => {
            readAgain();
            onWork({ kind: 'REGISTERED', webhook });
          }}
        />
      );
    case 'REGISTERED':
      return <SecretPanel webhook={work.webhook} onClose={close} />;
    case 'DELETE':
      return <DeletePanel webhook={work.webhook} onClose={close} />;
  }
}

/** The secret, shown this once. */
function SecretPanel({ webhook, onClose }: { webhook: NewWebhookAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="wms-work" aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {t('webhooks.secret.title')}
      </h2>
      <Notice tone="warning" icon={IconKey}>
        <p>{t('webhooks.secret.hint')}</p>
      </Notice>
      <CopyLine label={t('webhooks.secret.label')} text={webhook.secret} />
      <Button size="md" onClick={onClose}>
        {t('webhooks.secret.kept')}
      </Button>
    </section>
  );
}

function DeletePanel({ webhook, onClose }: { webhook: WebhookAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const readAgain = useReadWebhooksAgain();
  const { change, busy, failure } = useChange('deleteWebhook', () => {
    readAgain();
    onClose();
  });
  return (
    <ConfirmPanel
      title={t('webhooks.delete.title')}
      confirmLabel={t('webhooks.delete.confirm')}
      busy={busy}
      onConfirm={() => change({ query: { id: webhook.id } })}
      onCancel={onClose}
    >
      <p>
        <strong>{webhook.url}</strong>
      </p>
      <p>{t('webhooks.delete.hint')}</p>
      {failure && <FailureAlert failure={failure} />}
    </ConfirmPanel>
  );
}
