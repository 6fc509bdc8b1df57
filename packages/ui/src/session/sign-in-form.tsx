import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertOctagon, IconInfoCircle, IconLock } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Failure, Refusal } from '@wms/client';
import { signUpPath } from '@wms/contract';
import type { TFunction } from 'i18next';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { describeFailure } from '../elements/describe-failure.ts';
import { Notice } from '../elements/notice.tsx';
import { desktopSettingsKey, useDesktopSettings } from '../receive/use-station.ts';
import type { DesktopSettings } from '../host-bridge.ts';
import { Brand } from '../app/brand.tsx';
import { ForgotPassword } from './forgot-password.tsx';
import { idleReason } from './use-session.ts';

/** Signing in either works, fails as a call, or never gets to one because the server address is none. */
type SignInFailure = Failure | { readonly kind: 'BAD_ADDRESS'; readonly error: string };

interface SignInFormProps {
  /** Why the last session ended, if it did. */
  readonly endedBy: Refusal | null;
  /** Who is likely to sign in. */
  readonly email?: string;
  /** What else there is to know here. */
  readonly hint?: string;
}

/** Who are you, and on the desktop: which server, which station. Asks for a second factor where there is one. */
export function SignInForm({ endedBy, email: likely = '', hint }: SignInFormProps) {
  const { t } = useTranslation();
  const host = useHost();
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [email, setEmail] = useState(likely);
  const [password, setPassword] = useState('');
  /** Null until the server has asked for it. */
  const [code, setCode] = useState<string | null>(null);
  const station = useStationForm();

  const signIn = useMutation({
    mutationFn: async () => {
      setFailure(null);
      await station.save();
      const result = await host.session.signIn({ email, password, ...(code ? { code } : {}) });
      if (result.ok) return;
      const asksForCode = result.failure.kind === 'REFUSED' && result.failure.code === 'TOTP_REQUIRED';
      if (asksForCode) setCode('');
      else setFailure(result.failure);
    },
    onError: (error) => setFailure({ kind: 'BAD_ADDRESS', error: error.message }),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate();
  };

  return (
    <form onSubmit={submit} aria-labelledby="sign-in-title">
      <Brand />
      <h1 id="sign-in-title">{t('signIn.title')}</h1>
      {endedBy && !failure && <EndedSession refusal={endedBy} hint={hint} />}
      {failure && (
        <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
          <p>{failure.kind === 'BAD_ADDRESS' ? failure.error : describeFailure(t, failure)}</p>
        </Notice>
      )}
      <TextInput
        size="lg"
        type="email"
        label={t('signIn.email')}
        autoComplete="username"
        autoFocus={likely === ''}
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => {
          setEmail(event.currentTarget.value);
          setCode(null);
        }}
      />
      <PasswordInput
        size="lg"
        label={t('signIn.password')}
        autoComplete="current-password"
        autoFocus={likely !== ''}
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {code !== null && (
        <TextInput
          size="lg"
          label={t('signIn.code')}
          description={t('signIn.codeHint')}
          autoComplete="one-time-code"
          inputMode="text"
          autoFocus
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      {station.fields}
      <Button type="submit" size="xl" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
      {!host.desktop && <ForgotPassword email={email} />}
      {!host.desktop && likely === '' && (
        <p className="wms-hint">
          {t('signIn.newHere')} <a href={signUpPath}>{t('signIn.signUp')}</a>
        </p>
      )}
      {host.desktop && (
        <p className="wms-hint">
          <IconInfoCircle aria-hidden size={18} /> {t('signIn.oneDesktop')}
        </p>
      )}
    </form>
  );
}

/** The desktop's own two fields; nothing in a browser. */
function useStationForm() {
  const { t } = useTranslation();
  const { desktop } = useHost();
  const queries = useQueryClient();
  const saved = useDesktopSettings();
  const [typed, setTyped] = useState<Partial<DesktopSettings>>({});
  const settings: DesktopSettings = { serverUrl: '', stationId: '', ...saved, ...typed };

  const save = async () => {
    if (desktop) queries.setQueryData(desktopSettingsKey, await desktop.saveSettings(settings));
  };
  const fields = desktop && (
    <fieldset className="wms-station">
      <legend>{t('signIn.station')}</legend>
      <TextInput
        size="md"
        label={t('settings.serverUrl')}
        inputMode="url"
        required
        withAsterisk={false}
        value={settings.serverUrl}
        onChange={(event) => setTyped({ ...typed, serverUrl: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label={t('settings.stationId')}
        placeholder="PACK-01"
        value={settings.stationId}
        onChange={(event) => setTyped({ ...typed, stationId: event.currentTarget.value })}
      />
    </fieldset>
  );
  return { save, fields };
}

function whyEnded(t: TFunction, refusal: Refusal): string {
  if (refusal.details.reason === idleReason) return t('session.wasIdle');
  return refusal.code === 'UNAUTHENTICATED' ? t('ended.expired') : describeFailure(t, refusal);
}

/** Why the last session ended and what to do: a locked token is explained, not only named. */
function EndedSession({ refusal, hint }: { refusal: Refusal; hint: string | undefined }) {
  const { t } = useTranslation();
  const locked = refusal.code === 'TOKEN_LOCKED';
  return (
    <Notice
      role="alert"
      tone={locked ? 'bad' : 'warning'}
      icon={IconLock}
      title={t(locked ? 'ended.lockedTitle' : 'ended.title')}
    >
      <p>{whyEnded(t, refusal)}</p>
      <p>{hint ?? t('ended.whatToDo')}</p>
    </Notice>
  );
}
