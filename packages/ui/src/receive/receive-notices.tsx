import { Button, CopyButton, Group, List } from '@mantine/core';
import {
  IconBan,
  IconCircleCheck,
  IconClockUp,
  IconCopy,
  IconDeviceFloppy,
  IconEraser,
  IconForbid2,
  IconProgressCheck,
  IconRefresh,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../elements/notice.tsx';
import { useSession } from '../session/use-session.ts';
import { type Counts, describeCounts } from './receipt-form.ts';

/** The prompt that the guide asks for (section 6): nothing of this ASN can be booked before these are registered. */
export function UnregisteredPrompt({
  skus,
  onCheckAgain,
}: {
  skus: readonly string[];
  onCheckAgain: () => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="wms-prompt" aria-labelledby="unregistered-title">
      <h2 id="unregistered-title">
        <IconForbid2 aria-hidden size={28} /> {t('receive.unregistered.title')}
      </h2>
      <p>{t('receive.unregistered.hint')}</p>
      <List aria-label={t('receive.unregistered.list')} size="lg" className="wms-sku-list">
        {skus.map((sku) => (
          <List.Item key={sku}>
            <code>{sku}</code>
          </List.Item>
        ))}
      </List>
      <Group>
        <CopyButton value={skus.join('\n')}>
          {({ copied, copy }) => (
            <Button size="lg" leftSection={<IconCopy aria-hidden size={20} />} onClick={copy}>
              {copied
                ? t('receive.unregistered.copied')
                : t('receive.unregistered.copy', { count: skus.length })}
            </Button>
          )}
        </CopyButton>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconRefresh aria-hidden size={20} />}
          onClick={onCheckAgain}
        >
          {t('receive.unregistered.checkAgain')}
        </Button>
      </Group>
    </section>
  );
}

/** What is counted lasts as long as the window. */
export function NotKeptNotice() {
  const { t } = useTranslation();
  return (
    <Notice tone="warning" icon={IconDeviceFloppy}>
      <p>{t('receive.notKept')}</p>
    </Notice>
  );
}

/** What was counted before somebody else received, closed or cancelled the pallet: nothing books it any more. */
export function LeftCountsNotice({ counts, onClear }: { counts: Counts; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice tone="warning" icon={IconEraser} title={t('receive.left.title')}>
      <p>{t('receive.left.hint', { lines: describeCounts(counts) })}</p>
      <Group>
        <Button size="lg" variant="default" onClick={onClear}>
          {t('receive.actions.clearCounts')}
        </Button>
      </Group>
    </Notice>
  );
}

/** A receipt of this ASN is kept by the host. */
export function QueuedNotice() {
  const { t } = useTranslation();
  const { isBrief, userName: supervisor } = useSession();
  if (isBrief) {
    return (
      <Notice tone="queued" icon={IconClockUp} title={t('brief.kept')}>
        <p>{t('brief.keptHint', { supervisor })}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="queued" icon={IconClockUp} title={t('receive.queued.title')}>
      <p>{t('receive.queued.hint')}</p>
    </Notice>
  );
}

/** Received before: nothing is left to do. */
export function ReceivedNotice() {
  const { t } = useTranslation();
  return (
    <Notice tone="good" icon={IconCircleCheck} title={t('receive.received.title')}>
      <p>{t('receive.received.hint')}</p>
    </Notice>
  );
}

export function CancelledNotice() {
  const { t } = useTranslation();
  return (
    <Notice tone="bad" icon={IconBan} title={t('receive.cancelled.title')}>
      <p>{t('receive.cancelled.hint')}</p>
    </Notice>
  );
}

/** Part of the pallet is still to come; `pieces` as people write the number. */
export function PartialNotice({ pieces }: { pieces: string }) {
  const { t } = useTranslation();
  return (
    <Notice tone="warning" icon={IconProgressCheck}>
      <p>{t('receive.partial.hint', { pieces })}</p>
    </Notice>
  );
}
