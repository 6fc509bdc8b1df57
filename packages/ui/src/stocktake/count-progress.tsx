import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import type { Progress } from './count-list.ts';

/** How far the count is, and how it differs so far; large enough to read from the shelf. */
export function CountProgress({ progress, isHidden }: { progress: Progress; isHidden: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, counted, differing, difference } = progress;
  const tone = isHidden || difference === 0 ? undefined : difference < 0 ? 'short' : 'over';
  return (
    <dl className="wms-totals">
      <div data-counted={counted > 0 || undefined}>
        <dt>{t('stocktake.progress.counted')}</dt>
        <dd>
          {t('stocktake.progress.of', { counted: format.number(counted), total: format.number(total) })}
        </dd>
      </div>
      <div>
        <dt>{t('stocktake.progress.differing')}</dt>
        <dd>{isHidden ? '–' : format.number(differing)}</dd>
      </div>
      <div data-tone={tone}>
        <dt>{t('stocktake.progress.difference')}</dt>
        <dd>{isHidden ? '–' : format.signed(difference)}</dd>
      </div>
    </dl>
  );
}
