import { Button, Group } from '@mantine/core';
import {
  IconArrowsExchange,
  IconChecks,
  IconClipboardList,
  IconPackageImport,
  IconPencil,
  IconSend,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { describeFailure } from '../elements/describe-failure.ts';
import type { QueueEntry } from '../host-bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { HeldReceipt } from '../receive/held-receipt.tsx';
import { type Correction, correctionOf } from './correction.ts';
import { describeAge } from './describe-age.ts';

interface ExceptionProps {
  readonly entry: QueueEntry;
  /** Epoch milliseconds. */
  readonly now: number;
  /** On a pallet's own screen: takes the counts of its receipt back, or null where that cannot be. */
  readonly onTakeBack?: (() => void) | null;
}

/** One write that was refused: what it was, why it was refused, and what may be done about it. */
export function Exception({ entry, now, onTakeBack }: ExceptionProps) {
  const { t } = useTranslation();
  const { queue } = useHost();
  const [dismissing, setDismissing] = useState(false);
  const dismiss = useMutation({ mutationFn: async () => queue?.dismiss(entry.id) });
  const { subject, refusal } = entry;
  const skus = refusal?.details.unregisteredSkus;
  const correction = correctionOf(entry);
  return (
    <li>
      <h3>{subject}</h3>
      <p className="wms-hint">
        {t(`queue.what.${entry.name}`)} · {describeAge(t, now - entry.createdAt)}
      </p>
      {entry.name === 'receiveShipment' && <HeldReceipt body={entry.request.body} />}
      <Reason entry={entry} correction={correction} />
      {Array.isArray(skus) && (
        <p>
          <code>{skus.join(', ')}</code>
        </p>
      )}
      {dismissing ? (
        <ConfirmPanel
          title={t('queue.dismissTitle', { subject })}
          confirmLabel={t('queue.dismissConfirm')}
          busy={dismiss.isPending}
          onConfirm={() => dismiss.mutate()}
          onCancel={() => setDismissing(false)}
        >
          <p>{t('queue.dismissHint')}</p>
        </ConfirmPanel>
      ) : (
        <Choices
          entry={entry}
          correction={correction}
          onTakeBack={onTakeBack}
          onDismiss={() => setDismissing(true)}
        />
      )}
    </li>
  );
}

function Reason({ entry, correction }: { entry: QueueEntry; correction: Correction | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { refusal, name } = entry;
  if (refusal === null) return null;
  if (correction?.kind === 'KEEP_COUNT') {
    const { before, now, counted } = correction;
    const figures = {
      before: before === null ? '–' : format.number(before),
      now: format.number(now),
      counted: format.number(counted),
    };
    return <p>{t('stocktake.moved.figures', figures)}</p>;
  }
  // To this endpoint only a worker can be missing.
  if (name === 'createTransaction' && refusal.code === 'NOT_FOUND')
    return <p>{t('issue.result.noWorker')}</p>;
  return <p>{describeFailure(t, refusal)}</p>;
}

interface ChoicesProps {
  readonly entry: QueueEntry;
  readonly correction: Correction | null;
  readonly onTakeBack: (() => void) | null | undefined;
  readonly onDismiss: () => void;
}

/** The likely choice first; the same again and dismissing are always there. */
function Choices({ entry, correction, onTakeBack, onDismiss }: ChoicesProps) {
  const { t } = useTranslation();
  const { queue } = useHost();
  const navigate = useNavigate();
  const { id, subject, refusal } = entry;
  const resend = useMutation({ mutationFn: async () => queue?.resend(id) });
  const isUnconfirmed = refusal?.details.reason === 'UNCONFIRMED';
  const isLikelyAnother = correction !== null || isUnconfirmed || Boolean(onTakeBack);
  return (
    <Group>
      {onTakeBack && (
        <Button size="md" leftSection={<IconPencil aria-hidden size={18} />} onClick={onTakeBack}>
          {t('queue.correctCounts')}
        </Button>
      )}
      {correction && <Correct entryId={id} correction={correction} />}
      {isUnconfirmed && (
        <Button
          size="md"
          leftSection={<IconArrowsExchange aria-hidden size={18} />}
          onClick={() => void navigate({ to: '/transactions' })}
        >
          {t('queue.toTransactions')}
        </Button>
      )}
      {correction?.kind !== 'KEEP_COUNT' && (
        <Button
          size="md"
          variant={isLikelyAnother ? 'default' : 'filled'}
          loading={resend.isPending}
          leftSection={<IconSend aria-hidden size={18} />}
          aria-label={t('queue.resendOf', { subject })}
          onClick={() => resend.mutate()}
        >
          {t('queue.resend')}
        </Button>
      )}
      {entry.name === 'receiveShipment' && onTakeBack === undefined && refusal?.code !== 'NOT_FOUND' && (
        <Button
          size="md"
          variant="default"
          leftSection={<IconPackageImport aria-hidden size={18} />}
          onClick={() => void navigate({ to: '/receive/$asnNumber', params: { asnNumber: subject } })}
        >
          {t('queue.openPallet')}
        </Button>
      )}
      <Button
        size="md"
        variant="default"
        leftSection={<IconTrash aria-hidden size={18} />}
        aria-label={t('queue.dismissOf', { subject })}
        onClick={onDismiss}
      >
        {t('queue.dismiss')}
      </Button>
    </Group>
  );
}

function Correct({ entryId, correction }: { entryId: string; correction: Correction }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { queue } = useHost();
  const navigate = useNavigate();
  const correct = useMutation({ mutationFn: async () => queue?.correct(entryId, correction.request) });
  const recount = useMutation({
    mutationFn: async (sku: string) => {
      await queue?.dismiss(entryId);
      await navigate({ to: '/stocktake', search: { sku } });
    },
  });
  const label =
    correction.kind === 'KEEP_COUNT'
      ? t('stocktake.moved.keep', { counted: format.number(correction.counted) })
      : t('queue.issueAvailable', { count: correction.available });
  return (
    <>
      <Button
        size="md"
        loading={correct.isPending}
        leftSection={<IconChecks aria-hidden size={18} />}
        onClick={() => correct.mutate()}
      >
        {label}
      </Button>
      {correction.kind === 'KEEP_COUNT' && (
        <Button
          size="md"
          variant="default"
          loading={recount.isPending}
          leftSection={<IconClipboardList aria-hidden size={18} />}
          onClick={() => recount.mutate(correction.sku)}
        >
          {t('stocktake.moved.recount')}
        </Button>
      )}
    </>
  );
}
