import { Button } from '@mantine/core';
import { IconAlertOctagon, IconMail } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, failureOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { describeFailure } from '../elements/describe-failure.ts';
import { Notice } from '../elements/notice.tsx';

/** Asks for a link to the address typed above it. The answer never tells whether anybody signs in with it. */
export function ForgotPassword({ email }: { email: string }) {
  const { t } = useTranslation();
  const host = useHost();
  const ask = useMutation({
    mutationFn: () => answerOf(host.change('requestPasswordReset', { body: { email } })),
  });
  if (ask.isSuccess) {
    return (
      <Notice role="alert" tone="info" icon={IconMail}>
        <p>{t('signIn.linkSent')}</p>
      </Notice>
    );
  }
  return (
    <>
      {ask.error && (
        <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
          <p>{describeFailure(t, failureOf(ask.error))}</p>
        </Notice>
      )}
      <Button
        variant="subtle"
        size="md"
        disabled={email.trim() === ''}
        loading={ask.isPending}
        onClick={() => ask.mutate()}
      >
        {t('signIn.forgot')}
      </Button>
    </>
  );
}
