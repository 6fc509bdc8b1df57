import type { Refusal } from '@wms/client';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../host-bridge.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Signing in over the screens of a session that has ended, so that what was typed on them stays. */
export function SignInOver({ endedBy, session }: { endedBy: Refusal; session: Session }) {
  const { t } = useTranslation();
  const panel = useRef<HTMLDivElement>(null);
  // The field that had the focus is out of reach, and a browser gives it to nobody else by itself.
  useEffect(() => panel.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus(), []);
  return (
    <div
      ref={panel}
      className="wms-sign-in wms-sign-in-over"
      role="dialog"
      aria-modal="true"
      aria-labelledby="sign-in-title"
    >
      <SignInForm endedBy={endedBy} email={session.email ?? ''} hint={t('session.whatWasTyped')} />
    </div>
  );
}
