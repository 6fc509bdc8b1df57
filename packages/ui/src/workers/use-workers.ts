import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';

/** Workers read at a time. */
const pageWorkers = 100;

const workersKey = ['workers', 'list'] as const;

/** The warehouse's workers, in the order they were added. */
export function useWorkers() {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: workersKey,
    queryFn: ({ pageParam }) => {
      const after = pageParam ? { cursor: pageParam } : {};
      return answerOf(host.request('listWorkers', { query: { limit: String(pageWorkers), ...after } }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Has everything read again that names workers. */
export function useReadWorkersAgain(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['workers'] });
}
