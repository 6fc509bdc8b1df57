import { Button, Group, PasswordInput, TextInput } from '@mantine/core';
import type { WorkerAnswer } from '@wms/contract';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { useChange } from '../elements/use-change.ts';

interface AddWorkerProps {
  readonly onAdded: (worker: WorkerAnswer) => void;
  readonly onCancel: () => void;
}

/** Asks who is new; what was typed stays when the server says no. */
export function AddWorker({ onAdded, onCancel }: AddWorkerProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { change, busy, failure } = useChange('createWorker', onAdded);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change({ body: { name: name.trim(), email, password } });
  };
  const asked = { size: 'md', required: true, withAsterisk: false } as const;
  return (
    <form className="wms-work" aria-labelledby={titleId} onSubmit={submit}>
      <h2 id={titleId}>{t('workers.add.title')}</h2>
      {failure && <FailureAlert failure={failure} />}
      <div className="wms-form-grid">
        <TextInput
          {...asked}
          label={t('workers.add.name')}
          autoComplete="off"
          autoFocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          {...asked}
          type="email"
          label={t('workers.add.email')}
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          {...asked}
          label={t('workers.add.password')}
          description={t('workers.add.passwordHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </div>
      <Group>
        <Button type="submit" size="md" loading={busy}>
          {t('workers.add.submit')}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={onCancel}>
          {t('confirm.cancel')}
        </Button>
      </Group>
    </form>
  );
}
