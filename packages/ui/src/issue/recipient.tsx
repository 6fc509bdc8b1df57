import { Button, TextInput } from '@mantine/core';
import { IconId, IconSearch } from '@tabler/icons-react';
import type { WorkerAnswer } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recipient } from './basket.ts';
import { searchWorkers } from './find-worker.ts';

/** Who gets the stock, large enough to be read by the person themselves. */
export function RecipientCard({ recipient }: { recipient: Recipient }) {
  const { t } = useTranslation();
  return (
    <section className="wms-recipient" aria-label={t('issue.recipient')}>
      <IconId aria-hidden size={40} stroke={1.5} />
      <p>
        <span className="wms-hint">{t('issue.recipient')}</span>
        <strong>{recipient.name}</strong>
      </p>
      <code>{recipient.badge}</code>
    </section>
  );
}

/** Asks for a badge; whoever has forgotten theirs is found by name. */
export function RecipientPrompt(props: {
  workers: readonly WorkerAnswer[];
  onChoose: (worker: WorkerAnswer) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const found = searchWorkers(props.workers, search);
  return (
    <section className="wms-issue-prompt" aria-label={t('issue.scanBadge')}>
      <IconId aria-hidden size={72} stroke={1.25} />
      <p className="wms-scan-words">{t('issue.scanBadge')}</p>
      <p className="wms-hint">{t('issue.scanBadgeHint')}</p>
      <TextInput
        type="search"
        size="lg"
        label={t('issue.find')}
        placeholder={t('issue.findHint')}
        leftSection={<IconSearch aria-hidden size={18} />}
        autoComplete="off"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {found.length === 0 ? (
        <p className="wms-hint">{t('issue.noMatch')}</p>
      ) : (
        <ul className="wms-people" aria-label={t('issue.people')}>
          {found.map((worker) => (
            <li key={worker.id}>
              <Button size="lg" variant="default" onClick={() => props.onChoose(worker)}>
                {worker.name}&ensp;<code>{worker.badge}</code>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
