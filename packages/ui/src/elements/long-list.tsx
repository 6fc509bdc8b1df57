import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOf } from './as-of.tsx';
import { EmptyState } from './empty-state.tsx';
import { NoAnswerYet } from './no-answer-yet.tsx';

interface LongListProps {
  readonly query: {
    readonly error: Error | null;
    readonly data: unknown;
    readonly dataUpdatedAt: number;
    readonly refetch: () => unknown;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly isEmpty: boolean;
  readonly icon: Icon;
  readonly empty: string;
  readonly emptyHint: string;
  /** What to expect while the server cannot be reached. */
  readonly offlineHint?: string;
  /** What the button says that reads on. */
  readonly more?: string;
  readonly children: ReactNode;
}

/** A list that is read page by page: its rows, or what stands in their place, and the way to more of them. */
export function LongList({ query, isEmpty, icon, empty, emptyHint, children, ...words }: LongListProps) {
  const { t } = useTranslation();
  if (!query.data) {
    return <NoAnswerYet query={query} icon={icon} offlineHint={words.offlineHint ?? t('list.offlineHint')} />;
  }
  return (
    <>
      <AsOf query={query} />
      {isEmpty ? <EmptyState icon={icon} title={empty} hint={emptyHint} /> : children}
      {query.hasNextPage && (
        <Button
          variant="default"
          size="md"
          className="wms-more"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {words.more ?? t('list.more')}
        </Button>
      )}
    </>
  );
}
