import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { Page } from '../elements/page.tsx';
import { desktopSettingsKey, useDesktopSettings } from '../receive/use-station.ts';
import { SettingSection } from '../settings/setting-section.tsx';

/** After the first sign-in on a new computer: its station's name, and whether its scanner is understood. */
export function WelcomeScreen() {
  const { t } = useTranslation();
  const { desktop } = useHost();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const saved = useDesktopSettings();
  const [typed, setTyped] = useState<string | null>(null);
  const stationId = typed ?? saved?.stationId ?? '';
  const save = useMutation({
    mutationFn: async () => saved && desktop?.saveSettings({ ...saved, stationId }),
    onSuccess: (kept) => {
      if (kept) queries.setQueryData(desktopSettingsKey, kept);
      void navigate({ to: '/' });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Page title={t('station.welcomeTitle')} subtitle={t('station.welcomeHint')}>
      <form onSubmit={submit} className="wms-settings">
        <SettingSection title={t('signIn.station')}>
          <TextInput
            size="lg"
            label={t('settings.stationId')}
            description={t('station.stationHint')}
            error={save.error?.message}
            value={stationId}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </SettingSection>
        <SettingSection title={t('station.scannerTitle')}>
          <p className="wms-hint">{t('station.scannerHint')}</p>
          <Link to="/scanner-test" className="wms-link">
            {t('station.testScanner')}
          </Link>
        </SettingSection>
        <Button type="submit" size="lg" loading={save.isPending}>
          {t('station.begin')}
        </Button>
      </form>
    </Page>
  );
}
