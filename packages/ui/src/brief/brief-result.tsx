import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../elements/notice.tsx';
import { Page } from '../elements/page.tsx';
import { ReceiptResult } from '../receive/receipt-result.tsx';
import { useSession } from '../session/use-session.ts';
import type { Booked } from './brief-screens.tsx';

interface BriefResultProps {
  readonly asnNumber: string;
  readonly supervisor: string;
  /** Null where the answer came after the screen had stopped waiting for it. */
  readonly booked: Booked | null;
  readonly onLeave: () => void;
}

/** What was booked, by whom, and that the worker goes on. */
export function BriefResult({ asnNumber, supervisor, booked, onLeave }: BriefResultProps) {
  const { t } = useTranslation();
  const { userName: worker } = useSession();
  return (
    <Page title={t('receive.title', { asnNumber })}>
      <Notice
        tone="good"
        icon={IconCircleCheck}
        title={booked ? t('brief.booked', { supervisor }) : t('brief.sent')}
      >
        <p>{t('brief.bookedHint', { worker })}</p>
      </Notice>
      {booked && <ReceiptResult {...booked} />}
      <Button size="xl" className="wms-brief-go-on" onClick={onLeave}>
        {t('brief.goOn')}
      </Button>
    </Page>
  );
}
