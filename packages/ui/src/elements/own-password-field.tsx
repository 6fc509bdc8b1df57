import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface OwnPasswordFieldProps {
  readonly value: string;
  readonly onChange: (password: string) => void;
}

/** Where a person who is signed in enters their own password again; it takes the focus. */
export function OwnPasswordField({ value, onChange }: OwnPasswordFieldProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      size="md"
      className="wms-one-field"
      label={t('passwordPanel.password')}
      autoComplete="current-password"
      autoFocus
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
