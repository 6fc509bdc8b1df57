import { Skeleton } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { failureOf, isOffline } from '../app/call-failure.ts';
import { EmptyState } from './empty-state.tsx';
import { FailureAlert } from './failure-alert.tsx';

interface NoAnswerYetProps {
  readonly query: { readonly error: Error | null; readonly refetch: () => unknown };
  readonly icon: Icon;
  /** What to expect while the server cannot be reached. */
  readonly offlineHint: string;
}

/** What stands in the place of an answer that has not come: it is under way, the server is gone, or it refused. */
export function NoAnswerYet({ query, icon, offlineHint }: NoAnswerYetProps) {
  const { t } = useTranslation();
  const { error } = query;
  if (!error) return <Skeleton role="img" height={240} aria-label={t('app.loading')} />;
  if (isOffline(error)) {
    return <EmptyState icon={icon} title={t('offline.nothingYet')} hint={offlineHint} />;
  }
  return <FailureAlert failure={failureOf(error)} onRetry={() => void query.refetch()} />;
}
