import { useQuery } from '@tanstack/react-query';
import { useHost } from '../app/host-context.ts';
import type { ManagedName } from '../host-bridge.ts';

const nothing: readonly ManagedName[] = [];

/** What an administrator has settled on this machine; nothing until it is known, and nothing in a browser. */
export function useManaged(): readonly ManagedName[] {
  const { desktop } = useHost();
  const { data } = useQuery({
    queryKey: ['managed-settings'],
    queryFn: async () => (await desktop?.readManaged()) ?? nothing,
    staleTime: Infinity,
    refetchInterval: false,
  });
  return data ?? nothing;
}
