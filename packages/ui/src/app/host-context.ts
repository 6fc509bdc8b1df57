import { createContext, useContext } from 'react';
import type { HostBridge } from '../host-bridge.ts';
import type { HostKind } from './access.ts';

const HostContext = createContext<HostBridge | null>(null);

export const HostProvider = HostContext.Provider;

/** The program this screen runs in. */
export function useHost(): HostBridge {
  const host = useContext(HostContext);
  if (!host) throw new Error('broken promise: every screen stands inside WmsApp');
  return host;
}

/** Which screens this host can serve. */
export const hostKindOf = (host: HostBridge): HostKind => ({
  hasQueue: host.queue !== null,
  isBrowser: host.desktop === null,
});
