import { Button } from '@mantine/core';
import { IconHistoryOff } from '@tabler/icons-react';
import type { StockLevelAnswer } from '@wms/contract';
import { useTranslation } from 'react-i18next';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { LevelPlot } from '../plots/level-plot.tsx';
import { useSession } from '../session/use-session.ts';
import { TransactionTable } from '../transactions/transaction-table.tsx';
import { useMovements } from './use-item.ts';

/** Rows of the table; the plot goes further back. */
const rowsShownMax = 25;

/** How the item moved, as a plot and as the newest rows of its ledger. A worker has no whole history to plot. */
export function Movements({ level }: { level: StockLevelAnswer }) {
  const { t } = useTranslation();
  const own = useSession().role === 'WORKER';
  const query = useMovements(level.sku);
  const rows = query.data?.pages.flatMap(({ transactions }) => transactions) ?? [];
  return (
    <>
      {rows.length > 0 && !own && <LevelPlot level={level} movements={rows} until={query.dataUpdatedAt} />}
      {query.hasNextPage && !own && (
        <Button
          className="wms-plot-more"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('item.movements.more')}
        </Button>
      )}
      <section className="wms-section" aria-label={t('item.movements.title')}>
        <h2>{t('item.movements.title')}</h2>
        <AsOf query={query} />
        {rows.length > 0 ? (
          <TransactionTable
            rows={rows.slice(0, rowsShownMax)}
            label={t('item.movements.title')}
            withSku={false}
          />
        ) : query.data ? (
          <EmptyState
            icon={IconHistoryOff}
            title={t(own ? 'item.movements.emptyOwn' : 'item.movements.empty')}
            hint={t(own ? 'item.movements.emptyOwnHint' : 'item.movements.emptyHint')}
          />
        ) : (
          <NoAnswerYet query={query} icon={IconHistoryOff} offlineHint={t('item.offlineHint')} />
        )}
      </section>
    </>
  );
}
