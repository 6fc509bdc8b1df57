import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallResult } from '@wms/client';
import type { AnswerOf, RequestOf } from '@wms/contract';
import { useEffect, useRef } from 'react';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { liveRefetchMs, refetchEvery } from '../app/query-client.ts';
import { isMixed, type PlanEdits } from './plan-lines.ts';

/** Levels read at a time, and pages of them: more than the largest warehouse this is made for. */
const pageLevels = 500;
const planPagesMax = 250;

/** A longer plan is not read again by itself: all of its pages would be asked for every time. */
const livePagesMax = 4;

const pagesKey = ['plan', 'pages'] as const;

/** The active proposal and the cover of every level, read page by page until it is whole. */
export function usePlan() {
  const host = useHost();
  const query = useInfiniteQuery({
    queryKey: pagesKey,
    queryFn: ({ pageParam }) => {
      const after = pageParam ? { cursor: pageParam } : {};
      return answerOf(host.request('readForecast', { query: { limit: String(pageLevels), ...after } }));
    },
    initialPageParam: '',
    getNextPageParam: (last, pages) => (pages.length < planPagesMax ? last.nextCursor : null),
    refetchInterval: (read) =>
      (read.state.data?.pages.length ?? 0) > livePagesMax ? false : refetchEvery(liveRefetchMs)(read),
  });
  const { hasNextPage, isFetching, isError, fetchNextPage, refetch, data } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const mixed = data !== undefined && isMixed(data.pages);
  useEffect(() => {
    if (mixed && !isFetching && !isError) void refetch();
  }, [mixed, isFetching, isError, refetch]);
  return { query, isWhole: data !== undefined && !hasNextPage && !mixed };
}

const noEdits: PlanEdits = new Map();

/** What a person has typed into a proposal; kept while they look at other screens, and dropped with the session. */
export function usePlanEdits(proposalId: string | null) {
  const queries = useQueryClient();
  const queryKey = ['plan', 'edits', proposalId] as const;
  const { data } = useQuery<PlanEdits>({
    queryKey,
    queryFn: () => noEdits,
    initialData: noEdits,
    staleTime: Infinity,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  const edit = (sku: string, text: string | null) =>
    queries.setQueryData<PlanEdits>(queryKey, (before = noEdits) => {
      const after = new Map(before);
      if (text === null) after.delete(sku);
      else after.set(sku, text);
      return after;
    });
  return { edits: data, edit };
}

/** The weeks that a line of the proposal comes from. */
export function useForecastWeeks(sku: string, proposalId: string | null) {
  const host = useHost();
  return useQuery({
    queryKey: ['plan', 'weeks', proposalId, sku],
    queryFn: () => answerOf(host.request('readForecastWeeks', { query: { sku } })),
    staleTime: Infinity,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
}

/** A decision that was just made: what the server answered. */
export type Decision =
  | ({ readonly kind: 'APPROVED' } & AnswerOf<'approveForecast'>)
  | ({ readonly kind: 'REJECTED' } & AnswerOf<'rejectForecast'>);

const decisionKey = ['plan', 'decision'] as const;

/** The last decision made here, until there is a new proposal to decide on. */
export function useLastDecision(): Decision | null {
  const { data } = useQuery<Decision | null>({
    queryKey: decisionKey,
    queryFn: () => null,
    initialData: null,
    staleTime: Infinity,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  return data;
}

type DecisionRequest =
  | { readonly kind: 'APPROVED'; readonly body: NonNullable<RequestOf<'approveForecast'>['body']> }
  | { readonly kind: 'REJECTED'; readonly reason: string };

/** Approves or rejects a proposal, once. */
export function useDecide(id: string, onSettled: (result: CallResult<Decision>) => void) {
  const host = useHost();
  const queries = useQueryClient();
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: async (request: DecisionRequest): Promise<CallResult<Decision>> => {
      if (request.kind === 'APPROVED') {
        const result = await host.change('approveForecast', { params: { id }, body: request.body });
        return result.ok ? { ...result, answer: { kind: 'APPROVED', ...result.answer } } : result;
      }
      const body = { reason: request.reason };
      const result = await host.change('rejectForecast', { params: { id }, body });
      return result.ok ? { ...result, answer: { kind: 'REJECTED', ...result.answer } } : result;
    },
    onSuccess: (result) => {
      if (result.ok) queries.setQueryData<Decision | null>(decisionKey, result.answer);
      void queries.invalidateQueries({ queryKey: pagesKey });
      onSettled(result);
    },
    onSettled: () => {
      underWay.current = false;
    },
  });
  const decide = (request: DecisionRequest) => {
    if (underWay.current) return;
    underWay.current = true;
    mutation.mutate(request);
  };
  return { decide, busy: mutation.isPending };
}
