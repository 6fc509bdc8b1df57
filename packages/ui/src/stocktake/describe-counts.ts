import type { TFunction } from 'i18next';
import type { FeedbackKind } from '../feedback/play-tone.ts';
import type { Submission } from '../host-bridge.ts';
import type { CountLine } from './count-list.ts';

export type CountSubmission = Submission<'setStock'>;

/** What to say of counts that were handed over; the worst of the lines is what is said. */
export function describeCounts(
  t: TFunction,
  lines: readonly CountLine[],
  submissions: readonly CountSubmission[],
  hasQueue: boolean,
): { readonly kind: FeedbackKind; readonly sentence: string } {
  const having = (state: CountSubmission['state']) => submissions.filter((one) => one.state === state);
  const [failed] = having('FAILED');
  if (failed?.state === 'FAILED') {
    return { kind: 'REJECTED', sentence: hasQueue ? failed.error : t('stocktake.say.failed') };
  }
  const refused = having('REFUSED').length;
  if (refused > 0) {
    const figures = { count: refused, total: lines.length };
    return { kind: 'REJECTED', sentence: t('stocktake.say.refused', figures) };
  }
  if (having('QUEUED').length > 0) {
    return { kind: 'QUEUED', sentence: t('stocktake.say.queued', { count: lines.length }) };
  }
  return { kind: 'ACCEPTED', sentence: t('stocktake.say.done', { count: lines.length }) };
}
