import { Button, Skeleton } from '@mantine/core';
import { IconHistoryOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { StockTransactionAnswer } from '@wms/contract';
import { useTranslation } from 'react-i18next';
import { answerOf, failureOf, isOffline } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Page } from '../elements/page.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';

/** Rows asked for at a time. */
const pageRows = 100;

/** The ledger, newest first; to a worker the server shows their own issuances only. */
export function TransactionsScreen() {
  const { t } = useTranslation();
  const host = useHost();
  const own = useSession().role === 'WORKER';
  const query = useInfiniteQuery({
    queryKey: ['transactions'],
    queryFn: ({ pageParam }) =>
      answerOf(
        host.request('listTransactions', {
          query: { limit: String(pageRows), ...(pageParam ? { cursor: pageParam } : {}) },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
  const rows = query.data?.pages.flatMap(({ transactions }) => transactions) ?? [];
  return (
    <Page title={t(own ? 'transactions.titleOwn' : 'transactions.title')}>
      <AsOf query={query} />
      {rows.length > 0 ? (
        <TransactionTable rows={rows} own={own} />
      ) : query.data ? (
        <EmptyState
          icon={IconHistoryOff}
          title={t(own ? 'transactions.emptyOwn' : 'transactions.empty')}
          hint={t(own ? 'transactions.emptyOwnHint' : 'transactions.emptyHint')}
        />
      ) : query.error && isOffline(query.error) ? (
        <EmptyState
          icon={IconHistoryOff}
          title={t('offline.nothingYet')}
          hint={t('transactions.offlineHint')}
        />
      ) : query.error ? (
        <FailureAlert failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton height={400} aria-label={t('app.loading')} />
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          size="md"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('transactions.more')}
        </Button>
      )}
    </Page>
  );
}

function TransactionTable({ rows, own }: { rows: readonly StockTransactionAnswer[]; own: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wms-table-box">
      <table className="wms-table" aria-label={t(own ? 'transactions.titleOwn' : 'transactions.title')}>
        <thead>
          <tr>
            <th scope="col">{t('transactions.when')}</th>
            <th scope="col">{t('transactions.sku')}</th>
            <th scope="col">{t('transactions.type')}</th>
            <th scope="col" className="wms-number">
              {t('transactions.change')}
            </th>
            <th scope="col" className="wms-number">
              {t('transactions.after')}
            </th>
            <th scope="col">{t('transactions.source')}</th>
            <th scope="col">{t('transactions.reference')}</th>
            <th scope="col">{t('transactions.station')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="wms-when">{format.dateTime(row.occurredAt)}</td>
              <th scope="row" className="wms-sku">
                {row.sku}
              </th>
              <td>{t(`movementType.${row.type}`)}</td>
              <td className="wms-number" data-tone={row.delta < 0 ? 'short' : undefined}>
                {format.signed(row.delta)}
              </td>
              <td className="wms-number">{format.number(row.quantityAfter)}</td>
              <td>{t(`movementSource.${row.source}`)}</td>
              <td>{row.reference ?? '–'}</td>
              <td>{row.stationId ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
