import { Button, SegmentedControl, Slider, TextInput, useMantineColorScheme } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { type Language, savePreferences, usePreferences } from '../app/preferences.ts';
import { Notice } from '../elements/notice.tsx';
import { Page } from '../elements/page.tsx';
import { playTone } from '../feedback/play-tone.ts';
import type { DesktopHost, DesktopSettings } from '../host-bridge.ts';
import { changeLanguage, chooseLanguage } from '../i18n/start-i18n.ts';
import { desktopSettingsKey, useDesktopSettings, useStationId } from '../receive/use-station.ts';
import { ScannerSetting } from '../scan/scanner-setting.tsx';
import { useSession } from '../session/use-session.ts';
import { ShortcutSetting } from '../shortcuts/shortcut-setting.tsx';
import {
  MeasuredLatency,
  NetworkSetting,
  SupportTools,
  UpdatesSetting,
} from '../station/machine-settings.tsx';
import { useManaged } from '../station/use-managed.ts';
import { SettingSection } from './setting-section.tsx';

/** What a person may set on this machine. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const host = useHost();
  const settings = useDesktopSettings();
  return (
    <Page title={t('settings.title')}>
      <div className="wms-settings">
        <LanguageSetting />
        <ThemeSetting />
        <SoundSetting />
        <ScannerSetting />
        <ShortcutSetting />
        {host.desktop && settings && <StationSetting desktop={host.desktop} saved={settings} />}
        {host.desktop && <NetworkSetting desktop={host.desktop} />}
        {host.desktop && <UpdatesSetting desktop={host.desktop} />}
        <About />
      </div>
    </Page>
  );
}

function LanguageSetting() {
  const { t, i18n } = useTranslation();
  const change = useMutation({
    mutationFn: (language: Language) => changeLanguage(i18n, language),
    onSuccess: (_done, language) => savePreferences({ language }),
  });
  return (
    <SettingSection title={t('settings.language')}>
      <SegmentedControl
        size="md"
        aria-label={t('settings.language')}
        value={i18n.language}
        onChange={(value) => change.mutate(chooseLanguage(null, [value]))}
        data={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
        ]}
      />
      {change.isError && (
        <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
          <p>{t('settings.languageFailed')}</p>
        </Notice>
      )}
    </SettingSection>
  );
}

function ThemeSetting() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SettingSection title={t('settings.theme')}>
      <SegmentedControl
        size="md"
        aria-label={t('settings.theme')}
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
        data={[
          { value: 'auto', label: t('settings.themeAuto') },
          { value: 'light', label: t('settings.themeLight') },
          { value: 'dark', label: t('settings.themeDark') },
        ]}
      />
    </SettingSection>
  );
}

function SoundSetting() {
  const { t } = useTranslation();
  const { soundVolume } = usePreferences();
  return (
    <SettingSection title={t('settings.sound')}>
      <p aria-hidden>{t('settings.volume')}</p>
      <Slider
        size="lg"
        thumbLabel={t('settings.volume')}
        min={0}
        max={100}
        step={5}
        value={Math.round(soundVolume * 100)}
        label={(value) => `${value} %`}
        onChange={(value) => savePreferences({ soundVolume: value / 100 })}
      />
      <div className="wms-tones">
        {(['ACCEPTED', 'REJECTED', 'QUEUED'] as const).map((kind) => (
          <Button key={kind} variant="default" size="md" onClick={() => playTone(kind, soundVolume)}>
            {t('settings.hear', { what: t(`feedback.${kind}`) })}
          </Button>
        ))}
      </div>
    </SettingSection>
  );
}

function StationSetting({ desktop, saved }: { desktop: DesktopHost; saved: DesktopSettings }) {
  const { t } = useTranslation();
  const managed = useManaged();
  const queries = useQueryClient();
  const [settings, setSettings] = useState(saved);
  const save = useMutation({
    mutationFn: () => desktop.saveSettings(settings),
    onSuccess: (kept) => queries.setQueryData(desktopSettingsKey, kept),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <SettingSection title={t('settings.station')}>
      <form onSubmit={submit} className="wms-form">
        <TextInput
          size="md"
          label={t('settings.serverUrl')}
          inputMode="url"
          required
          withAsterisk={false}
          error={save.error?.message}
          readOnly={managed.includes('serverUrl')}
          description={managed.includes('serverUrl') && t('settings.managedHere')}
          value={settings.serverUrl}
          onChange={(event) => setSettings({ ...settings, serverUrl: event.currentTarget.value })}
        />
        <TextInput
          size="md"
          label={t('settings.stationId')}
          value={settings.stationId}
          onChange={(event) => setSettings({ ...settings, stationId: event.currentTarget.value })}
        />
        {managed.length > 0 && (
          <p className="wms-hint">
            {t('settings.managed', { what: managed.map((name) => t(`settings.managedName.${name}`)) })}
          </p>
        )}
        <Button type="submit" size="md" loading={save.isPending}>
          {t('settings.save')}
        </Button>
        <p role="status" className="wms-hint">
          {save.isSuccess && t('settings.saved')}
        </p>
      </form>
    </SettingSection>
  );
}

function About() {
  const { t } = useTranslation();
  const { version, desktop } = useHost();
  const session = useSession();
  const stationId = useStationId();
  return (
    <SettingSection title={t('settings.about')}>
      <dl className="wms-about">
        <dt>{t('settings.version')}</dt>
        <dd>{version}</dd>
        <dt>{t('settings.account')}</dt>
        <dd>{[...new Set([session.userName, session.companyName])].filter(Boolean).join(', ')}</dd>
        {session.warehouseName && (
          <>
            <dt>{t('settings.warehouse')}</dt>
            <dd>{session.warehouseName}</dd>
          </>
        )}
        {stationId && (
          <>
            <dt>{t('settings.stationId')}</dt>
            <dd>{stationId}</dd>
          </>
        )}
        <dt>{t('settings.secret')}</dt>
        <dd>{t(`settings.secretKeptIn.${session.secretKeptIn}`)}</dd>
        <dt>{t('station.latency')}</dt>
        <dd>
          <MeasuredLatency />
        </dd>
      </dl>
      {desktop && <SupportTools desktop={desktop} />}
    </SettingSection>
  );
}
