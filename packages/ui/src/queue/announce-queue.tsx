import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../elements/describe-failure.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import type { QueueEntry } from '../host-bridge.ts';
import { readAgain } from '../receive/use-shipments.ts';
import { delayed, queueNews } from './queue-news.ts';
import { useQueue, useQueueChanges } from './use-queue.ts';

/** Says when what was kept has arrived, or was refused, whatever screen is open. Draws nothing. */
export function AnnounceQueue() {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const queries = useQueryClient();
  const delayedIds = useRef<ReadonlySet<string>>(new Set());
  const entries = useQueue();

  const announce = useCallback(
    (before: readonly QueueEntry[], after: readonly QueueEntry[]) => {
      const { sent, refused } = queueNews(before, after, delayedIds.current);
      delayedIds.current = stillDelayed(delayedIds.current, after);
      // A refusal as well says that something is not as it was on the screen.
      if (after.length < before.length || refused.length > 0) readAgain(queries);
      for (const { subject } of sent) report('ACCEPTED', t('queue.say.sent', { subject }));
      for (const { subject, refusal } of refused) {
        const reason = refusal ? describeFailure(t, refusal) : '';
        report('REJECTED', t('queue.say.refused', { subject, reason }));
      }
    },
    [t, report, queries],
  );
  useQueueChanges(announce);
  // What already waited when the app started is delayed as well.
  if (delayedIds.current.size === 0) delayedIds.current = stillDelayed(delayedIds.current, entries);
  return null;
}

function stillDelayed(ids: ReadonlySet<string>, entries: readonly QueueEntry[]): ReadonlySet<string> {
  const kept = entries.filter(({ id }) => ids.has(id));
  return new Set([...kept, ...delayed(entries, Date.now())].map(({ id }) => id));
}
