import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { Refusal } from '@wms/client';
import { useHost } from '../app/host-context.ts';
import type { Session } from '../host-bridge.ts';

const sessionKey = ['session'] as const;

/** Why a session ended whose person was not there any more. */
export const idleReason = 'IDLE';

/** It ended before its time: the server does not tell why, but it did not expire. */
export const earlyReason = 'EARLY';

const idleRefusal: Refusal = {
  kind: 'REFUSED',
  status: 401,
  code: 'UNAUTHENTICATED',
  error: '',
  requestId: '',
  details: { reason: idleReason },
};

/**
 * Who is signed in: undefined while it is being found out, null for nobody; why the last session ended, when it was
 * not by its person; and how to end one that nobody is at.
 */
export function useSessionState() {
  const host = useHost();
  const queries = useQueryClient();
  const [endedBy, setEndedBy] = useState<Refusal | null>(null);
  const isLapsing = useRef(false);
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
        const before = queries.getQueryData<Session | null>(sessionKey);
        queries.setQueryData(sessionKey, next);
        setEndedBy(next === null && isLapsing.current ? idleRefusal : withReason(refusal, before));
        isLapsing.current = false;
      }),
    [host, queries],
  );
  const endIdle = () => {
    if (isLapsing.current) return;
    isLapsing.current = true;
    void host.session.signOut();
  };
  return { session, endedBy, endIdle };
}

function withReason(refusal: Refusal | null, before: Session | null | undefined): Refusal | null {
  if (refusal?.code !== 'UNAUTHENTICATED' || !(Date.parse(before?.expiresAt ?? '') > Date.now()))
    return refusal;
  return { ...refusal, details: { ...refusal.details, reason: earlyReason } };
}

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** The person signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('broken promise: this screen is only shown to someone signed in');
  return session;
}
