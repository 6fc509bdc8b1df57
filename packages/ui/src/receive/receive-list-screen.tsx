import { Button, Skeleton, TextInput } from '@mantine/core';
import { IconBuildingWarehouse, IconPackages, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ShipmentAnswer } from '@wms/contract';
import { outstanding } from '@wms/domain';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../app/access.ts';
import { failureOf, isOffline } from '../app/call-failure.ts';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Page } from '../elements/page.tsx';
import { ShipmentMark } from '../elements/status-mark.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';
import { filterShipments } from './filter-shipments.ts';
import { useActiveShipments } from './use-shipments.ts';

/** The ASNs on their way or part received, newest first. */
export function ReceiveListScreen() {
  const { role, warehouseId } = useSession();
  // Whoever belongs to one warehouse names none: the session does.
  return warehouseId === null ? (
    <StaffShipments />
  ) : (
    <Shipments title="shipments.title" warehouseId={null} canOpen={mayCall(role, 'receiveShipment')} />
  );
}

/** 888's own people belong to no warehouse, and say which one they want to see. */
function StaffShipments() {
  const { t } = useTranslation();
  const { warehouses } = useSession();
  const [typed, setTyped] = useState(warehouses[0]?.id ?? '');
  const [chosen, setChosen] = useState(typed);
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    setChosen(typed.trim());
  };
  const choice = (
    <form className="wms-choice" onSubmit={choose}>
      <TextInput
        size="md"
        label={t('shipments.warehouse')}
        placeholder="wh_…"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" size="md" variant="default">
        {t('shipments.show')}
      </Button>
    </form>
  );
  if (chosen === '') {
    return (
      <Page title={t('shipments.titleStaff')} tools={choice}>
        <EmptyState
          icon={IconBuildingWarehouse}
          title={t('shipments.noWarehouse')}
          hint={t('shipments.noWarehouseHint')}
        />
      </Page>
    );
  }
  return <Shipments title="shipments.titleStaff" warehouseId={chosen} canOpen={false} choice={choice} />;
}

interface ShipmentsProps {
  readonly title: 'shipments.title' | 'shipments.titleStaff';
  readonly warehouseId: string | null;
  readonly canOpen: boolean;
  readonly choice?: ReactNode;
}

function Shipments({ title, warehouseId, canOpen, choice }: ShipmentsProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const query = useActiveShipments(warehouseId);
  const tools = (
    <>
      {choice}
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
    <Page title={t(title)} tools={tools}>
      <AsOf query={query} />
      {query.data ? (
        <Found shipments={filterShipments(query.data.shipments, search)} search={search} canOpen={canOpen} />
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

function Found(props: { shipments: readonly ShipmentAnswer[]; search: string; canOpen: boolean }) {
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
            <ShipmentRow key={shipment.id} shipment={shipment} canOpen={props.canOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ShipmentRow({ shipment, canOpen }: { shipment: ShipmentAnswer; canOpen: boolean }) {
  const format = useFormat();
  const { asnNumber, status, lines, expectedAt, carrier } = shipment;
  const sum = (pick: (line: ShipmentAnswer['lines'][number]) => number) =>
    format.number(lines.reduce((total, line) => total + pick(line), 0));
  return (
    <tr>
      <th scope="row">
        {canOpen ? (
          <Link to="/receive/$asnNumber" params={{ asnNumber }} className="wms-link">
            {asnNumber}
          </Link>
        ) : (
          asnNumber
        )}
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
