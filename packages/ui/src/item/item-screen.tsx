import { Button } from '@mantine/core';
import { IconBoxOff } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../elements/empty-state.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Page } from '../elements/page.tsx';
import { ItemSheet } from './item-sheet.tsx';
import { useLevel } from './use-item.ts';

/** One SKU: what there is of it, how it moved, and what to do about it. */
export function ItemScreen() {
  const { sku } = useParams({ from: '/stock/$sku' });
  // What is typed belongs to one item: another one starts afresh.
  return <Item key={sku} sku={sku} />;
}

function Item({ sku }: { sku: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useLevel(sku);
  if (query.data) return <ItemSheet level={query.data} query={query} />;
  return (
    <Page title={t('item.title', { sku })}>
      {query.data === null ? (
        <EmptyState icon={IconBoxOff} title={t('item.notFound', { sku })} hint={t('item.notFoundHint')}>
          <Button variant="default" onClick={() => void navigate({ to: '/stock' })}>
            {t('item.backToStock')}
          </Button>
        </EmptyState>
      ) : (
        <NoAnswerYet query={query} icon={IconBoxOff} offlineHint={t('item.offlineHint')} />
      )}
    </Page>
  );
}
