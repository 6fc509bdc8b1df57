import { SegmentedControl } from '@mantine/core';
import { IconBellOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongList } from '../elements/long-list.tsx';
import { moveBetweenFields } from '../elements/move-between-fields.ts';
import { useNow } from '../elements/use-now.ts';
import { AlertRow } from './alert-row.tsx';
import { type AlertView, alertViews, useAlerts } from './use-alerts.ts';

const isView = (value: string): value is AlertView => value in alertViews;

/** The live alerts, to be approved or acknowledged one by one. */
export function Alerts() {
  const { t } = useTranslation();
  const [view, setView] = useState<AlertView>('toDecide');
  const query = useAlerts(view);
  const alerts = query.data?.pages.flatMap((page) => page.alerts) ?? [];
  return (
    <section className="wms-section" aria-label={t('replenishment.alerts.title')}>
      <header className="wms-section-head">
        <div>
          <h2>{t('replenishment.alerts.title')}</h2>
          <p className="wms-hint">{t('replenishment.alerts.hint')}</p>
        </div>
        <SegmentedControl
          size="md"
          aria-label={t('replenishment.alerts.filter')}
          value={view}
          onChange={(value) => {
            if (isView(value)) setView(value);
          }}
          data={[
            { value: 'toDecide', label: t('replenishment.alerts.toDecide') },
            { value: 'ordered', label: t('replenishment.alerts.ordered') },
          ]}
        />
      </header>
      <LongList
        query={query}
        isEmpty={alerts.length === 0}
        icon={IconBellOff}
        empty={t(
          view === 'toDecide' ? 'replenishment.alerts.emptyToDecide' : 'replenishment.alerts.emptyOrdered',
        )}
        emptyHint={t(
          view === 'toDecide'
            ? 'replenishment.alerts.emptyToDecideHint'
            : 'replenishment.alerts.emptyOrderedHint',
        )}
        offlineHint={t('replenishment.alerts.offlineHint')}
        more={t('replenishment.alerts.more')}
      >
        <AlertTable view={view} alerts={alerts} />
      </LongList>
    </section>
  );
}

type Alert = Parameters<typeof AlertRow>[0]['alert'];

function AlertTable({ view, alerts }: { view: AlertView; alerts: readonly Alert[] }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const numbers = ['atHand', 'threshold', 'par', 'inTransit'] as const;
  return (
    <>
      <div className="wms-table-box">
        <table className="wms-table wms-decisions" aria-label={t('replenishment.alerts.title')}>
          <thead>
            <tr>
              <th scope="col">{t('replenishment.alerts.item')}</th>
              <th scope="col">{t('replenishment.alerts.status')}</th>
              {numbers.map((name) => (
                <th key={name} scope="col" className="wms-number">
                  {t(`replenishment.alerts.${name}`)}
                </th>
              ))}
              <th scope="col">{t('replenishment.alerts.quantity')}</th>
              <th scope="col">{t('replenishment.alerts.actions')}</th>
            </tr>
          </thead>
          <tbody onKeyDown={(event) => moveBetweenFields(event, 'BUTTON')}>
            {alerts.map((alert) => (
              <AlertRow key={alert.id} alert={alert} now={now} />
            ))}
          </tbody>
        </table>
      </div>
      {view === 'toDecide' && <p className="wms-hint">{t('replenishment.alerts.keys')}</p>}
    </>
  );
}
