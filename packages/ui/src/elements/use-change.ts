import { useMutation } from '@tanstack/react-query';
import type { Failure } from '@wms/client';
import type { AnswerOf, ChangeName, RequestOf } from '@wms/contract';
import { useRef } from 'react';
import { answerOf, failureOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';

/**
 * A change that a person waits for, made one press at a time: a second press while the first is on its way does
 * nothing, because it may come before the first one's effect is drawn.
 */
export function useChange<Name extends ChangeName>(name: Name, onDone: (answer: AnswerOf<Name>) => void) {
  const host = useHost();
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: (request: RequestOf<Name>) => answerOf(host.change(name, request)),
    onSuccess: onDone,
    onSettled: () => {
      underWay.current = false;
    },
    // A secret in a request or an answer is not kept once its screen is left.
    gcTime: 0,
  });
  const change = (request: RequestOf<Name>) => {
    if (underWay.current) return;
    underWay.current = true;
    mutation.mutate(request);
  };
  const failure: Failure | null = mutation.error ? failureOf(mutation.error) : null;
  return { change, busy: mutation.isPending, failure };
}
