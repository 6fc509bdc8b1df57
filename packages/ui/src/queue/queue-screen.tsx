import { Button } from '@mantine/core';
import { IconChecks, IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { EmptyState } from '../elements/empty-state.tsx';
import { Page } from '../elements/page.tsx';
import { useNow } from '../elements/use-now.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { QueueEntry } from '../host-bridge.ts';
import { describeAge } from './describe-age.ts';
import { Exception } from './exception.tsx';
import { rejected, waiting } from './split-queue.ts';
import { useQueue } from './use-queue.ts';

/** What waits to be sent, and what the server refused, with the reason and a choice. */
export function QueueScreen() {
  const { t } = useTranslation();
  const { queue } = useHost();
  const entries = useQueue();
  const now = useNow();
  const retry = useMutation({ mutationFn: async () => queue?.retryNow() });
  const toSend = waiting(entries);
  const refused = rejected(entries);
  const tools = toSend.length > 0 && (
    <Button
      size="lg"
      loading={retry.isPending}
      leftSection={<IconRefresh aria-hidden />}
      onClick={() => retry.mutate()}
    >
      {t('queue.retryNow')}
    </Button>
  );
  return (
    <Page title={t('queue.title')} tools={tools}>
      {entries.length === 0 && (
        <EmptyState icon={IconChecks} title={t('queue.empty')} hint={t('queue.emptyHint')} />
      )}
      {toSend.length > 0 && <Waiting entries={toSend} now={now} />}
      {refused.length > 0 && <Exceptions entries={refused} now={now} />}
    </Page>
  );
}

function Waiting({ entries, now }: { entries: readonly QueueEntry[]; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section aria-label={t('queue.waiting')}>
      <h2>{t('queue.waiting')}</h2>
      <p className="wms-hint">{t('queue.waitingHint')}</p>
      <div className="wms-table-box">
        <table className="wms-table wms-table-roomy" aria-label={t('queue.waiting')}>
          <thead>
            <tr>
              <th scope="col">{t('queue.scanned')}</th>
              <th scope="col">{t('queue.state')}</th>
              <th scope="col">{t('queue.age')}</th>
              <th scope="col" className="wms-number">
                {t('queue.attempts')}
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ id, subject, state, createdAt, attempts }) => (
              <tr key={id}>
                <th scope="row">{subject}</th>
                <td>{t(state === 'SENDING' ? 'queue.sending' : 'queue.waits')}</td>
                <td>{describeAge(t, now - createdAt)}</td>
                <td className="wms-number">{format.number(attempts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Exceptions({ entries, now }: { entries: readonly QueueEntry[]; now: number }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('queue.exceptions')}>
      <h2>{t('queue.exceptions')}</h2>
      <p className="wms-hint">{t('queue.exceptionsHint')}</p>
      <ul className="wms-exceptions">
        {entries.map((entry) => (
          <Exception key={entry.id} entry={entry} now={now} />
        ))}
      </ul>
    </section>
  );
}
