import { Button, TextInput } from '@mantine/core';
import { IconAlertOctagon, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../app/brand.tsx';
import { Notice } from '../elements/notice.tsx';
import type { DesktopHost, DesktopSettings, ServerCheck } from '../host-bridge.ts';
import { desktopSettingsKey, useDesktopSettings } from '../receive/use-station.ts';

/** Asks a new computer which server it works with, and goes on only with one that has said who it is. */
export function FirstRunScreen({ desktop, onReady }: { desktop: DesktopHost; onReady: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const saved = useDesktopSettings();
  const [typed, setTyped] = useState<string | null>(null);
  const serverUrl = typed ?? saved?.serverUrl ?? '';
  const check = useMutation({ mutationFn: () => desktop.checkServer(serverUrl) });
  const save = useMutation({
    mutationFn: (settings: DesktopSettings) => desktop.saveSettings(settings),
    onSuccess: (kept) => {
      queries.setQueryData(desktopSettingsKey, kept);
      onReady();
    },
  });
  const isUsable = check.data?.found === 'FIT' || check.data?.found === 'TOO_OLD';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isUsable) check.mutate();
    else if (saved) save.mutate({ ...saved, serverUrl });
  };
  return (
    <main className="wms-sign-in" id="main">
      <form onSubmit={submit} aria-labelledby="first-run-title">
        <Brand />
        <h1 id="first-run-title">{t('station.firstTitle')}</h1>
        <p className="wms-hint">
          <IconInfoCircle aria-hidden size={18} /> {t('station.firstHint')}
        </p>
        <TextInput
          size="lg"
          label={t('settings.serverUrl')}
          inputMode="url"
          placeholder="https://wms.example.com"
          required
          withAsterisk={false}
          value={serverUrl}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            check.reset();
          }}
        />
        {check.data && <CheckNotice check={check.data} />}
        <Button type="submit" size="xl" loading={check.isPending || save.isPending}>
          {t(isUsable ? 'station.goOn' : 'station.check')}
        </Button>
      </form>
    </main>
  );
}

const tones = { FIT: 'good', TOO_OLD: 'warning' } as const;

/** What stands at the address, and what to do about it. */
function CheckNotice({ check }: { check: ServerCheck }) {
  const { t } = useTranslation();
  const isGood = check.found === 'FIT';
  return (
    <Notice
      role="alert"
      tone={check.found in tones ? tones[check.found as keyof typeof tones] : 'bad'}
      icon={isGood ? IconCircleCheck : IconAlertOctagon}
    >
      <p>{t(`station.found.${check.found}`, { ...check })}</p>
    </Notice>
  );
}
