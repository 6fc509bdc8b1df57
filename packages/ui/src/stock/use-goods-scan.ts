import { useQueryClient } from '@tanstack/react-query';
import type { StockLevelAnswer } from '@wms/contract';
import { skuLengthMax } from '@wms/domain';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../app/call-failure.ts';
import { describeFailure } from '../elements/describe-failure.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { levelAtHand, useLookUpLevel } from './use-levels.ts';

/**
 * Takes goods on that were scanned or typed by SKU, with their level. One that no screen has read is looked up first:
 * what the warehouse does not have is refused, and without a server it is taken on unseen, with null for its level.
 */
export function useGoodsScan(
  take: (sku: string, pieces: number, level: StockLevelAnswer | null) => void,
): (sku: string, pieces: number) => void {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const lookUp = useLookUpLevel();
  const { report, mention } = useFeedback();
  return (sku, pieces) => {
    if (sku.length > skuLengthMax) return report('REJECTED', t('scan.say.unknown', { code: sku }));
    const known = levelAtHand(queries, sku);
    if (known) return take(sku, pieces, known);
    mention(t('scan.say.lookingUp', { code: sku }));
    void lookUp(sku).then(
      (level) => {
        if (level) take(sku, pieces, level);
        else report('REJECTED', t('scan.say.unknown', { code: sku }));
      },
      (cause: Error) => {
        const failure = failureOf(cause);
        if (failure.kind === 'UNREACHABLE') return take(sku, pieces, null);
        const reason = describeFailure(t, failure);
        report('REJECTED', t('scan.say.notLookedUp', { code: sku, reason }));
      },
    );
  };
}
