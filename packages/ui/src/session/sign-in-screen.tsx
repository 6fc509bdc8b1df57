import type { Refusal } from '@wms/client';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Warehouse } from './next-warehouse.ts';
import { SignInForm } from './sign-in-form.tsx';

interface SignInScreenProps {
  readonly endedBy: Refusal | null;
  readonly warehouse: Warehouse | null;
  readonly onChoosing: (isChoosing: boolean) => void;
}

/** Signing in while nobody is signed in. Says why the last session ended, if it did. */
export function SignInScreen(props: SignInScreenProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('app.documentTitle', { title: t('signIn.title') });
  }, [t]);
  return (
    <main className="wms-sign-in" id="main">
      <SignInForm {...props} />
    </main>
  );
}
