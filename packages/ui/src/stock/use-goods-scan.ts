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
 * `meant` is what the scan was meant for: a look-up may take so long that something else is on the screen.
 */
export function useGoodsScan<Meant = void>(
  take: (sku: string, pieces: number, level: StockLevelAnswer | null, meant: Meant) => void,
): (sku: string, pieces: number, meant: Meant) => void {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const lookUp = useLookUpLevel();
  const { report, mention } = useFeedback();
  return (sku, pieces, meant) => {
    if (sku.length > skuLengthMax) return report('REJECTED', t('scan.say.unknown', { code: sku }));
    const known = levelAtHand(queries, sku);
    if (known) return take(sku, pieces, known, meant);
    mention(t('scan.say.lookingUp', { code: sku }));
    void lookUp(sku).then(
      (level) => {
        if (level) take(sku, pieces, level, meant);
        else report('REJECTED', t('scan.say.unknown', { code: sku }));
      },
      (cause: Error) => {
        const failure = failureOf(cause);
        if (failure.kind === 'UNREACHABLE') return take(sku, pieces, null, meant);
        const reason = describeFailure(t, failure);
        report('REJECTED', t('scan.say.notLookedUp', { code: sku, reason }));
      },
    );
  };
}
