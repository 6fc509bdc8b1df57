import { Button } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import type { Failure } from '@wms/client';
import { useTranslation } from 'react-i18next';
import { describeFailure } from './describe-failure.ts';
import { Notice } from './notice.tsx';

/** A failure in a person's words, with the request's id for whoever looks into it, and a way to try again. */
export function FailureAlert({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const { t } = useTranslation();
  const requestId = failure.kind === 'REFUSED' ? failure.requestId : '';
  return (
    <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
      <p>{describeFailure(t, failure)}</p>
      {requestId !== '' && <p className="wms-hint">{t('failure.requestId', { requestId })}</p>}
      {onRetry && (
        <Button variant="default" mt="sm" onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      )}
    </Notice>
  );
}
