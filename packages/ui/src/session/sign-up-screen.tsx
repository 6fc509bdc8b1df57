import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertOctagon, IconMail } from '@tabler/icons-react';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../app/brand.tsx';
import { describeFailure } from '../elements/describe-failure.ts';
import { Notice } from '../elements/notice.tsx';
import { useChange } from '../elements/use-change.ts';

const noWords = { companyName: '', name: '', email: '', warehouseName: '' };
const nameLengthMax = 100;

/** Asking for an account. The answer is the same for everybody; what became of it comes by mail. */
export function SignUpScreen() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(noWords);
  const [password, setPassword] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { change, busy, failure } = useChange('signUp', () => setAsked(true));
  useEffect(() => {
    document.title = t('app.documentTitle', { title: t('signUp.title') });
  }, [t]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change({ body: { ...typed, password } });
  };
  const field = (name: keyof typeof noWords) => ({
    size: 'lg' as const,
    label: t(`signUp.${name}`),
    required: true,
    withAsterisk: false,
    maxLength: nameLengthMax,
    value: typed[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
  });

  return (
    <main className="wms-sign-in" id="main">
      <form onSubmit={submit} aria-labelledby="sign-up-title">
        <Brand />
        <h1 id="sign-up-title">{t('signUp.title')}</h1>
        {isAsked ? (
          <Notice role="alert" tone="info" icon={IconMail} title={t('signUp.asked')}>
            <p>{t('signUp.askedHint')}</p>
          </Notice>
        ) : (
          <>
            <p>{t('signUp.hint')}</p>
            {failure && (
              <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
                <p>{describeFailure(t, failure)}</p>
              </Notice>
            )}
            <TextInput {...field('companyName')} autoComplete="organization" autoFocus />
            <TextInput
              {...field('warehouseName')}
              description={t('signUp.warehouseHint')}
              autoComplete="off"
            />
            <TextInput {...field('name')} autoComplete="name" />
            <TextInput {...field('email')} type="email" maxLength={254} autoComplete="username" />
            <PasswordInput
              size="lg"
              label={t('signUp.password')}
              description={t('signUp.passwordHint')}
              autoComplete="new-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" size="xl" loading={busy}>
              {t('signUp.submit')}
            </Button>
          </>
        )}
        <p className="wms-hint">
          <a href="/" className="wms-link">
            {t('signUp.toSignIn')}
          </a>
        </p>
      </form>
    </main>
  );
}
