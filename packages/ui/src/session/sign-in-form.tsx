import { Button, TextInput } from '@mantine/core';
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
import { CredentialFields, credentialsOf, type TypedCredentials } from './credential-fields.tsx';
import { ForgotPassword } from './forgot-password.tsx';
import type { Session } from '../host-bridge.ts';
import { useManaged } from '../station/use-managed.ts';
import type { Warehouse } from './next-warehouse.ts';
import { earlyReason, idleReason } from './use-session.ts';
import { WarehouseChoice } from './warehouse-choice.tsx';

/** Signing in either works, fails as a call, or never gets to one because the server address is none. */
type SignInFailure = Failure | { readonly kind: 'BAD_ADDRESS'; readonly error: string };

interface SignInFormProps {
  /** Why the last session ended, if it did. */
  readonly endedBy: Refusal | null;
  /** Who is likely to sign in. */
  readonly email?: string;
  /** The warehouse that was chosen before signing in anew; the account's first without one. */
  readonly warehouse?: Warehouse | null;
  /** True from the sign-in until its warehouse is settled: the first screen waits for that. */
  readonly onChoosing?: (isChoosing: boolean) => void;
  /** What else there is to know here. */
  readonly hint?: string;
}

/** Who are you, and on the desktop: which server, which station. Asks for a second factor where there is one. */
export function SignInForm({
  endedBy,
  email: likely = '',
  warehouse = null,
  onChoosing,
  hint,
}: SignInFormProps) {
  const { t } = useTranslation();
  const host = useHost();
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [typed, setTyped] = useState<TypedCredentials>({ email: likely, password: '', code: null });
  const [signedIn, setSignedIn] = useState<Session | null>(null);
  const station = useStationForm();

  const signIn = useMutation({
    mutationFn: async (warehouseId: string | null) => {
      setFailure(null);
      await station.save();
      onChoosing?.(true);
      const chosen = warehouseId === null ? {} : { warehouseId };
      const result = await host.session.signIn({ ...credentialsOf(typed), ...chosen });
      // Only the desktop's token is for one warehouse for good; a browser's session can move on to another.
      if (result.ok && warehouseId === null && host.desktop && result.answer.warehouses.length > 1)
        return setSignedIn(result.answer);
      onChoosing?.(false);
      if (result.ok) return;
      const asksForCode = result.failure.kind === 'REFUSED' && result.failure.code === 'TOTP_REQUIRED';
      if (asksForCode) setTyped({ ...typed, code: '' });
      else setFailure(result.failure);
    },
    onError: (error) => {
      onChoosing?.(false);
      setFailure({ kind: 'BAD_ADDRESS', error: error.message });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate(warehouse?.id ?? null);
  };
  if (signedIn) {
    const choose = (id: string) => (id === signedIn.warehouseId ? onChoosing?.(false) : signIn.mutate(id));
    return <WarehouseChoice session={signedIn} isBusy={signIn.isPending} onChoose={choose} />;
  }

  return (
    <form onSubmit={submit} aria-labelledby="sign-in-title">
      <Brand />
      <h1 id="sign-in-title">{t('signIn.title')}</h1>
      {endedBy && !failure && <EndedSession refusal={endedBy} hint={hint} />}
      {warehouse && <p>{t('station.signInAt', { warehouse: warehouse.name })}</p>}
      {failure && (
        <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
          <p>{failure.kind === 'BAD_ADDRESS' ? failure.error : describeFailure(t, failure)}</p>
        </Notice>
      )}
      <CredentialFields typed={typed} onType={setTyped} focus={likely === '' ? 'EMAIL' : 'PASSWORD'} />
      {station.fields}
      <Button type="submit" size="xl" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
      {!host.desktop && <ForgotPassword email={typed.email} />}
      {!host.desktop && likely === '' && (
        <p className="wms-hint">
          {t('signIn.newHere')}{' '}
          <a href={signUpPath} className="wms-link">
            {t('signIn.signUp')}
          </a>
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
  const isSettled = useManaged().includes('serverUrl');
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
        readOnly={isSettled}
        description={isSettled && t('settings.managedHere')}
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

function whyEnded(t: TFunction, refusal: Refusal, isDesktop: boolean): string {
  if (refusal.details.reason === idleReason) return t('session.wasIdle');
  if (refusal.details.reason === earlyReason && isDesktop) return t('ended.elsewhere');
  return refusal.code === 'UNAUTHENTICATED' ? t('ended.expired') : describeFailure(t, refusal);
}

/** Why the last session ended and what to do: a locked token is explained, not only named. */
function EndedSession({ refusal, hint }: { refusal: Refusal; hint: string | undefined }) {
  const { t } = useTranslation();
  const { desktop } = useHost();
  const locked = refusal.code === 'TOKEN_LOCKED';
  return (
    <Notice
      role="alert"
      tone={locked ? 'bad' : 'warning'}
      icon={IconLock}
      title={t(locked ? 'ended.lockedTitle' : 'ended.title')}
    >
      <p>{whyEnded(t, refusal, desktop !== null)}</p>
      <p>{hint ?? t('ended.whatToDo')}</p>
    </Notice>
  );
}
