import { Button, PasswordInput } from '@mantine/core';
import { IconAlertOctagon, IconCircleCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../app/brand.tsx';
import { answerOf, failureOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { describeFailure } from '../elements/describe-failure.ts';
import { Notice } from '../elements/notice.tsx';

/** Choosing a new password with the link that came by mail. It stands before any session, and ends them all. */
export function ResetPasswordScreen({ token }: { token: string }) {
  const { t } = useTranslation();
  const host = useHost();
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const differs = repeated !== '' && repeated !== password;
  useEffect(() => {
    document.title = t('app.documentTitle', { title: t('resetPassword.title') });
  }, [t]);

  const reset = useMutation({
    mutationFn: () => answerOf(host.change('resetPassword', { body: { token, password } })),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!reset.isPending && password === repeated) reset.mutate();
  };

  return (
    <main className="wms-sign-in" id="main">
      <form onSubmit={submit} aria-labelledby="reset-title">
        <Brand />
        <h1 id="reset-title">{t('resetPassword.title')}</h1>
        {reset.error && (
          <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
            <p>{describeFailure(t, failureOf(reset.error))}</p>
          </Notice>
        )}
        {reset.isSuccess ? (
          <Notice role="alert" tone="good" icon={IconCircleCheck} title={t('resetPassword.done')}>
            <p>{t('resetPassword.doneHint')}</p>
            <p>
              <a href="/">{t('signIn.title')}</a>
            </p>
          </Notice>
        ) : (
          <>
            <p>{t('resetPassword.hint')}</p>
            <PasswordInput
              size="lg"
              label={t('resetPassword.password')}
              autoComplete="new-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <PasswordInput
              size="lg"
              label={t('resetPassword.repeat')}
              autoComplete="new-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
              error={differs && t('resetPassword.differs')}
              value={repeated}
              onChange={(event) => setRepeated(event.currentTarget.value)}
            />
            <Button type="submit" size="xl" loading={reset.isPending}>
              {t('resetPassword.submit')}
            </Button>
          </>
        )}
      </form>
    </main>
  );
}
