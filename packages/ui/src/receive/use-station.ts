import { useQuery } from '@tanstack/react-query';
import { useHost } from '../app/host-context.ts';

export const desktopSettingsKey = ['desktop-settings'] as const;

/** What only the desktop client has: the server's address and this station's id; undefined in a browser. */
export function useDesktopSettings() {
  const { desktop } = useHost();
  const { data } = useQuery({
    queryKey: desktopSettingsKey,
    queryFn: async () => (await desktop?.readSettings()) ?? null,
    enabled: desktop !== null,
    staleTime: Infinity,
    refetchInterval: false,
  });
  return data ?? undefined;
}

/** The station that receipts are booked from, or null. */
export const useStationId = (): string | null => useDesktopSettings()?.stationId || null;
