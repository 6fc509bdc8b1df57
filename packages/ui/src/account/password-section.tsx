import { Button, PasswordInput } from '@mantine/core';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';

const nothing = { currentPassword: '', newPassword: '', repeated: '' };

/** Choosing another password. */
export function PasswordSection() {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const titleId = useId();
  const [typed, setTyped] = useState(nothing);
  const { currentPassword, newPassword, repeated } = typed;
  const differs = repeated !== '' && repeated !== newPassword;
  const { change, busy, failure } = useChange('changePassword', () => {
    setTyped(nothing);
    report('ACCEPTED', t('account.password.done'));
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (newPassword === repeated) change({ body: { currentPassword, newPassword } });
  };
  const field = (name: keyof typeof nothing) => ({
    size: 'md' as const,
    label: t(`account.password.${name}`),
    required: true,
    withAsterisk: false,
    visibilityToggleButtonProps: { 'aria-label': t('signIn.showPassword') },
    value: typed[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <section className="wms-setting" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('account.password.title')}</h2>
      <p className="wms-hint">{t('account.password.hint')}</p>
      {failure && <FailureAlert failure={failure} />}
      <form className="wms-form" onSubmit={submit}>
        <PasswordInput {...field('currentPassword')} autoComplete="current-password" />
        <PasswordInput {...field('newPassword')} autoComplete="new-password" />
        <PasswordInput
          {...field('repeated')}
          autoComplete="new-password"
          error={differs && t('resetPassword.differs')}
        />
        <Button type="submit" size="md" loading={busy}>
          {t('account.password.submit')}
        </Button>
      </form>
    </section>
  );
}
