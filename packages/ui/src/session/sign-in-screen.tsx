import type { Refusal } from '@wms/client';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './sign-in-form.tsx';

/** Signing in while nobody is signed in. Says why the last session ended, if it did. */
export function SignInScreen({ endedBy }: { endedBy: Refusal | null }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('app.documentTitle', { title: t('signIn.title') });
  }, [t]);
  return (
    <main className="wms-sign-in" id="main">
      <SignInForm endedBy={endedBy} />
    </main>
  );
}
