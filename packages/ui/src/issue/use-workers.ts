import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type AnswerOf, pageLimitMax, type WorkerAnswer } from '@wms/contract';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { refetchEvery } from '../app/query-client.ts';
import type { HostBridge } from '../host-bridge.ts';

/** How many pages of workers are kept at hand, so that a badge is known when the network is gone. */
export const workerPagesMax = 5;

/** People come and go more slowly than stock. */
const workersRefetchMs = 5 * 60_000;

/** The warehouse's workers, those suspended too: a badge that no longer counts is told from one never seen. */
export function useKnownWorkers(): UseQueryResult<readonly WorkerAnswer[]> {
  const host = useHost();
  return useQuery({
    queryKey: ['workers', 'known'],
    queryFn: () => readWorkers(host),
    refetchInterval: refetchEvery(workersRefetchMs),
  });
}

async function readWorkers(host: HostBridge): Promise<readonly WorkerAnswer[]> {
  const workers: WorkerAnswer[] = [];
  let cursor: string | null = null;
  for (let page = 1; page <= workerPagesMax; page++) {
    const after: { cursor?: string } = cursor ? { cursor } : {};
    const query = { limit: String(pageLimitMax), ...after };
    const answer: AnswerOf<'listWorkers'> = await answerOf(host.request('listWorkers', { query }));
    workers.push(...answer.workers);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return workers;
}
