import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';

interface DeskListProps {
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
  readonly children: ReactNode;
}

/** A list of 888's desk: its rows, or what stands in their place, and the way to more of them. */
export function DeskList({ query, isEmpty, icon, empty, emptyHint, children }: DeskListProps) {
  const { t } = useTranslation();
  if (!query.data) return <NoAnswerYet query={query} icon={icon} offlineHint={t('desk.offlineHint')} />;
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
          {t('desk.more')}
        </Button>
      )}
    </>
  );
}
