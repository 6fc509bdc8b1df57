import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import type { Refusal } from '@wms/client';
import { useHost } from '../app/host-context.ts';
import type { Session } from '../host-bridge.ts';

const sessionKey = ['session'] as const;

/** Who is signed in: undefined while it is being found out, null for nobody; and why the server ended the last one. */
export function useSessionState() {
  const host = useHost();
  const queries = useQueryClient();
  const [endedBy, setEndedBy] = useState<Refusal | null>(null);
  const { data: session } = useQuery({
    queryKey: sessionKey,
    queryFn: () => host.session.current(),
    staleTime: Infinity,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  useEffect(
    () =>
      host.session.onChange((next, refusal) => {
        queries.setQueryData(sessionKey, next);
        setEndedBy(refusal);
      }),
    [host, queries],
  );
  return { session, endedBy };
}

/** Forgets every answer when the person who got them leaves: they were not meant for the next. */
export function useForgetAnswersOnLeaving(): void {
  const queries = useQueryClient();
  useEffect(
    () => () => queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] }),
    [queries],
  );
}

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** The person signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('broken promise: this screen is only shown to someone signed in');
  return session;
}
