import { assertNever } from '@wms/domain';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../elements/describe-failure.ts';
import { OutcomeTable } from '../elements/outcome-table.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { type BasketLine, quantityOf, type Recipient } from './basket.ts';
import type { IssueSubmission } from './describe-issue.ts';

/** A basket as it was handed over, and what became of each line. */
export interface Handed {
  readonly recipient: Recipient;
  readonly lines: readonly BasketLine[];
  /** In the order of the lines. */
  readonly submissions: readonly IssueSubmission[];
}

/** What was booked, line by line, with what is left, and why a line was not. */
export function IssueResult({ handed, hasQueue }: { handed: Handed; hasQueue: boolean }) {
  const { t } = useTranslation();
  const { recipient, lines, submissions } = handed;
  const rows = lines.map((line, index) => ({
    key: line.key,
    sku: line.sku,
    quantity: quantityOf(line) ?? 0,
    state: submissions[index]?.state,
    outcome: <Outcome submission={submissions[index]} hasQueue={hasQueue} />,
  }));
  const headings = {
    item: t('issue.item'),
    quantity: t('issue.quantity'),
    outcome: t('issue.result.outcome'),
  };
  return (
    <OutcomeTable title={t('issue.result.title', { name: recipient.name })} headings={headings} rows={rows} />
  );
}

function Outcome({ submission, hasQueue }: { submission: IssueSubmission | undefined; hasQueue: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (submission === undefined) return null;
  switch (submission.state) {
    case 'DONE': {
      const left = format.number(submission.answer.level.currentQuantity);
      return t('issue.result.done', { left });
    }
    case 'QUEUED':
      return t('issue.result.queued');
    case 'REFUSED': {
      const { refusal, entryId } = submission;
      const { available } = refusal.details;
      return (
        <>
          {typeof available === 'number'
            ? t('issue.result.available', { available: format.number(available) })
            : refusal.code === 'NOT_FOUND'
              ? t('issue.result.noWorker')
              : describeFailure(t, refusal)}{' '}
          {t(entryId === null ? 'issue.result.stillHere' : 'issue.result.setAside')}
        </>
      );
    }
    case 'FAILED':
      return hasQueue ? submission.error : t('issue.result.noAnswer');
    default:
      return assertNever(submission);
  }
}
