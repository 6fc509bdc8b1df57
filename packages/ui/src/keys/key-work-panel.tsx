import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ApiKey } from '@wms/contract';
import { locksOnConcurrentUse } from '@wms/domain';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { PasswordPanel } from '../elements/password-panel.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { NetworkFields } from './network-fields.tsx';
import type { FreshKey } from './new-key-panel.tsx';
import { readNetworks } from './read-networks.ts';
import { keysKey, type KeyWork } from './use-keys.ts';

interface PanelProps {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}

/** What is being done about one key. */
export function KeyWorkPanel({
  work,
  onReissued,
  ...props
}: PanelProps & { work: KeyWork; onReissued: (fresh: FreshKey) => void }) {
  switch (work) {
    case 'revoke':
      return <RevokePanel {...props} />;
    case 'unlock':
      return <UnlockPanel {...props} />;
    case 'reissue':
      return <ReissuePanel {...props} onReissued={onReissued} />;
    case 'networks':
      return <NetworksPanel {...props} />;
  }
}

/** Says that it is done, has the list read again, and leaves the panel. */
function useDone(said: 'keys.say.revoked' | 'keys.say.unlocked' | 'keys.say.networks', props: PanelProps) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const queries = useQueryClient();
  return () => {
    report('ACCEPTED', t(said, { name: props.apiKey.name }));
    props.onClose();
    void queries.invalidateQueries({ queryKey: keysKey });
  };
}

function RevokePanel(props: PanelProps) {
  const { t } = useTranslation();
  const { id, name, kind } = props.apiKey;
  const { change, busy, failure } = useChange('revokeKey', useDone('keys.say.revoked', props));
  return (
    <ConfirmPanel
      title={t('keys.revoking.title', { name })}
      confirmLabel={t('keys.revoking.submit')}
      busy={busy}
      onConfirm={() => change({ params: { id } })}
      onCancel={props.onClose}
    >
      <p>{t(kind === 'DESKTOP' ? 'keys.revoking.hintDesktop' : 'keys.revoking.hint')}</p>
      {failure && <FailureAlert failure={failure} />}
    </ConfirmPanel>
  );
}

function UnlockPanel(props: PanelProps) {
  const { t } = useTranslation();
  const { id, name, lock } = props.apiKey;
  const { change, busy, failure } = useChange('unlockKey', useDone('keys.say.unlocked', props));
  return (
    <PasswordPanel
      title={t('keys.unlocking.title', { name })}
      submitLabel={t('keys.unlocking.submit')}
      busy={busy}
      failure={failure}
      onSubmit={(password) => change({ params: { id }, body: { password } })}
      onCancel={props.onClose}
    >
      {lock && <p>{t(`keys.explain.${lock.reason}`)}</p>}
      <p>{t('keys.unlocking.hint')}</p>
    </PasswordPanel>
  );
}

function ReissuePanel({ onReissued, ...props }: PanelProps & { onReissued: (fresh: FreshKey) => void }) {
  const { t } = useTranslation();
  const { id, name } = props.apiKey;
  const { change, busy, failure } = useChange('reissueKey', (fresh) => {
    props.onClose();
    onReissued(fresh);
  });
  return (
    <PasswordPanel
      title={t('keys.reissuing.title', { name })}
      submitLabel={t('keys.reissuing.submit')}
      busy={busy}
      failure={failure}
      onSubmit={(password) => change({ params: { id }, body: { password } })}
      onCancel={props.onClose}
    >
      <p>{t('keys.reissuing.hint')}</p>
    </PasswordPanel>
  );
}

function NetworksPanel(props: PanelProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const { id, name, kind, allowedNetworks } = props.apiKey;
  const alwaysLocks = locksOnConcurrentUse(kind, false);
  const [networkLock, setNetworkLock] = useState(props.apiKey.networkLock);
  const [networks, setNetworks] = useState(allowedNetworks?.join('\n') ?? '');
  const { change, busy, failure } = useChange('changeKey', useDone('keys.say.networks', props));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const lock = alwaysLocks ? {} : { networkLock };
    change({ params: { id }, body: { allowedNetworks: readNetworks(networks), ...lock } });
  };
  return (
    <form className="wms-work" aria-labelledby={titleId} onSubmit={submit}>
      <h2 id={titleId}>{t('keys.networks.title', { name })}</h2>
      {failure && <FailureAlert failure={failure} />}
      <NetworkFields
        alwaysLocks={alwaysLocks}
        networkLock={networkLock}
        onNetworkLock={setNetworkLock}
        networks={networks}
        onNetworks={setNetworks}
      />
      <Group>
        <Button type="submit" size="md" loading={busy}>
          {t('keys.networks.submit')}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={props.onClose}>
          {t('confirm.cancel')}
        </Button>
      </Group>
    </form>
  );
}
