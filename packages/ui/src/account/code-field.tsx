import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Where a code of the authenticator app is typed, or a recovery code. */
export function CodeField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      size="md"
      className="wms-one-field"
      label={t('account.factor.code')}
      description={t('signIn.codeHint')}
      autoComplete="one-time-code"
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
