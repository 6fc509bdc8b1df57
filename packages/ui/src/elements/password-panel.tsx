import { Button, Group } from '@mantine/core';
import type { Failure } from '@wms/client';
import { type SubmitEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from './failure-alert.tsx';
import { OwnPasswordField } from './own-password-field.tsx';

interface PasswordPanelProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onSubmit: (password: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the person's own password again, before something that a stranger at an open session must not do. */
export function PasswordPanel(props: PasswordPanelProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    props.onSubmit(password);
  };
  return (
    <form className="wms-work" aria-labelledby={titleId} onSubmit={submit}>
      <h2 id={titleId}>{props.title}</h2>
      {props.children}
      {props.failure && <FailureAlert failure={props.failure} />}
      <OwnPasswordField value={password} onChange={setPassword} />
      <Group>
        <Button type="submit" size="md" loading={props.busy}>
          {props.submitLabel}
        </Button>
        <Button size="md" variant="default" disabled={props.busy} onClick={props.onCancel}>
          {t('confirm.cancel')}
        </Button>
      </Group>
    </form>
  );
}
