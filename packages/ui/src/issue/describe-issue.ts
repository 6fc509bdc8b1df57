import type { TFunction } from 'i18next';
import type { FeedbackKind } from '../feedback/play-tone.ts';
import type { Submission } from '../host-bridge.ts';
import { type BasketLine, quantityOf, type Recipient } from './basket.ts';

export type IssueSubmission = Submission<'createTransaction'>;

/** What to say of a basket that was handed over; the worst of its lines is what is said. */
export function describeIssue(
  t: TFunction,
  { name }: Recipient,
  lines: readonly BasketLine[],
  submissions: readonly IssueSubmission[],
  hasQueue: boolean,
): { readonly kind: FeedbackKind; readonly sentence: string } {
  const having = (state: IssueSubmission['state']) => submissions.filter((one) => one.state === state);
  const [failed] = having('FAILED');
  if (failed?.state === 'FAILED') {
    const sentence = hasQueue ? failed.error : t('issue.say.failed', { name });
    return { kind: 'REJECTED', sentence };
  }
  const refused = having('REFUSED').length;
  if (refused > 0) {
    const figures = { count: refused, total: lines.length, name };
    return { kind: 'REJECTED', sentence: t('issue.say.refused', figures) };
  }
  const pieces = lines.reduce((sum, line) => sum + (quantityOf(line) ?? 0), 0);
  if (having('QUEUED').length > 0) {
    return { kind: 'QUEUED', sentence: t('issue.say.queued', { count: pieces, name }) };
  }
  return { kind: 'ACCEPTED', sentence: t('issue.say.done', { count: pieces, name }) };
}
