import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconLock } from '@tabler/icons-react';
import type { ApiKey } from '@wms/contract';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { KeyWorkPanel } from './key-work-panel.tsx';
import type { FreshKey } from './new-key-panel.tsx';
import type { KeyView, KeyWork } from './use-keys.ts';

interface KeyRowProps {
  readonly apiKey: ApiKey;
  readonly view: KeyView;
  readonly work: KeyWork | null;
  readonly onWork: (work: KeyWork | null) => void;
  readonly onReissued: (fresh: FreshKey) => void;
}

/** One key as its owner sees it, and beneath it what is being done about it. */
export function KeyRow({ apiKey, view, work, onWork, onReissued }: KeyRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const row = useRef<HTMLTableRowElement>(null);
  const close = () => {
    onWork(null);
    row.current?.querySelector('button')?.focus();
  };
  return (
    <>
      <tr ref={row}>
        <th scope="row">
          {apiKey.name}
          <span className="wms-item-name">
            {t(`keys.kind.${apiKey.kind}`)}, …{'\u00a0'}
            {apiKey.lastFour}
          </span>
        </th>
        <td>
          {t(`role.${apiKey.role}`)}
          <span className="wms-item-name">
            {apiKey.warehouseName}, {apiKey.userName}
          </span>
        </td>
        <td className="wms-when">
          {apiKey.lastUsedAt ? format.dateTime(apiKey.lastUsedAt) : t('keys.neverUsed')}
          <span className="wms-item-name">{t('keys.until', { date: format.date(apiKey.expiresAt) })}</span>
        </td>
        <td>
          <NetworksInWords apiKey={apiKey} />
        </td>
        <td>
          <KeyState apiKey={apiKey} view={view} />
        </td>
        {view === 'live' && (
          <td>
            <KeyActions apiKey={apiKey} onWork={onWork} />
          </td>
        )}
      </tr>
      {work && (
        <tr className="wms-explained">
          <td colSpan={6}>
            <KeyWorkPanel apiKey={apiKey} work={work} onClose={close} onReissued={onReissued} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Where it may be used from, and whether one device has it to itself. */
function NetworksInWords({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const { allowedNetworks, networkLock, isBoundToDevice } = apiKey;
  return (
    <>
      {allowedNetworks === null ? t('keys.anyNetwork') : allowedNetworks.join(', ')}
      <span className="wms-item-name">
        {t(networkLock ? 'keys.locksOnTwo' : 'keys.notesTwo')}
        {isBoundToDevice && <>, {t('keys.bound')}</>}
      </span>
    </>
  );
}

function KeyState({ apiKey, view }: { apiKey: ApiKey; view: KeyView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (view === 'ended') {
    const { revokedAt, expiresAt } = apiKey;
    return (
      <>
        <span className="wms-mark" data-tone="quiet">
          <IconCircleOff aria-hidden size={18} />
          {t(revokedAt ? 'keys.revoked' : 'keys.expired')}
        </span>
        <span className="wms-item-name">{format.dateTime(revokedAt ?? expiresAt)}</span>
      </>
    );
  }
  if (!apiKey.lock) {
    return (
      <span className="wms-mark" data-tone="good">
        <IconCircleCheck aria-hidden size={18} />
        {t('keys.working')}
      </span>
    );
  }
  const { reason, at, network } = apiKey.lock;
  return (
    <>
      <span className="wms-mark" data-tone="bad">
        <IconLock aria-hidden size={18} />
        {t('keys.locked')}
      </span>
      <span className="wms-item-name">
        {t(`keys.why.${reason}`)}{' '}
        {t('keys.lockedAt', { when: format.dateTime(at), network: network ?? t('keys.unknownNetwork') })}
      </span>
    </>
  );
}

/** A desktop sign-in is made anew by signing in: there is nothing to unlock or re-issue of it here. */
function KeyActions({ apiKey, onWork }: { apiKey: ApiKey; onWork: (work: KeyWork) => void }) {
  const { t } = useTranslation();
  const works: readonly KeyWork[] =
    apiKey.kind === 'DESKTOP'
      ? ['revoke']
      : [...(apiKey.lock ? (['unlock'] as const) : []), 'reissue', 'networks', 'revoke'];
  return (
    <span className="wms-row-actions">
      {works.map((work) => (
        <Button
          key={work}
          size="sm"
          variant={work === 'unlock' ? 'filled' : 'default'}
          aria-label={t(`keys.workOf.${work}`, { name: apiKey.name })}
          onClick={() => onWork(work)}
        >
          {t(`keys.work.${work}`)}
        </Button>
      ))}
    </span>
  );
}
