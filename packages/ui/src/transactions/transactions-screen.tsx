import { IconHistoryOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { LongList } from '../elements/long-list.tsx';
import { Page } from '../elements/page.tsx';
import { ExportButton } from '../export/export-button.tsx';
import { useSession } from '../session/use-session.ts';
import { TransactionTable } from './transaction-table.tsx';
import { transactionsCsv } from './transactions-csv.ts';

/** Rows asked for at a time. */
const pageRows = 100;

/** The ledger, newest first; to a worker the server shows their own issuances only. */
export function TransactionsScreen() {
  const { t } = useTranslation();
  const host = useHost();
  const own = useSession().role === 'WORKER';
  const { workerId } = useSearch({ from: '/transactions' });
  const query = useInfiniteQuery({
    queryKey: ['transactions', workerId ?? null],
    queryFn: ({ pageParam }) =>
      answerOf(
        host.request('listTransactions', {
          query: {
            limit: String(pageRows),
            ...(workerId ? { workerId } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
  const rows = query.data?.pages.flatMap(({ transactions }) => transactions) ?? [];
  return (
    <Page
      title={t(own ? 'transactions.titleOwn' : 'transactions.title')}
      tools={<ExportButton fileName="transactions" source={transactionsCsv(host, workerId)} />}
    >
      {workerId && (
        <p>
          {t('transactions.ofOneWorker')}{' '}
          <Link to="/transactions" className="wms-link">
            {t('transactions.ofAll')}
          </Link>
        </p>
      )}
      <LongList
        query={query}
        isEmpty={rows.length === 0}
        icon={IconHistoryOff}
        empty={t(
          own ? 'transactions.emptyOwn' : workerId ? 'transactions.emptyWorker' : 'transactions.empty',
        )}
        emptyHint={t(
          own
            ? 'transactions.emptyOwnHint'
            : workerId
              ? 'transactions.emptyWorkerHint'
              : 'transactions.emptyHint',
        )}
        offlineHint={t('transactions.offlineHint')}
        more={t('transactions.more')}
      >
        <TransactionTable rows={rows} label={t(own ? 'transactions.titleOwn' : 'transactions.title')} />
      </LongList>
    </Page>
  );
}
