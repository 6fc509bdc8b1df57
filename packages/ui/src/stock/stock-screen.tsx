import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBoxOff, IconHistory, IconSearch } from '@tabler/icons-react';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import type { StockStatus } from '@wms/domain';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isOffline } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Page } from '../elements/page.tsx';
import { ExportButton } from '../export/export-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { PastNotice, PastPicker } from './past-picker.tsx';
import { stockCsv } from './stock-csv.ts';
import { StockTable } from './stock-table.tsx';
import { usualStockSort } from './stock-view.ts';
import { useStockView } from './use-stock-view.ts';
import { type StockFilter, useStock } from './use-stock.ts';

/** A pause in typing this long starts the search. */
export const searchPauseMs = 250;

/** Longest search the API takes. */
export const searchLengthMax = 100;

const anyStatus = 'ALL';

/** Another list begins anew; the same in another order keeps its head, and with it the focus. */
const listKey = ({ search, status, asOf }: StockFilter): string => [search, status, asOf].join('\n');

/** Every level of the warehouse; what is searched for stands in the address, so that a scan can open it. */
export function StockScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate({ from: '/stock' });
  const router = useRouter();
  const { search = '', status = null, asOf = null } = useSearch({ from: '/stock' });
  const [picking, setPicking] = useState(asOf !== null);
  const host = useHost();
  const [typed, setTyped] = useState(search);
  const [settled] = useDebouncedValue(typed, searchPauseMs);

  // A scan changes the address while the field still holds what was typed before.
  useEffect(() => setTyped(search), [search]);
  useEffect(() => {
    if (settled !== typed || settled === search) return;
    // Whoever is on the way to another screen is not called back by what was typed last.
    if (router.latestLocation.pathname !== '/stock') return;
    void navigate({ search: (before) => ({ ...before, search: settled || undefined }), replace: true });
  }, [settled, typed, search, navigate, router]);

  const view = useStockView(asOf !== null);
  const filter = { search, status, asOf, sort: view.sort };
  const query = useStock(filter);
  const chooseMoment = (moment: string | null) =>
    void navigate({ search: (before) => ({ ...before, asOf: moment ?? undefined }), replace: true });
  const first = query.data;
  const total = first?.total ?? null;
  const statuses = ['OK', 'LOW', 'CRITICAL'] as const satisfies readonly StockStatus[];

  const tools = (
    <>
      <SegmentedControl
        size="md"
        aria-label={t('stock.statusFilter')}
        disabled={asOf !== null}
        value={asOf === null ? (status ?? anyStatus) : anyStatus}
        onChange={(value) => {
          const chosen = statuses.find((known) => known === value);
          void navigate({ search: (before) => ({ ...before, status: chosen }), replace: true });
        }}
        data={[
          { value: anyStatus, label: t('stock.anyStatus') },
          ...statuses.map((value) => ({ value, label: t(`stockStatus.${value}`) })),
        ]}
      />
      <TextInput
        type="search"
        size="md"
        label={t('stock.search')}
        placeholder={t('stock.searchHint')}
        maxLength={searchLengthMax}
        leftSection={<IconSearch aria-hidden size={18} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button
        variant="default"
        size="md"
        aria-expanded={picking}
        leftSection={<IconHistory aria-hidden size={20} />}
        onClick={() => setPicking(!picking)}
      >
        {t('past.open')}
      </Button>
      <ColumnChooser shown={view.columns} onChoose={view.chooseColumns} onUsual={view.showUsualColumns} />
      <ExportButton
        fileName={asOf === null ? 'stock' : `stock-as-of-${asOf.slice(0, 10)}`}
        source={stockCsv(host, filter)}
      />
    </>
  );
  // What was read by SKU may be at hand where this order is not; without a list there is no head to press.
  const usualOrder = view.sort !== usualStockSort && (
    <Button variant="default" size="md" onClick={() => view.press('sku')}>
      {t('stock.sortBySku')}
    </Button>
  );
  const subtitle = total === null ? null : t('stock.total', { count: total, figure: format.number(total) });
  const filtered = search !== '' || (status !== null && asOf === null);
  return (
    <Page title={t('stock.title')} subtitle={subtitle} tools={tools}>
      <AsOf query={query} />
      {picking && <PastPicker asOf={asOf} onChoose={chooseMoment} />}
      {asOf !== null && (
        <PastNotice
          asOf={asOf}
          onBack={() => {
            setPicking(false);
            chooseMoment(null);
          }}
        />
      )}
      {first && first.levels.length > 0 ? (
        <StockTable key={listKey(first.filter)} first={first} columns={view.columns} onSort={view.press} />
      ) : first ? (
        <EmptyState
          icon={IconBoxOff}
          title={t(filtered ? 'stock.noMatch' : 'stock.empty')}
          hint={t(filtered ? 'stock.noMatchHint' : 'stock.emptyHint')}
        />
      ) : query.error && isOffline(query.error) ? (
        <EmptyState icon={IconBoxOff} title={t('offline.nothingYet')} hint={t('stock.offlineHint')}>
          {usualOrder}
        </EmptyState>
      ) : query.error ? (
        <>
          <FailureAlert failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
          {usualOrder}
        </>
      ) : (
        <Skeleton role="img" height={400} aria-label={t('app.loading')} />
      )}
    </Page>
  );
}
