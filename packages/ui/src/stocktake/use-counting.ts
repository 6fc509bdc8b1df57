import { useQueryClient } from '@tanstack/react-query';
import { makeKey } from '@wms/client';
import type { StockLevelAnswer } from '@wms/contract';
import { useTranslation } from 'react-i18next';
import type { DraftState } from '../drafts/use-draft.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useGoodsScan } from '../stock/use-goods-scan.ts';
import { levelAtHand, useLookUpLevel } from '../stock/use-levels.ts';
import { type CountList, countPieces, seeLevel, typeCount } from './count-list.ts';

/**
 * Counting, piece by piece or by figure. The first count of a line reads its level once more: that is what the count
 * is measured against, and what must still hold when it is booked.
 */
export function useCounting(draft: DraftState<CountList>, isBusy: () => boolean) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const lookUp = useLookUpLevel();
  const { report } = useFeedback();

  const isUncounted = (sku: string) =>
    (draft.latest().lines.find((line) => line.sku === sku)?.text ?? '').trim() === '';
  const readAsItBegins = (sku: string) => {
    void lookUp(sku).then(
      (level) => level && draft.change((before) => seeLevel(before, sku, level.currentQuantity)),
      // Without a server the level as it was last read is what the count is measured against.
      () => undefined,
    );
  };

  const take = (sku: string, pieces: number, level: StockLevelAnswer | null) => {
    if (isBusy()) return report('REJECTED', t('stocktake.say.busy'));
    const begins = isUncounted(sku);
    const goods = { sku, name: level?.name ?? null, level: level?.currentQuantity ?? null };
    const counted = countPieces(draft.latest(), goods, pieces, makeKey);
    if (counted.kind !== 'COUNTED') return report('REJECTED', t(`stocktake.say.${counted.kind}`, { sku }));
    draft.change(() => counted.list);
    if (begins) readAsItBegins(sku);
    const sentence = t('stocktake.say.counted', { sku, counted: format.number(counted.count) });
    void draft.whenKept().then(() => report('ACCEPTED', sentence));
  };

  const type = (sku: string, text: string) => {
    const begins = isUncounted(sku) && text.trim() !== '';
    const level = levelAtHand(queries, sku)?.currentQuantity ?? null;
    draft.change((before) => typeCount(before, sku, text, level));
    if (begins) readAsItBegins(sku);
  };
  return { count: useGoodsScan(take), type };
}
