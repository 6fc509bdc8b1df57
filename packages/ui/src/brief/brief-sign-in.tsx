import { Button, Group } from '@mantine/core';
import { IconAlertOctagon, IconClockUp, IconUserShield } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Failure } from '@wms/client';
import { briefTokenMinutes } from '@wms/domain';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../elements/describe-failure.ts';
import { Notice } from '../elements/notice.tsx';
import type { BriefHost } from '../host-bridge.ts';
import { CredentialFields, credentialsOf, type TypedCredentials } from '../session/credential-fields.tsx';
import { useSession } from '../session/use-session.ts';

interface BriefSignInProps {
  readonly asnNumber: string;
  readonly brief: BriefHost;
  /** How many writes are kept at this station until a supervisor signs in. */
  readonly kept: number;
  readonly onLeave: () => void;
}

/** Where a supervisor signs in for one pallet. No field takes the focus: the worker may still be scanning. */
export function BriefSignIn({ asnNumber, brief, kept, onLeave }: BriefSignInProps) {
  const { t } = useTranslation();
  const { userName: worker, warehouseName } = useSession();
  const warehouse = warehouseName ?? '';
  const [typed, setTyped] = useState<TypedCredentials>({ email: '', password: '', code: null });
  const [failure, setFailure] = useState<Failure | null>(null);
  const signIn = useMutation({
    mutationFn: () => brief.signIn(credentialsOf(typed), asnNumber),
    onMutate: () => setFailure(null),
    onSuccess: (result) => {
      if (result.ok) return;
      const asksForCode = result.failure.kind === 'REFUSED' && result.failure.code === 'TOTP_REQUIRED';
      if (asksForCode) setTyped({ ...typed, code: '' });
      else setFailure(result.failure);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate();
  };
  const isElsewhere = failure?.kind === 'REFUSED' && failure.code === 'NOT_FOUND';

  return (
    <form onSubmit={submit} className="wms-brief" aria-labelledby="brief-title">
      <h2 id="brief-title">
        <IconUserShield aria-hidden size={28} /> {t('brief.title')}
      </h2>
      <p>{t('brief.hint', { asnNumber, warehouse, worker })}</p>
      <p className="wms-hint">{t('brief.hintAlone', { minutes: briefTokenMinutes })}</p>
      {kept > 0 && (
        <p className="wms-hint">
          <IconClockUp aria-hidden size={18} /> {t('brief.waiting', { count: kept })}
        </p>
      )}
      {failure && (
        <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
          <p>{isElsewhere ? t('brief.notTheirs', { warehouse }) : describeFailure(t, failure)}</p>
        </Notice>
      )}
      <CredentialFields typed={typed} onType={setTyped} focus={null} />
      <Group>
        <Button type="submit" size="xl" loading={signIn.isPending}>
          {t('brief.submit')}
        </Button>
        <Button size="xl" variant="default" onClick={onLeave}>
          {t('brief.leave')}
        </Button>
      </Group>
    </form>
  );
}
