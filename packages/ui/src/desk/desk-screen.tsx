import { IconBuildingWarehouse } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { AnswerOf } from '@wms/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../app/access.ts';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Page } from '../elements/page.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';
import { useDesk } from './use-ops-list.ts';

type Overview = AnswerOf<'readOverview'>;

/** Where the table of warehouses stands on the page: alerts are the customers' to decide, so that it only says whose. */
const warehousesId = 'warehouses';

/** What there is to do over every customer, each figure a way to where it is dealt with. */
export function DeskScreen() {
  const { t } = useTranslation();
  const query = useDesk();
  return (
    <Page title={t('desk.title')}>
      <AsOf query={query} />
      {query.data ? (
        <>
          <Tiles overview={query.data} />
          <Warehouses overview={query.data} />
        </>
      ) : (
        <NoAnswerYet query={query} icon={IconBuildingWarehouse} offlineHint={t('list.offlineHint')} />
      )}
    </Page>
  );
}

function Tiles({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const { shipments, alerts } = overview;
  return (
    <div className="wms-tiles">
      <TileGroup title={t('desk.group.dispatch')}>
        <Tile value={overview.ordersPlaced} label={t('desk.tile.orders')} to={{ to: '/dispatch' }} />
        <Tile
          value={shipments.PENDING}
          label={t('desk.tile.pending')}
          to={{ to: '/dispatch', search: { view: 'PENDING' } }}
        />
        <Tile
          value={shipments.IN_TRANSIT}
          label={t('desk.tile.inTransit')}
          to={{ to: '/dispatch', search: { view: 'IN_TRANSIT' } }}
        />
        <Tile
          value={overview.lateShipments}
          label={t('desk.tile.late')}
          to={{ to: '/dispatch', search: { view: 'late' } }}
          isBad
        />
      </TileGroup>
      <TileGroup title={t('desk.group.decide')}>
        {mayCall(role, 'listAccounts') && (
          <Tile
            value={overview.accountsPending}
            label={t('desk.tile.accounts')}
            to={{ to: '/accounts', search: { status: 'PENDING' } }}
          />
        )}
        <Tile value={overview.levelsToReview} label={t('desk.tile.levels')} to={{ to: '/levels' }} />
      </TileGroup>
      <TileGroup title={t('desk.group.customers')}>
        <Tile
          value={alerts.OPEN + alerts.ACKNOWLEDGED}
          label={t('desk.tile.alerts')}
          to={{ to: '/desk', hash: warehousesId }}
        />
        <Tile value={overview.proposalsProposed} label={t('desk.tile.proposals')} to={{ to: '/proposals' }} />
      </TileGroup>
    </div>
  );
}

function TileGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="wms-tile-group" aria-label={title}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}

interface TileProps {
  readonly value: number;
  readonly label: string;
  readonly to: Pick<LinkProps, 'to' | 'search' | 'hash'>;
  readonly isBad?: boolean;
}

function Tile({ value, label, to, isBad = false }: TileProps) {
  const format = useFormat();
  const content = (
    <>
      <strong data-tone={isBad && value > 0 ? 'bad' : undefined}>{format.number(value)}</strong>
      <span>{label}</span>
    </>
  );
  return (
    <Link {...to} className="wms-tile">
      {content}
    </Link>
  );
}

function Warehouses({ overview: { warehouses } }: { overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (warehouses.length === 0) {
    return <EmptyState icon={IconBuildingWarehouse} title={t('desk.nothing')} hint={t('desk.nothingHint')} />;
  }
  return (
    <section className="wms-section" id={warehousesId} aria-label={t('desk.warehouses')}>
      <h2>{t('desk.warehouses')}</h2>
      <div className="wms-table-box">
        <table className="wms-table wms-desk-table" aria-label={t('desk.warehouses')}>
          <thead>
            <tr>
              <th scope="col">{t('desk.warehouse')}</th>
              <th scope="col" className="wms-number">
                {t('desk.column.alerts')}
              </th>
              <th scope="col" className="wms-number">
                {t('desk.column.ordered')}
              </th>
              <th scope="col">{t('desk.column.plan')}</th>
              <th scope="col" className="wms-number">
                {t('desk.column.late')}
              </th>
              <th scope="col" className="wms-number">
                {t('desk.column.levels')}
              </th>
            </tr>
          </thead>
          <tbody>
            {warehouses.map((row) => (
              <tr key={row.warehouseId}>
                <th scope="row">
                  <Link to="/dispatch" search={{ warehouseId: row.warehouseId }} className="wms-link">
                    {row.companyName}
                  </Link>
                  <span className="wms-item-name"> {row.warehouseName}</span>
                </th>
                <td className="wms-number">{format.number(row.alerts.OPEN + row.alerts.ACKNOWLEDGED)}</td>
                <td className="wms-number">{format.number(row.alerts.ORDERED)}</td>
                <td>
                  {row.proposalProposed ? (
                    <Link to="/proposals" className="wms-link">
                      {t('desk.planProposed')}
                    </Link>
                  ) : (
                    t('desk.planNone')
                  )}
                </td>
                <td className="wms-number" data-tone={row.lateShipments > 0 ? 'short' : undefined}>
                  {format.number(row.lateShipments)}
                </td>
                <td className="wms-number">
                  <Link to="/levels" search={{ warehouseId: row.warehouseId }} className="wms-link">
                    {format.number(row.levelsToReview)}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
