import { Button, Group, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { StaffMemberAnswer, StaffTokenAnswer } from '@wms/contract';
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { CopyLine } from '../elements/copy-line.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Notice } from '../elements/notice.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFormat } from '../i18n/use-format.ts';

/** The keys of one member of staff: minted here, their secret shown this once, and revoked at once. */
export function StaffKeys({ member, onClose }: { member: StaffMemberAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const host = useHost();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const params = { id: member.id };
  const query = useQuery({
    queryKey: ['ops', 'staffTokens', member.id],
    queryFn: () => answerOf(host.request('listStaffTokens', { params })),
  });
  const [name, setName] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const { change, busy, failure } = useChange('mintStaffToken', (minted) => {
    setSecret(minted.secret);
    setName('');
    void query.refetch();
  });
  const mint = (event: SubmitEvent) => {
    event.preventDefault();
    setSecret(null);
    change({ params, body: { name } });
  };
  return (
    <section className="wms-work" aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {t('staff.keysOf', { name: member.name })}
      </h2>
      {secret !== null && (
        <>
          <Notice tone="warning" icon={IconAlertTriangle}>
            <p>{t('keys.fresh.once')}</p>
          </Notice>
          <CopyLine label={t('keys.fresh.secret')} text={secret} />
        </>
      )}
      {query.data ? (
        <TokenTable member={member} tokens={query.data.tokens} onRevoked={() => void query.refetch()} />
      ) : (
        <NoAnswerYet query={query} icon={IconKey} offlineHint={t('list.offlineHint')} />
      )}
      {failure && <FailureAlert failure={failure} />}
      <form className="wms-choice" onSubmit={mint}>
        <TextInput
          size="md"
          required
          withAsterisk={false}
          maxLength={100}
          autoComplete="off"
          label={t('staff.keyName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={busy}>
          {t('staff.mint')}
        </Button>
      </form>
      <Group>
        <Button size="md" variant="default" onClick={onClose}>
          {t('staff.close')}
        </Button>
      </Group>
    </section>
  );
}

interface TokenTableProps {
  readonly member: StaffMemberAnswer;
  readonly tokens: readonly StaffTokenAnswer[];
  readonly onRevoked: () => void;
}

function TokenTable({ member, tokens, onRevoked }: TokenTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { change, busy, failure } = useChange('revokeStaffToken', onRevoked);
  if (tokens.length === 0) return <p className="wms-hint">{t('staff.noKeys')}</p>;
  return (
    <>
      {failure && <FailureAlert failure={failure} />}
      <div className="wms-table-box">
        <table className="wms-table" aria-label={t('staff.keysOf', { name: member.name })}>
          <thead>
            <tr>
              <th scope="col">{t('staff.keyName')}</th>
              <th scope="col">{t('staff.lastUsed')}</th>
              <th scope="col">{t('staff.ends')}</th>
              <th scope="col">{t('dispatch.asns.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {tokens.map(({ id, name, lastFour, lastUsedAt, expiresAt }) => (
              <tr key={id}>
                <th scope="row">
                  {name} <span className="wms-item-name">…{lastFour}</span>
                </th>
                <td className="wms-when">{lastUsedAt ? format.dateTime(lastUsedAt) : t('keys.neverUsed')}</td>
                <td className="wms-when">{format.date(expiresAt)}</td>
                <td>
                  <Button
                    size="sm"
                    variant="default"
                    disabled={busy}
                    aria-label={t('staff.revokeOf', { name })}
                    onClick={() => change({ params: { id: member.id, tokenId: id } })}
                  >
                    {t('staff.revoke')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
