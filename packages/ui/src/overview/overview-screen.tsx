import { IconChartBarOff, IconTruckOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Page } from '../elements/page.tsx';
import { ShipmentMark, StockMark } from '../elements/status-mark.tsx';
import { useNow } from '../elements/use-now.ts';
import { useFormat } from '../i18n/use-format.ts';
import { ConsumptionPlot } from '../plots/consumption-plot.tsx';
import { rejected, waiting } from '../queue/split-queue.ts';
import { useQueue } from '../queue/use-queue.ts';
import { useActiveShipments } from '../receive/use-shipments.ts';
import { type Arrival, arrivalsOf } from './arrivals.ts';
import { alertViewNames, stockStatuses, useAlertCounts, useLevelCounts, useTrend } from './use-overview.ts';

/** Arrivals shown here; the rest stand on the screen of all shipments. */
const arrivalsShownMax = 8;

/** The warehouse at a glance, each figure a way to the screen it comes from. */
export function OverviewScreen() {
  const { t } = useTranslation();
  const host = useHost();
  const trend = useTrend();
  return (
    <Page title={t('overview.title')}>
      <div className="wms-tiles">
        <LevelTiles />
        <AlertTiles />
        {host.queue && <QueueTile />}
      </div>
      <div className="wms-halves wms-halves-table">
        <Arrivals />
        <section className="wms-section" aria-label={t('overview.consumption')}>
          <header className="wms-section-head">
            <h2>{t('overview.consumption')}</h2>
            <Link to="/replenishment" className="wms-link">
              {t('overview.toReplenishment')}
            </Link>
          </header>
          <AsOf query={trend} />
          {trend.data ? (
            <ConsumptionPlot trend={trend.data} />
          ) : (
            <NoAnswerYet query={trend} icon={IconChartBarOff} offlineHint={t('overview.offlineHint')} />
          )}
        </section>
      </div>
    </Page>
  );
}

function LevelTiles() {
  const { t } = useTranslation();
  const counts = useLevelCounts();
  const [first] = counts;
  return (
    <section className="wms-tile-group" aria-label={t('overview.levels')}>
      <h2>{t('overview.levels')}</h2>
      {first && <AsOf query={first} />}
      <div>
        {stockStatuses.map((status, index) => (
          <Link key={status} to="/stock" search={{ status }} className="wms-tile">
            <Figure value={counts[index]?.data} />
            <StockMark status={status} />
          </Link>
        ))}
      </div>
    </section>
  );
}

function AlertTiles() {
  const { t } = useTranslation();
  const counts = useAlertCounts();
  const words = { toDecide: t('overview.alertsToDecide'), ordered: t('overview.alertsOrdered') };
  return (
    <section className="wms-tile-group" aria-label={t('overview.alerts')}>
      <h2>{t('overview.alerts')}</h2>
      <div>
        {alertViewNames.map((view, index) => (
          <Link key={view} to="/replenishment" className="wms-tile">
            <Figure value={counts[index]?.data} />
            <span>{words[view]}</span>
          </Link>
        ))}
      </div>
    </section>
  );
}

function QueueTile() {
  const { t } = useTranslation();
  const entries = useQueue();
  return (
    <section className="wms-tile-group" aria-label={t('overview.queue')}>
      <h2>{t('overview.queue')}</h2>
      <div>
        <Link to="/queue" className="wms-tile">
          <Figure value={waiting(entries).length} />
          <span>{t(entries.length === 0 ? 'overview.queueEmpty' : 'overview.queueWaiting')}</span>
        </Link>
        {rejected(entries).length > 0 && (
          <Link to="/queue" className="wms-tile">
            <Figure value={rejected(entries).length} />
            <span>{t('overview.queueRefused')}</span>
          </Link>
        )}
      </div>
    </section>
  );
}

/** A dash while the figure is not known. */
function Figure({ value }: { value: number | undefined }) {
  const format = useFormat();
  return <strong>{value === undefined ? '–' : format.number(value)}</strong>;
}

function Arrivals() {
  const { t } = useTranslation();
  const now = useNow();
  const query = useActiveShipments();
  const arrivals = arrivalsOf(query.data?.shipments ?? [], now);
  const late = arrivals.filter(({ due }) => due === 'LATE').length;
  return (
    <section className="wms-section" aria-label={t('overview.arrivals.title')}>
      <header className="wms-section-head">
        <h2>{t('overview.arrivals.title')}</h2>
        <Link to="/receive" className="wms-link">
          {t('overview.arrivals.all')}
        </Link>
      </header>
      <p className="wms-hint">
        {t('overview.arrivals.hint')}{' '}
        {late > 0 && <strong>{t('overview.arrivals.late', { count: late })}</strong>}
      </p>
      <AsOf query={query} />
      {arrivals.length > 0 ? (
        <ArrivalTable arrivals={arrivals.slice(0, arrivalsShownMax)} />
      ) : query.data ? (
        <EmptyState
          icon={IconTruckOff}
          title={t('overview.arrivals.empty')}
          hint={t('overview.arrivals.emptyHint')}
        />
      ) : (
        <NoAnswerYet query={query} icon={IconTruckOff} offlineHint={t('overview.offlineHint')} />
      )}
    </section>
  );
}

function ArrivalTable({ arrivals }: { arrivals: readonly Arrival[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wms-table-box">
      <table className="wms-table" aria-label={t('overview.arrivals.title')}>
        <thead>
          <tr>
            <th scope="col">{t('overview.arrivals.asn')}</th>
            <th scope="col">{t('overview.arrivals.status')}</th>
            <th scope="col">{t('overview.arrivals.due')}</th>
            <th scope="col" className="wms-number">
              {t('overview.arrivals.pieces')}
            </th>
          </tr>
        </thead>
        <tbody>
          {arrivals.map(({ shipment: { asnNumber, status, expectedAt }, due, pieces }) => (
            <tr key={asnNumber}>
              <th scope="row">
                <Link to="/receive/$asnNumber" params={{ asnNumber }} className="wms-link">
                  {asnNumber}
                </Link>
              </th>
              <td>
                <ShipmentMark status={status} />
              </td>
              <td className="wms-when" data-tone={due === 'LATE' ? 'short' : undefined}>
                {expectedAt === null ? t('overview.arrivals.noDate') : format.date(expectedAt)}
                {due === 'LATE' && <strong> {t('overview.arrivals.late')}</strong>}
                {due === 'TODAY' && <strong> {t('overview.arrivals.today')}</strong>}
              </td>
              <td className="wms-number">{format.number(pieces)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
