import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface TypedCredentials {
  readonly email: string;
  readonly password: string;
  /** Of the second factor; null until the server has asked for it. */
  readonly code: string | null;
}

interface CredentialFieldsProps {
  readonly typed: TypedCredentials;
  readonly onType: (typed: TypedCredentials) => void;
  /** The field that a person begins with; none where a scanner may still be at work. */
  readonly focus: 'EMAIL' | 'PASSWORD' | null;
}

/** Who are you: e-mail, password, and the code of a second factor once it was asked for. */
export function CredentialFields({ typed, onType, focus }: CredentialFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        size="lg"
        type="email"
        label={t('signIn.email')}
        autoComplete="username"
        autoFocus={focus === 'EMAIL'}
        required
        withAsterisk={false}
        value={typed.email}
        onChange={(event) => onType({ ...typed, email: event.currentTarget.value, code: null })}
      />
      <PasswordInput
        size="lg"
        label={t('signIn.password')}
        autoComplete="current-password"
        autoFocus={focus === 'PASSWORD'}
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        value={typed.password}
        onChange={(event) => onType({ ...typed, password: event.currentTarget.value })}
      />
      {typed.code !== null && (
        <TextInput
          size="lg"
          label={t('signIn.code')}
          description={t('signIn.codeHint')}
          autoComplete="one-time-code"
          inputMode="text"
          autoFocus
          required
          withAsterisk={false}
          value={typed.code}
          onChange={(event) => onType({ ...typed, code: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** What is sent of them; the code only where it was asked for and given. */
export const credentialsOf = ({ email, password, code }: TypedCredentials) => ({
  email,
  password,
  ...(code ? { code } : {}),
});
