import { useTranslation } from 'react-i18next';
import { useNow } from '../elements/use-now.ts';
import { Exception } from '../queue/exception.tsx';
import type { Counts } from './receipt-form.ts';
import { countsToCorrect } from './refused-receipt.ts';
import type { KeptReceipt } from './use-kept-receipts.ts';

interface RefusedReceiptsProps {
  readonly entries: readonly KeptReceipt[];
  /** Takes counts back to the lines; null where the lines are not known. */
  readonly onCorrect: ((entryId: string, counts: Counts) => void) | null;
}

/** The receipts of this pallet that were refused, with their choices: nothing else is booked on it before one is made. */
export function RefusedReceipts({ entries, onCorrect }: RefusedReceiptsProps) {
  const { t } = useTranslation();
  const now = useNow();
  if (entries.length === 0) return null;
  return (
    <section aria-label={t('receive.setAside.title')}>
      <h2>{t('receive.setAside.title')}</h2>
      <p className="wms-hint">{t('receive.setAside.hint')}</p>
      <ul className="wms-exceptions">
        {entries.map((entry) => {
          const counts = onCorrect && countsToCorrect(entry);
          return (
            <Exception
              key={entry.id}
              entry={entry}
              now={now}
              onTakeBack={counts ? () => onCorrect(entry.id, counts) : null}
            />
          );
        })}
      </ul>
    </section>
  );
}
