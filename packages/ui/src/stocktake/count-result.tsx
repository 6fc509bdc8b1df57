import { assertNever } from '@wms/domain';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../elements/describe-failure.ts';
import { OutcomeTable } from '../elements/outcome-table.tsx';
import { readCount } from '../elements/read-count.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { CountLine } from './count-list.ts';
import type { CountSubmission } from './describe-counts.ts';
import { movedTo } from './use-set-stock.ts';

/** Counts as they were handed over, and what became of each. */
export interface HandedCounts {
  readonly lines: readonly CountLine[];
  /** In the order of the lines. */
  readonly submissions: readonly CountSubmission[];
}

/** What was booked, line by line, and why a line was not. */
export function CountResult({ handed, hasQueue }: { handed: HandedCounts; hasQueue: boolean }) {
  const { t } = useTranslation();
  const rows = handed.lines.map((line, index) => ({
    key: line.key,
    sku: line.sku,
    quantity: readCount(line.text) ?? 0,
    state: handed.submissions[index]?.state,
    outcome: <Outcome submission={handed.submissions[index]} hasQueue={hasQueue} />,
  }));
  const headings = {
    item: t('stocktake.item'),
    quantity: t('stocktake.counted'),
    outcome: t('stocktake.result.outcome'),
  };
  return <OutcomeTable title={t('stocktake.result.title')} headings={headings} rows={rows} />;
}

function Outcome({ submission, hasQueue }: { submission: CountSubmission | undefined; hasQueue: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (submission === undefined) return null;
  switch (submission.state) {
    case 'DONE':
      return t('stocktake.result.done', { difference: format.signed(submission.answer.transaction.delta) });
    case 'QUEUED':
      return t('stocktake.result.queued');
    case 'REFUSED':
      return movedTo(submission.refusal) === null
        ? `${describeFailure(t, submission.refusal)} ${submission.entryId === null ? '' : t('stocktake.result.setAside')}`
        : t('stocktake.result.moved');
    case 'FAILED':
      return hasQueue ? submission.error : t('stocktake.result.noAnswer');
    default:
      return assertNever(submission);
  }
}
