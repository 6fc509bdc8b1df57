import { Button, Group } from '@mantine/core';
import type { AnswerOf } from '@wms/contract';
import { type SubmitEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyLine } from '../elements/copy-line.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { useChange } from '../elements/use-change.ts';
import { CodeField } from './code-field.tsx';
import { encodeQr } from './encode-qr.ts';

/** The light around a QR code that its readers need, in modules (ISO/IEC 18004). */
const quietModules = 4;

interface EnrolPanelProps {
  readonly begun: AnswerOf<'beginSecondFactor'>;
  readonly onConfirmed: (answer: AnswerOf<'confirmSecondFactor'>) => void;
  readonly onCancel: () => void;
}

/** The secret for the authenticator app, as a picture and to type, and its first code. */
export function EnrolPanel({ begun, onConfirmed, onCancel }: EnrolPanelProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [code, setCode] = useState('');
  const { change, busy, failure } = useChange('confirmSecondFactor', onConfirmed);
  const { modules, path } = useMemo(() => encodeQr(begun.uri), [begun.uri]);
  const side = modules + 2 * quietModules;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change({ body: { code } });
  };
  return (
    <form className="wms-work" aria-labelledby={titleId} onSubmit={submit}>
      <h3 id={titleId}>{t('account.factor.scanTitle')}</h3>
      <p>{t('account.factor.scanHint')}</p>
      <svg
        className="wms-qr"
        role="img"
        aria-label={t('account.factor.qr')}
        viewBox={`${-quietModules} ${-quietModules} ${side} ${side}`}
      >
        <path d={path} />
      </svg>
      <CopyLine label={t('account.factor.secret')} text={begun.secret} />
      {failure && <FailureAlert failure={failure} />}
      <CodeField value={code} onChange={setCode} />
      <Group>
        <Button type="submit" size="md" loading={busy}>
          {t('account.factor.confirm')}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={onCancel}>
          {t('confirm.cancel')}
        </Button>
      </Group>
    </form>
  );
}
