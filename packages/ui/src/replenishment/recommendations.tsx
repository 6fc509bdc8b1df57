import { Button, SegmentedControl } from '@mantine/core';
import { IconChartBarOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
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
      <AsOf query={query} />
      {first && <ConsumptionPlot trend={first.consumptionTrend} />}
      {first && <p>{t('replenishment.recommendations.due', { count: first.due })}</p>}
      {rows.length > 0 ? (
        <RecommendationTable rows={rows} />
      ) : query.data ? (
        <EmptyState
          icon={IconChartBarOff}
          title={t('replenishment.recommendations.empty')}
          hint={t('replenishment.recommendations.emptyHint')}
        />
      ) : (
        <NoAnswerYet
          query={query}
          icon={IconChartBarOff}
          offlineHint={t('replenishment.recommendations.offlineHint')}
        />
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          size="md"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('replenishment.recommendations.more')}
        </Button>
      )}
    </section>
  );
}
