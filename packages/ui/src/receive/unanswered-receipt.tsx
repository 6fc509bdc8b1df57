import { Button, Group } from '@mantine/core';
import { IconCloudOff, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isUnsure } from '../drafts/resend.ts';
import { Notice } from '../elements/notice.tsx';
import { useNow } from '../elements/use-now.ts';
import { HeldReceipt } from './held-receipt.tsx';
import type { SentReceipt } from './use-sent-receipt.ts';

interface UnansweredReceiptProps {
  readonly sent: SentReceipt;
  readonly busy: boolean;
  readonly onAgain: () => void;
  readonly onForget: () => void;
}

/** A receipt that may be booked or not: it is sent again as it was, as long as the server surely knows its key. */
export function UnansweredReceipt({ sent, busy, onAgain, onForget }: UnansweredReceiptProps) {
  const { t } = useTranslation();
  const unsure = isUnsure(sent, useNow());
  return (
    <Notice tone="warning" icon={IconCloudOff} title={t('receive.unanswered.title')}>
      <HeldReceipt body={sent.body} />
      <p>{t(unsure ? 'receive.unanswered.unsure' : 'receive.unanswered.hint')}</p>
      <Group>
        {unsure ? (
          <Button size="lg" variant="default" onClick={onForget}>
            {t('receive.unanswered.forget')}
          </Button>
        ) : (
          <Button size="lg" loading={busy} leftSection={<IconSend aria-hidden size={20} />} onClick={onAgain}>
            {t('queue.resend')}
          </Button>
        )}
      </Group>
    </Notice>
  );
}
