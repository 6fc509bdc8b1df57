import { SegmentedControl } from '@mantine/core';
import { IconChartBarOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongList } from '../elements/long-list.tsx';
import { ConsumptionPlot } from '../plots/consumption-plot.tsx';
import { RecommendationTable } from './recommendation-table.tsx';
import { type Period, periods, useRecommendations } from './use-recommendations.ts';

const periodDefault: Period = 30;

/** What to order ahead of any alert, by what left the warehouse in a period. */
export function Recommendations() {
  const { t } = useTranslation();
  const [days, setDays] = useState<Period>(periodDefault);
  const query = useRecommendations(days);
  const first = query.data?.pages[0];
  const rows = query.data?.pages.flatMap(({ recommendations }) => recommendations) ?? [];
  return (
    <section className="wms-section" aria-label={t('replenishment.recommendations.title')}>
      <header className="wms-section-head">
        <div>
          <h2>{t('replenishment.recommendations.title')}</h2>
          <p className="wms-hint">{t('replenishment.recommendations.hint')}</p>
        </div>
        <SegmentedControl
          size="md"
          aria-label={t('replenishment.recommendations.period')}
          value={String(days)}
          onChange={(value) => setDays(periods.find((period) => String(period) === value) ?? periodDefault)}
          data={periods.map((period) => ({
            value: String(period),
            label: t('replenishment.recommendations.days', { count: period }),
          }))}
        />
      </header>
      {first && <ConsumptionPlot trend={first.consumptionTrend} />}
      {first && <p>{t('replenishment.recommendations.due', { count: first.due })}</p>}
      <LongList
        query={query}
        isEmpty={rows.length === 0}
        icon={IconChartBarOff}
        empty={t('replenishment.recommendations.empty')}
        emptyHint={t('replenishment.recommendations.emptyHint')}
        offlineHint={t('replenishment.recommendations.offlineHint')}
        more={t('replenishment.recommendations.more')}
      >
        <RecommendationTable rows={rows} />
      </LongList>
    </section>
  );
}
