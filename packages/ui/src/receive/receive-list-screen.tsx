import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { IconPackages, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ShipmentAnswer } from '@wms/contract';
import { outstanding } from '@wms/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isOffline } from '../app/call-failure.ts';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Page } from '../elements/page.tsx';
import { ShipmentMark } from '../elements/status-mark.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { filterShipments } from './filter-shipments.ts';
import { usePastShipments } from './use-receipts.ts';
import { useActiveShipments } from './use-shipments.ts';

/** The ASNs of the warehouse, newest first: those on their way or part received, and those that are over. */
export function ReceiveListScreen() {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [isPast, setIsPast] = useState(false);
  const tools = (
    <>
      <SegmentedControl
        size="md"
        aria-label={t('shipments.view')}
        value={isPast ? 'PAST' : 'ACTIVE'}
        onChange={(value) => setIsPast(value === 'PAST')}
        data={[
          { value: 'ACTIVE', label: t('shipments.active') },
          { value: 'PAST', label: t('shipments.past') },
        ]}
      />
      <TextInput
        type="search"
        size="md"
        label={t('shipments.filter')}
        placeholder={t('shipments.filterHint')}
        leftSection={<IconSearch aria-hidden size={18} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
    </>
  );
  return (
    <Page title={t('shipments.title')} tools={tools}>
      {isPast ? <PastShipments search={search} /> : <ActiveShipments search={search} />}
    </Page>
  );
}

function ActiveShipments({ search }: { search: string }) {
  const { t } = useTranslation();
  const query = useActiveShipments();
  return (
    <>
      <AsOf query={query} />
      {query.data ? (
        <Found
          shipments={filterShipments(query.data.shipments, search)}
          search={search}
          words={activeWords}
        />
      ) : query.error ? (
        <NothingKnown error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton role="img" height={240} aria-label={t('app.loading')} />
      )}
      {query.data && (query.data.total ?? 0) > query.data.shipments.length && (
        <p className="wms-hint">{t('shipments.more', { count: query.data.shipments.length })}</p>
      )}
    </>
  );
}

/** What has been received, closed short or cancelled. */
function PastShipments({ search }: { search: string }) {
  const { t } = useTranslation();
  const query = usePastShipments();
  const shipments = query.data?.pages.flatMap((page) => page.shipments) ?? [];
  return (
    <>
      <AsOf query={query} />
      {query.data ? (
        <Found shipments={filterShipments(shipments, search)} search={search} words={pastWords} />
      ) : (
        <NoAnswerYet query={query} icon={IconPackages} offlineHint={t('shipments.offlineHint')} />
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('shipments.older')}
        </Button>
      )}
    </>
  );
}

function NothingKnown({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  if (!isOffline(error)) return <FailureAlert failure={failureOf(error)} onRetry={onRetry} />;
  return <EmptyState icon={IconPackages} title={t('offline.nothingYet')} hint={t('shipments.offlineHint')} />;
}

const activeWords = {
  table: 'shipments.table',
  empty: 'shipments.empty',
  emptyHint: 'shipments.emptyHint',
} as const;
const pastWords = {
  table: 'shipments.pastTable',
  empty: 'shipments.pastEmpty',
  emptyHint: 'shipments.pastEmptyHint',
} as const;

interface FoundProps {
  readonly shipments: readonly ShipmentAnswer[];
  readonly search: string;
  readonly words: typeof activeWords | typeof pastWords;
}

function Found(props: FoundProps) {
  const { t } = useTranslation();
  const { words } = props;
  if (props.shipments.length === 0) {
    return props.search === '' ? (
      <EmptyState icon={IconPackages} title={t(words.empty)} hint={t(words.emptyHint)} />
    ) : (
      <EmptyState icon={IconSearch} title={t('shipments.noMatch')} hint={t('shipments.noMatchHint')} />
    );
  }
  return (
    <div className="wms-table-box">
      <table className="wms-table wms-table-roomy" aria-label={t(words.table)}>
        <thead>
          <tr>
            <th scope="col">{t('shipments.asn')}</th>
            <th scope="col">{t('shipments.status')}</th>
            <th scope="col" className="wms-number">
              {t('shipments.lines')}
            </th>
            <th scope="col" className="wms-number">
              {t('shipments.expected')}
            </th>
            <th scope="col" className="wms-number">
              {t('shipments.outstanding')}
            </th>
            <th scope="col">{t('shipments.arrival')}</th>
            <th scope="col">{t('shipments.carrier')}</th>
          </tr>
        </thead>
        <tbody>
          {props.shipments.map((shipment) => (
            <ShipmentRow key={shipment.id} shipment={shipment} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ShipmentRow({ shipment }: { shipment: ShipmentAnswer }) {
  const format = useFormat();
  const { asnNumber, status, lines, expectedAt, carrier } = shipment;
  const sum = (pick: (line: ShipmentAnswer['lines'][number]) => number) =>
    format.number(lines.reduce((total, line) => total + pick(line), 0));
  return (
    <tr>
      <th scope="row">
        <Link to="/receive/$asnNumber" params={{ asnNumber }} className="wms-link">
          {asnNumber}
        </Link>
      </th>
      <td>
        <ShipmentMark status={status} />
      </td>
      <td className="wms-number">{format.number(lines.length)}</td>
      <td className="wms-number">{sum(({ expectedQty }) => expectedQty)}</td>
      <td className="wms-number">{sum(outstanding)}</td>
      <td>{expectedAt ? format.date(expectedAt) : '–'}</td>
      <td>{carrier ?? '–'}</td>
    </tr>
  );
}
