import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const nobodyYet: NewPerson = { name: '', email: '', password: '' };

interface SignInFieldsProps {
  readonly person: NewPerson;
  readonly onChange: (person: NewPerson) => void;
}

/** Who somebody new is, and what they sign in with first. */
export function SignInFields({ person, onChange }: SignInFieldsProps) {
  const { t } = useTranslation();
  const asked = { size: 'md', required: true, withAsterisk: false } as const;
  return (
    <>
      <TextInput
        {...asked}
        label={t('desk.person.name')}
        autoComplete="off"
        maxLength={100}
        value={person.name}
        onChange={(event) => onChange({ ...person, name: event.currentTarget.value })}
      />
      <TextInput
        {...asked}
        type="email"
        label={t('desk.person.email')}
        autoComplete="off"
        value={person.email}
        onChange={(event) => onChange({ ...person, email: event.currentTarget.value })}
      />
      <PasswordInput
        {...asked}
        label={t('desk.person.password')}
        description={t('desk.person.passwordHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        value={person.password}
        onChange={(event) => onChange({ ...person, password: event.currentTarget.value })}
      />
    </>
  );
}
