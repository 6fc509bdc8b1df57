import { Button, Loader } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../app/call-failure.ts';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Notice } from '../elements/notice.tsx';
import { useChainCheck } from './use-item.ts';

/** Whether the item's movements still hold together, recomputed from the first to the last. */
export function ChainCheck({ sku, movedAt }: { sku: string; movedAt: string }) {
  const { t } = useTranslation();
  const query = useChainCheck(sku, movedAt);
  const { data } = query;
  return (
    <section className="wms-card" aria-label={t('item.chain.title')}>
      <h2>{t('item.chain.title')}</h2>
      {data?.ok && (
        <Notice tone="good" icon={IconShieldCheck}>
          <p>{t('item.chain.verified', { count: data.transactions })}</p>
        </Notice>
      )}
      {data?.ok === false && (
        <Notice role="alert" tone="bad" icon={IconShieldX}>
          <p>{t('item.chain.broken', { sequence: data.firstFault?.sequence ?? 0 })}</p>
        </Notice>
      )}
      {!data && !query.error && (
        <p role="status" className="wms-hint">
          <Loader size="sm" aria-hidden /> {t('item.chain.checking')}
        </p>
      )}
      {!data && query.error && (
        <FailureAlert failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {data && (
        <Button variant="default" size="sm" loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('item.chain.again')}
        </Button>
      )}
    </section>
  );
}
