import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallResult } from '@wms/client';
import type { AnswerOf } from '@wms/contract';
import { useHost } from '../app/host-context.ts';
import type { HostBridge } from '../host-bridge.ts';

/** A server that is silent for this long is working on it; one that cannot be reached says so at once. */
const workingAfterMs = 8_000;

/** How often a proposal that takes its time is asked for again; each time waits for some ten seconds and more. */
const asksMax = 20;

const mutationKey = ['plan', 'regenerate'] as const;

type Outcome = CallResult<AnswerOf<'regenerateForecast'>>;

/**
 * Asks for a new proposal and waits for it. A large warehouse takes longer than one call may, so that silence is asked
 * again: it is the same change with the same key, and joins the work that is under way.
 */
async function regenerate(host: HostBridge): Promise<Outcome> {
  for (let ask = 1; ; ask++) {
    const askedAt = Date.now();
    const result = await host.change('regenerateForecast', { body: {} });
    const isWorking =
      !result.ok && result.failure.kind === 'UNREACHABLE' && Date.now() - askedAt >= workingAfterMs;
    if (!isWorking || ask === asksMax) return result;
  }
}

/** Makes a new proposal; it goes on when the screen is left. */
export function useRegenerate(onSettled: (outcome: Outcome) => void) {
  const host = useHost();
  const queries = useQueryClient();
  const working = useIsMutating({ mutationKey }) > 0;
  const mutation = useMutation({
    mutationKey,
    mutationFn: () => regenerate(host),
    onSuccess: (outcome) => {
      void queries.invalidateQueries({ queryKey: ['plan', 'pages'] });
      onSettled(outcome);
    },
  });
  return {
    working,
    regenerate: () => {
      if (!working) mutation.mutate();
    },
  };
}
