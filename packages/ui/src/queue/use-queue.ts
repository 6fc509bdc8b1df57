import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useHost } from '../app/host-context.ts';
import type { QueueEntry } from '../host-bridge.ts';
import { rejected } from './split-queue.ts';

const queueKey = ['queue'] as const;
const none: readonly QueueEntry[] = [];

/** What the host keeps to be sent, oldest first; empty where the host has no queue. */
export const useQueue = (): readonly QueueEntry[] => useQueueList().data ?? none;

function useQueueList() {
  const { queue } = useHost();
  return useQuery({
    queryKey: queueKey,
    queryFn: () => queue?.list() ?? none,
    enabled: queue !== null,
    refetchInterval: false,
  });
}

/** The ids of the exceptions; null until the host has said which there are. */
export function useExceptionIds(): ReadonlySet<string> | null {
  const { data } = useQueueList();
  return useMemo(() => (data ? new Set(rejected(data).map(({ id }) => id)) : null), [data]);
}

/** Follows the queue for as long as the caller is there, and tells of each change with what was before. */
export function useQueueChanges(
  onChange: (before: readonly QueueEntry[], after: readonly QueueEntry[]) => void,
): void {
  const { queue } = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    // What was heard last, not what was read last: a reading may be ahead of the news of it.
    let heard: readonly QueueEntry[] | null = null;
    return queue?.onChange((after) => {
      const before = heard ?? queries.getQueryData<readonly QueueEntry[]>(queueKey) ?? none;
      heard = after;
      queries.setQueryData(queueKey, after);
      onChange(before, after);
    });
  }, [queue, queries, onChange]);
}
