import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { keyDaysMax } from '@wms/contract';
import { customerRoles, tokenLifeDays } from '@wms/domain';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { useChange } from '../elements/use-change.ts';
import { useSession } from '../session/use-session.ts';
import { NetworkFields } from './network-fields.tsx';
import type { FreshKey } from './new-key-panel.tsx';
import { readNetworks } from './read-networks.ts';
import { useActiveWorkers } from './use-keys.ts';

/** The lives that are offered, in days. */
const lives = [7, 30, tokenLifeDays, 180, keyDaysMax];
const nameLengthMax = 100;

interface MintPanelProps {
  readonly onMinted: (fresh: FreshKey) => void;
  readonly onCancel: () => void;
}

/** Asks what a new key is to be, and mints it. */
export function MintPanel({ onMinted, onCancel }: MintPanelProps) {
  const { t } = useTranslation();
  const session = useSession();
  const titleId = useId();
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof customerRoles)[number]>('SUPERVISOR');
  const [warehouseId, setWarehouseId] = useState(session.warehouseId ?? '');
  const [workerId, setWorkerId] = useState('');
  const [days, setDays] = useState(tokenLifeDays);
  const [networkLock, setNetworkLock] = useState(false);
  const [networks, setNetworks] = useState('');
  const isForWorker = role === 'WORKER';
  const { data: workers = [] } = useActiveWorkers(isForWorker);
  const { change, busy, failure } = useChange('mintKey', onMinted);
  // Workers are those of the warehouse that the session stands in, so that their devices' keys are too.
  const where = isForWorker ? (session.warehouseId ?? '') : warehouseId;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const allowedNetworks = readNetworks(networks);
    const whose = isForWorker ? { workerId } : { networkLock };
    change({ body: { name: name.trim(), role, warehouseId: where, days, allowedNetworks, ...whose } });
  };
  return (
    <form className="wms-work" aria-labelledby={titleId} onSubmit={submit}>
      <h2 id={titleId}>{t('keys.mint.title')}</h2>
      {failure && <FailureAlert failure={failure} />}
      <div className="wms-form-grid">
        <TextInput
          size="md"
          label={t('keys.mint.name')}
          placeholder={t('keys.mint.namePlaceholder')}
          autoComplete="off"
          autoFocus
          required
          withAsterisk={false}
          maxLength={nameLengthMax}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          size="md"
          label={t('keys.mint.role')}
          description={t(`keys.mint.roleHint.${role}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value === 'WORKER' ? 'WORKER' : 'SUPERVISOR')}
          data={customerRoles.map((one) => ({ value: one, label: t(`keys.mint.roles.${one}`) }))}
        />
        <NativeSelect
          size="md"
          label={t('keys.mint.warehouse')}
          disabled={isForWorker}
          value={where}
          onChange={(event) => setWarehouseId(event.currentTarget.value)}
          data={session.warehouses.map(({ id, name: label }) => ({ value: id, label }))}
        />
        {isForWorker && (
          <NativeSelect
            size="md"
            label={t('keys.mint.worker')}
            required
            withAsterisk={false}
            value={workerId}
            onChange={(event) => setWorkerId(event.currentTarget.value)}
            data={[
              { value: '', label: t('keys.mint.chooseWorker') },
              ...workers.map(({ id, name: worker, badge }) => ({ value: id, label: `${worker}, ${badge}` })),
            ]}
          />
        )}
        <NativeSelect
          size="md"
          label={t('keys.mint.life')}
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={lives.map((one) => ({ value: String(one), label: t('keys.mint.days', { count: one }) }))}
        />
      </div>
      <NetworkFields
        alwaysLocks={isForWorker}
        networkLock={networkLock}
        onNetworkLock={setNetworkLock}
        networks={networks}
        onNetworks={setNetworks}
      />
      <Group>
        <Button type="submit" size="md" loading={busy}>
          {t('keys.mint.submit')}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={onCancel}>
          {t('confirm.cancel')}
        </Button>
      </Group>
    </form>
  );
}
