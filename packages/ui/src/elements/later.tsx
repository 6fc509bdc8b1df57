import { type ReactNode, useDeferredValue } from 'react';

/**
 * What a screen draws in a second step, once the rest is there: React does that bit by bit, and lets a scan that comes
 * meanwhile go first.
 */
export function Later({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}
