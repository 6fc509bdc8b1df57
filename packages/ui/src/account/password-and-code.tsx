import { Button, Group } from '@mantine/core';
import type { Failure } from '@wms/client';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { OwnPasswordField } from '../elements/own-password-field.tsx';
import { CodeField } from './code-field.tsx';

interface PasswordAndCodeProps {
  readonly title: string;
  readonly hint: string;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onSubmit: (given: { password: string; code: string }) => void;
  readonly onCancel: () => void;
}

/** Asks for both, before the second factor itself is changed. */
export function PasswordAndCode(props: PasswordAndCodeProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    props.onSubmit({ password, code });
  };
  return (
    <form className="wms-work" aria-labelledby={titleId} onSubmit={submit}>
      <h3 id={titleId}>{props.title}</h3>
      <p>{props.hint}</p>
      {props.failure && <FailureAlert failure={props.failure} />}
      <OwnPasswordField value={password} onChange={setPassword} />
      <CodeField value={code} onChange={setCode} />
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
