import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readScanLatency } from '../app/scan-latency.ts';
import { saveFile } from '../export/save-file.ts';
import type { DesktopHost } from '../host-bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { waiting } from '../queue/split-queue.ts';
import { useQueue } from '../queue/use-queue.ts';
import { SettingSection } from '../settings/setting-section.tsx';
import { useServerCheck } from './host-notices.tsx';

/** How often the state of updates is asked for while it is looked at, in milliseconds. */
const updatesRefetchMs = 2_000;

const updatesKey = ['updates'] as const;

/** How this computer gets to its server. */
export function NetworkSetting({ desktop }: { desktop: DesktopHost }) {
  const { t } = useTranslation();
  const check = useServerCheck(desktop);
  const { data: network } = useQuery({
    queryKey: ['network'],
    queryFn: () => desktop.readNetwork(),
    refetchInterval: false,
  });
  if (!network) return null;
  return (
    <SettingSection title={t('station.network')}>
      <dl className="wms-about">
        <dt>{t('station.server')}</dt>
        <dd>{check ? t(`station.found.${check.found}`, { ...check }) : '…'}</dd>
        <dt>{t('station.proxy')}</dt>
        <dd>{network.proxy ?? t('station.direct')}</dd>
        <dt>{t('station.authority')}</dt>
        <dd>{t(network.ownAuthority ? 'station.ownAuthority' : 'station.wellKnown')}</dd>
      </dl>
    </SettingSection>
  );
}

/** Whether a newer version is there; a person says when it is installed, and never over unsent work. */
export function UpdatesSetting({ desktop }: { desktop: DesktopHost }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const unsent = waiting(useQueue()).length;
  const { data: updates } = useQuery({
    queryKey: updatesKey,
    queryFn: () => desktop.readUpdates(),
    refetchInterval: updatesRefetchMs,
  });
  const again = () => void queries.invalidateQueries({ queryKey: updatesKey });
  const look = useMutation({ mutationFn: () => desktop.lookForUpdate(), onSettled: again });
  const install = useMutation({ mutationFn: () => desktop.installUpdate(), onSettled: again });
  if (!updates) return null;
  if (!updates.comes) {
    return (
      <SettingSection title={t('station.updates')}>
        <p>{t(`station.noUpdates.${updates.why}`)}</p>
      </SettingSection>
    );
  }
  const isReady = updates.state === 'READY';
  return (
    <SettingSection title={t('station.updates')}>
      <dl className="wms-about">
        <dt>{t('station.channel')}</dt>
        <dd>{updates.channel}</dd>
        <dt>{t('station.updateState')}</dt>
        <dd role="status">
          {t(`station.updateStates.${updates.state}`, { version: updates.version })}
          {updates.lookedAt !== null && (
            <small> {t('station.lookedAt', { when: format.dateTime(updates.lookedAt) })}</small>
          )}
        </dd>
      </dl>
      {isReady && unsent > 0 && <p className="wms-hint">{t('station.installUnsent')}</p>}
      {isReady ? (
        <Button size="md" disabled={unsent > 0} loading={install.isPending} onClick={() => install.mutate()}>
          {t('station.install')}
        </Button>
      ) : (
        <Button
          size="md"
          variant="default"
          loading={look.isPending || updates.state === 'LOOKING'}
          onClick={() => look.mutate()}
        >
          {t('station.look')}
        </Button>
      )}
    </SettingSection>
  );
}

/** How fast scans were answered here, in words. */
export function MeasuredLatency() {
  const { t } = useTranslation();
  const format = useFormat();
  const latency = readScanLatency();
  if (latency === null) return <>{t('station.latencyNone')}</>;
  const [p50, p99] = [latency.p50Ms, latency.p99Ms].map((ms) => format.number(Math.round(ms)));
  return <>{t('station.latencyValue', { p50, p99, count: latency.count })}</>;
}

/** What somebody who helps may want to see. */
export function SupportTools({ desktop }: { desktop: DesktopHost }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const save = useMutation({
    async mutationFn() {
      const text = await desktop.readDiagnostics(readScanLatency());
      const minute = new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-');
      saveFile(`888-wms-diagnostics-${minute}.json`, [text], 'application/json');
    },
  });
  const { data: licences } = useQuery({
    queryKey: ['licences'],
    queryFn: () => desktop.readLicences(),
    enabled: isShown,
    staleTime: Infinity,
    refetchInterval: false,
  });
  return (
    <>
      <p className="wms-hint">{t('station.diagnosticsHint')}</p>
      <div className="wms-tones">
        <Button size="md" variant="default" loading={save.isPending} onClick={() => save.mutate()}>
          {t('station.diagnostics')}
        </Button>
        <Button size="md" variant="default" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? 'station.hideLicences' : 'station.licences')}
        </Button>
      </div>
      {isShown && licences && (
        <pre className="wms-licences" tabIndex={0} role="region" aria-label={t('station.licencesTitle')}>
          {licences}
        </pre>
      )}
    </>
  );
}
