import { Button } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';

const sessionsKey = ['sessions'] as const;

/** Where the person is signed in to the portal, and the way out of everywhere else. */
export function SessionsSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const host = useHost();
  const queries = useQueryClient();
  const { report } = useFeedback();
  const titleId = useId();
  const [asking, setAsking] = useState(false);
  const query = useQuery({
    queryKey: sessionsKey,
    queryFn: () => answerOf(host.request('listSessions', {})),
  });
  const { change, busy, failure } = useChange('endOtherSessions', () => {
    setAsking(false);
    report('ACCEPTED', t('account.sessions.done'));
    void queries.invalidateQueries({ queryKey: sessionsKey });
  });
  return (
    <section className="wms-setting" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('account.sessions.title')}</h2>
      <p className="wms-hint">{t('account.sessions.hint')}</p>
      {query.data ? (
        <ul className="wms-session-list" aria-labelledby={titleId}>
          {query.data.sessions.map((session) => (
            <li key={session.id}>
              <strong>
                {session.isThisOne
                  ? t('account.sessions.thisOne')
                  : t('account.sessions.since', { when: format.dateTime(session.createdAt) })}
              </strong>
              <span className="wms-item-name">
                {session.lastUsedAt &&
                  t('account.sessions.lastUsed', { when: format.dateTime(session.lastUsedAt) })}{' '}
                {t('account.sessions.until', { when: format.dateTime(session.expiresAt) })}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <NoAnswerYet query={query} icon={IconDeviceDesktop} offlineHint={t('account.offlineHint')} />
      )}
      {asking ? (
        <ConfirmPanel
          title={t('account.sessions.askTitle')}
          confirmLabel={t('account.sessions.end')}
          busy={busy}
          onConfirm={() => change({})}
          onCancel={() => setAsking(false)}
        >
          <p>{t('account.sessions.askHint')}</p>
          {failure && <FailureAlert failure={failure} />}
        </ConfirmPanel>
      ) : (
        <Button variant="default" size="md" onClick={() => setAsking(true)}>
          {t('account.sessions.end')}
        </Button>
      )}
    </section>
  );
}
