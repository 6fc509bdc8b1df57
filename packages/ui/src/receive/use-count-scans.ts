import { useTranslation } from 'react-i18next';
import type { DraftState } from '../drafts/use-draft.ts';
import { readCount } from '../elements/read-count.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useScanHandler } from '../scan/scan-provider.tsx';
import { type CountedLine, countPieces, type Counts } from './receipt-form.ts';

interface CountScans {
  readonly asnNumber: string;
  readonly draft: DraftState<Counts>;
  readonly lines: readonly CountedLine[];
  readonly countable: boolean;
  /** True from the press that hands the counts over, before it is drawn: what is counted then would be in no receipt. */
  readonly isBusy: () => boolean;
}

/** Counts a pallet's own pieces as they are scanned; all other codes go on to whoever else wants them. */
export function useCountScans({ asnNumber, draft, lines, countable, isBusy }: CountScans): void {
  const { t } = useTranslation();
  const format = useFormat();
  const { report } = useFeedback();
  useScanHandler((code, { count: pieces }) => {
    const line = lines.find(({ sku }) => sku === code);
    if (line === undefined) return false;
    if (isBusy()) {
      report('REJECTED', t('receive.say.notCounted', { sku: code, asnNumber }));
      return true;
    }
    if (!countable) return false;
    const next = countPieces(draft.latest(), code, pieces ?? 1);
    if (next === null) {
      report('REJECTED', t('receive.say.notACount', { sku: code }));
      return true;
    }
    draft.change(() => next);
    const count = readCount(next[code] ?? '') ?? 0;
    const expected = line.outstandingQty;
    const figures = { sku: code, counted: format.number(count), expected: format.number(expected) };
    const kind = count > expected ? 'REJECTED' : 'ACCEPTED';
    void draft.whenKept().then(() => report(kind, t('receive.say.counted', figures)));
    return true;
  });
}
