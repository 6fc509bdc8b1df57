import {
  type InfiniteData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { CallResult } from '@wms/client';
import type { AlertAnswer, AnswerOf, RequestOf } from '@wms/contract';
import type { AlertStatus } from '@wms/domain';
import { useRef } from 'react';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';

/** Alerts read at a time. */
const pageAlerts = 50;

/** The two lists of live alerts: what waits for a decision, and what waits for its goods. */
export const alertViews = {
  toDecide: ['OPEN', 'ACKNOWLEDGED'],
  ordered: ['ORDERED'],
} as const satisfies Record<string, readonly AlertStatus[]>;
export type AlertView = keyof typeof alertViews;

type AlertPages = InfiniteData<AnswerOf<'listAlerts'>>;

const listsKey = ['alerts', 'list'] as const;

/** The live alerts of one view, newest first. */
export function useAlerts(view: AlertView) {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: [...listsKey, view],
    queryFn: ({ pageParam }) => {
      const after = pageParam ? { cursor: pageParam } : {};
      const query = { limit: String(pageAlerts), status: [...alertViews[view]], ...after };
      return answerOf(host.request('listAlerts', { query }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

export type AlertChange = RequestOf<'changeAlert'>['body'];
export type AlertOutcome = CallResult<AnswerOf<'changeAlert'>>;

/** Approves or acknowledges one alert, one press at a time: a second one while the first is on its way does nothing. */
export function useChangeAlert(id: string, onSettled: (outcome: AlertOutcome) => void) {
  const host = useHost();
  const queries = useQueryClient();
  // A second press can come before React has drawn the first one's effect.
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: (body: AlertChange) => host.change('changeAlert', { params: { id }, body }),
    onSuccess: (outcome) => {
      if (outcome.ok) noteAlert(queries, outcome.answer.alert);
      else void queries.invalidateQueries({ queryKey: listsKey });
      onSettled(outcome);
    },
    onSettled: () => {
      underWay.current = false;
    },
  });
  const change = (body: AlertChange) => {
    if (underWay.current) return;
    underWay.current = true;
    mutation.mutate(body);
  };
  return { change, busy: mutation.isPending };
}

/** Shows an alert as it is now where it stands; a decided one leaves its list at the next reading, not under a hand. */
function noteAlert(queries: QueryClient, alert: AlertAnswer): void {
  queries.setQueriesData<AlertPages>({ queryKey: listsKey }, (known) =>
    known
      ? {
          ...known,
          pages: known.pages.map((page) => ({
            ...page,
            alerts: page.alerts.map((other) => (other.id === alert.id ? alert : other)),
          })),
        }
      : known,
  );
  void queries.invalidateQueries({ queryKey: ['alerts', 'of', alert.sku] });
  void queries.invalidateQueries({ queryKey: ['alerts', 'count'] });
}
