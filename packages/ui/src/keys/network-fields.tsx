import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface NetworkFieldsProps {
  /** A worker's device always locks when it is used from two networks at once. */
  readonly alwaysLocks: boolean;
  readonly networkLock: boolean;
  readonly onNetworkLock: (networkLock: boolean) => void;
  /** CIDR ranges, one a line. */
  readonly networks: string;
  readonly onNetworks: (networks: string) => void;
}

/** Where a key may be used from. */
export function NetworkFields(props: NetworkFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Textarea
        size="md"
        className="wms-one-field"
        label={t('keys.networks.allowed')}
        description={t('keys.networks.allowedHint')}
        placeholder="198.51.100.0/24"
        rows={2}
        spellCheck={false}
        value={props.networks}
        onChange={(event) => props.onNetworks(event.currentTarget.value)}
      />
      <Checkbox
        size="md"
        label={t('keys.networks.lock')}
        description={t(props.alwaysLocks ? 'keys.networks.lockAlways' : 'keys.networks.lockHint')}
        disabled={props.alwaysLocks}
        checked={props.alwaysLocks || props.networkLock}
        onChange={(event) => props.onNetworkLock(event.currentTarget.checked)}
      />
    </>
  );
}
