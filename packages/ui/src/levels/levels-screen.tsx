import { SegmentedControl } from '@mantine/core';
import { IconAdjustments, IconChecks } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { ReviewedLevelAnswer } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../app/access.ts';
import { useOpsList, useWarehouses } from '../desk/use-ops-list.ts';
import { WarehouseChoice } from '../desk/warehouse-choice.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { LongList } from '../elements/long-list.tsx';
import { Page } from '../elements/page.tsx';
import { StockMark } from '../elements/status-mark.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';
import { ReviewCard } from './review-card.tsx';

const route = getRouteApi('/levels');

/** Thresholds and pars of one warehouse: those to review one after the other, or all of them. */
export function LevelsScreen() {
  const { t } = useTranslation();
  const { warehouseId, all = false } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: warehouses = [] } = useWarehouses();
  // Where nobody has chosen, the one with most to review.
  const busiest = warehouses.toSorted((a, b) => b.levelsToReview - a.levelsToReview)[0];
  const chosen = warehouseId ?? busiest?.id ?? '';
  const tools = (
    <>
      <WarehouseChoice
        value={chosen}
        onChange={(id) => void navigate({ search: (old) => ({ ...old, warehouseId: id || undefined }) })}
        none={t('levels.choose')}
      />
      <SegmentedControl
        size="md"
        aria-label={t('levels.show')}
        value={all ? 'all' : 'review'}
        onChange={(value) =>
          void navigate({ search: (old) => ({ ...old, all: value === 'all' || undefined }) })
        }
        data={[
          { value: 'review', label: t('levels.toReview') },
          { value: 'all', label: t('levels.all') },
        ]}
      />
    </>
  );
  return (
    <Page title={t('levels.title')} subtitle={<span>{t('levels.hint')}</span>} tools={tools}>
      {chosen === '' ? (
        <EmptyState icon={IconAdjustments} title={t('levels.choose')} hint={t('levels.chooseHint')} />
      ) : (
        <Levels key={`${chosen} ${all}`} warehouseId={chosen} all={all} />
      )}
    </Page>
  );
}

function Levels({ warehouseId, all }: { warehouseId: string; all: boolean }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const [picked, setPicked] = useState<string | null>(null);
  const request = { params: { id: warehouseId }, query: all ? {} : { needsReview: 'true' as const } };
  const query = useOpsList('listLevels', request);
  const levels = query.data?.pages.flatMap((page) => page.levels) ?? [];
  // The queue goes on by itself: whoever has decided sees the next one at once.
  const current = levels.find(({ sku }) => sku === picked) ?? (all ? undefined : levels[0]);
  return (
    <>
      {current && mayCall(role, 'changeLevel') && (
        <ReviewCard
          key={current.sku}
          level={current}
          warehouseId={warehouseId}
          left={query.data?.pages[0]?.total ?? levels.length}
          onDecided={() => setPicked(null)}
        />
      )}
      <LongList
        query={query}
        isEmpty={levels.length === 0}
        icon={IconChecks}
        empty={t(all ? 'levels.none' : 'levels.done')}
        emptyHint={t(all ? 'levels.noneHint' : 'levels.doneHint')}
      >
        <LevelTable levels={levels} current={current?.sku} onPick={setPicked} />
      </LongList>
    </>
  );
}

interface LevelTableProps {
  readonly levels: readonly ReviewedLevelAnswer[];
  readonly current: string | undefined;
  readonly onPick: (sku: string) => void;
}

function LevelTable({ levels, current, onPick }: LevelTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const numbers = ['currentQuantity', 'refillThreshold', 'parLevel'] as const;
  return (
    <div className="wms-table-box">
      <table className="wms-table" aria-label={t('levels.title')}>
        <thead>
          <tr>
            <th scope="col">{t('levels.item')}</th>
            <th scope="col">{t('shipments.status')}</th>
            {numbers.map((name) => (
              <th key={name} scope="col" className="wms-number">
                {t(`levels.${name}`)}
              </th>
            ))}
            <th scope="col" className="wms-number">
              {t('levels.suggested')}
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level.sku} aria-current={level.sku === current || undefined}>
              <th scope="row">
                <button type="button" className="wms-link-button" onClick={() => onPick(level.sku)}>
                  {level.sku}
                </button>
                <span className="wms-item-name"> {level.name}</span>
              </th>
              <td>
                <StockMark status={level.status} />
              </td>
              {numbers.map((name) => (
                <td key={name} className="wms-number">
                  {format.number(level[name])}
                </td>
              ))}
              <td className="wms-number">
                {level.suggestion
                  ? `${format.number(level.suggestion.refillThreshold)} / ${format.number(level.suggestion.parLevel)}`
                  : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
