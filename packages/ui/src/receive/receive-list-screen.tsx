import { Skeleton, TextInput } from '@mantine/core';
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
import { Page } from '../elements/page.tsx';
import { ShipmentMark } from '../elements/status-mark.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { filterShipments } from './filter-shipments.ts';
import { useActiveShipments } from './use-shipments.ts';

/** The ASNs on their way or part received, newest first. */
export function ReceiveListScreen() {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const query = useActiveShipments();
  const tools = (
    <TextInput
      type="search"
      size="md"
      label={t('shipments.filter')}
      placeholder={t('shipments.filterHint')}
      leftSection={<IconSearch aria-hidden size={18} />}
      value={search}
      onChange={(event) => setSearch(event.currentTarget.value)}
    />
  );
  return (
    <Page title={t('shipments.title')} tools={tools}>
      <AsOf query={query} />
      {query.data ? (
        <Found shipments={filterShipments(query.data.shipments, search)} search={search} />
      ) : query.error ? (
        <NothingKnown error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton height={240} aria-label={t('app.loading')} />
      )}
      {query.data && (query.data.total ?? 0) > query.data.shipments.length && (
        <p className="wms-hint">{t('shipments.more', { count: query.data.shipments.length })}</p>
      )}
    </Page>
  );
}

function NothingKnown({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  if (!isOffline(error)) return <FailureAlert failure={failureOf(error)} onRetry={onRetry} />;
  return <EmptyState icon={IconPackages} title={t('offline.nothingYet')} hint={t('shipments.offlineHint')} />;
}

function Found(props: { shipments: readonly ShipmentAnswer[]; search: string }) {
  const { t } = useTranslation();
  if (props.shipments.length === 0) {
    return props.search === '' ? (
      <EmptyState icon={IconPackages} title={t('shipments.empty')} hint={t('shipments.emptyHint')} />
    ) : (
      <EmptyState icon={IconSearch} title={t('shipments.noMatch')} hint={t('shipments.noMatchHint')} />
    );
  }
  return (
    <div className="wms-table-box">
      <table className="wms-table wms-table-roomy" aria-label={t('shipments.table')}>
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
