import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconShieldLock } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '@wms/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Notice } from '../elements/notice.tsx';
import { PasswordPanel } from '../elements/password-panel.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { EnrolPanel } from './enrol-panel.tsx';
import { PasswordAndCode } from './password-and-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const factorKey = ['second-factor'] as const;
/** So few recovery codes are said to be few. */
const fewCodes = 3;

/** What is being done about the second factor. */
type Work =
  | { readonly kind: 'PASSWORD' }
  | { readonly kind: 'ENROL'; readonly begun: AnswerOf<'beginSecondFactor'> }
  | { readonly kind: 'CODES'; readonly codes: readonly string[] }
  | { readonly kind: 'RENEW' }
  | { readonly kind: 'END' };

/** Signing in with a code of an authenticator app besides the password. */
export function SecondFactorSection() {
  const { t } = useTranslation();
  const host = useHost();
  const queries = useQueryClient();
  const titleId = useId();
  const [work, setWork] = useState<Work | null>(null);
  const query = useQuery({
    queryKey: factorKey,
    queryFn: () => answerOf(host.request('readSecondFactor', {})),
  });
  const showCodes = ({ recoveryCodes }: { recoveryCodes: readonly string[] }) => {
    setWork({ kind: 'CODES', codes: recoveryCodes });
    void queries.invalidateQueries({ queryKey: factorKey });
  };
  const close = () => {
    setWork(null);
    void queries.invalidateQueries({ queryKey: factorKey });
  };
  return (
    <section className="wms-setting" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('account.factor.title')}</h2>
      {query.data ? (
        <FactorState state={query.data} onWork={setWork} isBusy={work !== null} />
      ) : (
        <NoAnswerYet query={query} icon={IconShieldLock} offlineHint={t('account.offlineHint')} />
      )}
      {work?.kind === 'PASSWORD' && (
        <BeginPanel onBegun={(begun) => setWork({ kind: 'ENROL', begun })} onCancel={close} />
      )}
      {work?.kind === 'ENROL' && <EnrolPanel begun={work.begun} onConfirmed={showCodes} onCancel={close} />}
      {work?.kind === 'CODES' && <RecoveryCodes codes={work.codes} onClose={close} />}
      {work?.kind === 'RENEW' && <RenewPanel onRenewed={showCodes} onCancel={close} />}
      {work?.kind === 'END' && <EndPanel onDone={close} onCancel={close} />}
    </section>
  );
}

interface FactorStateProps {
  readonly state: AnswerOf<'readSecondFactor'>;
  readonly isBusy: boolean;
  readonly onWork: (work: Work) => void;
}

function FactorState({ state, isBusy, onWork }: FactorStateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!state.isOn) {
    return (
      <>
        <p>{t('account.factor.off')}</p>
        {state.isRequired && (
          <Notice tone="warning" icon={IconAlertTriangle}>
            <p>{t('account.factor.required')}</p>
          </Notice>
        )}
        {!isBusy && (
          <Button size="md" onClick={() => onWork({ kind: 'PASSWORD' })}>
            {t('account.factor.turnOn')}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <p>
        <span className="wms-mark" data-tone="good">
          <IconCircleCheck aria-hidden size={18} />
          {t('account.factor.on', { date: format.date(state.since ?? 0) })}
        </span>
      </p>
      <p>{t('account.factor.codesLeft', { count: state.recoveryCodesLeft })}</p>
      {state.recoveryCodesLeft <= fewCodes && (
        <Notice tone="warning" icon={IconAlertTriangle}>
          <p>{t('account.factor.fewCodes')}</p>
        </Notice>
      )}
      {!isBusy && (
        <Group>
          <Button size="md" variant="default" onClick={() => onWork({ kind: 'RENEW' })}>
            {t('account.factor.renew')}
          </Button>
          <Button size="md" variant="default" onClick={() => onWork({ kind: 'END' })}>
            {t('account.factor.turnOff')}
          </Button>
        </Group>
      )}
    </>
  );
}

interface BeginPanelProps {
  readonly onBegun: (begun: AnswerOf<'beginSecondFactor'>) => void;
  readonly onCancel: () => void;
}

function BeginPanel({ onBegun, onCancel }: BeginPanelProps) {
  const { t } = useTranslation();
  const { change, busy, failure } = useChange('beginSecondFactor', onBegun);
  return (
    <PasswordPanel
      title={t('account.factor.turnOn')}
      submitLabel={t('account.factor.goOn')}
      busy={busy}
      failure={failure}
      onSubmit={(password) => change({ body: { password } })}
      onCancel={onCancel}
    >
      <p>{t('account.factor.needed')}</p>
    </PasswordPanel>
  );
}

interface RenewPanelProps {
  readonly onRenewed: (answer: AnswerOf<'renewRecoveryCodes'>) => void;
  readonly onCancel: () => void;
}

function RenewPanel({ onRenewed, onCancel }: RenewPanelProps) {
  const { t } = useTranslation();
  const { change, busy, failure } = useChange('renewRecoveryCodes', onRenewed);
  return (
    <PasswordAndCode
      title={t('account.factor.renew')}
      hint={t('account.factor.renewHint')}
      submitLabel={t('account.factor.renewSubmit')}
      busy={busy}
      failure={failure}
      onSubmit={(body) => change({ body })}
      onCancel={onCancel}
    />
  );
}

function EndPanel({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const { change, busy, failure } = useChange('endSecondFactor', () => {
    report('ACCEPTED', t('account.factor.ended'));
    onDone();
  });
  return (
    <PasswordAndCode
      title={t('account.factor.turnOff')}
      hint={t('account.factor.endHint')}
      submitLabel={t('account.factor.turnOff')}
      busy={busy}
      failure={failure}
      onSubmit={(body) => change({ body })}
      onCancel={onCancel}
    />
  );
}
