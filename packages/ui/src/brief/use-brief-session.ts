import { useEffect, useState } from 'react';
import type { BriefHost, Session } from '../host-bridge.ts';

/** Who is signed in for the pallet on the screen; null for nobody. Leaving the screen ends it. */
export function useBriefSession(brief: BriefHost): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => {
    const leave = brief.onChange(setSession);
    return () => {
      leave();
      void brief.signOut();
    };
  }, [brief]);
  return session;
}
