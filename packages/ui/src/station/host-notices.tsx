import { IconClockExclamation, IconServerCog } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { Notice } from '../elements/notice.tsx';
import type { DesktopHost } from '../host-bridge.ts';
import { useDesktopSettings } from '../receive/use-station.ts';

const minuteMs = 60_000;
const clockKey = ['clock-skew'] as const;

/** What this machine's clock or the server's age makes of the screens; nothing when both are as they should be. */
export function HostNotices() {
  const { desktop } = useHost();
  return (
    <>
      <ClockNotice />
      {desktop && <ServerAgeNotice desktop={desktop} />}
    </>
  );
}

function ClockNotice() {
  const { t } = useTranslation();
  const { clock } = useHost();
  const queries = useQueryClient();
  const { data: skewMs = 0 } = useQuery({
    queryKey: clockKey,
    queryFn: () => clock.skewMs(),
    staleTime: Infinity,
    refetchInterval: false,
  });
  useEffect(() => clock.onChange((next) => queries.setQueryData(clockKey, next)), [clock, queries]);
  if (skewMs === 0) return null;
  const minutes = Math.round(Math.abs(skewMs) / minuteMs);
  return (
    <Notice tone="warning" icon={IconClockExclamation} title={t('station.clockTitle')}>
      <p>{t(skewMs > 0 ? 'station.clockAhead' : 'station.clockBehind', { minutes })}</p>
    </Notice>
  );
}

/** What stands at the server's address, looked at once a session; undefined until it is known. */
export function useServerCheck(desktop: DesktopHost) {
  const settings = useDesktopSettings();
  const { data } = useQuery({
    queryKey: ['server-check', settings?.serverUrl],
    queryFn: () => desktop.checkServer(settings?.serverUrl ?? ''),
    enabled: settings !== undefined,
    staleTime: Infinity,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  return data;
}

function ServerAgeNotice({ desktop }: { desktop: DesktopHost }) {
  const { t } = useTranslation();
  const check = useServerCheck(desktop);
  if (check?.found !== 'TOO_OLD') return null;
  return (
    <Notice tone="warning" icon={IconServerCog} title={t('station.oldTitle')}>
      <p>{t('station.found.TOO_OLD', { ...check })}</p>
    </Notice>
  );
}
