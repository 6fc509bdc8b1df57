import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ApiKey, basePaths } from '@wms/contract';
import { isTestWarehouse } from '@wms/domain';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyLine } from '../elements/copy-line.tsx';
import { Notice } from '../elements/notice.tsx';

/** A key at its birth, with its secret. */
export interface FreshKey {
  readonly key: ApiKey;
  readonly secret: string;
}

/** A command that reads one level with the key, as it is pasted into a shell, PowerShell's and Windows' own included. */
export const curlLine = (origin: string, secret: string): string =>
  `curl -H "Authorization: Bearer ${secret}" "${origin}${basePaths.wms}/stock?limit=1"`;

/** Shows a key's secret, this once, with a command that uses it. */
export function NewKeyPanel({ fresh, onClose }: { fresh: FreshKey; onClose: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [fresh]);
  return (
    <section className="wms-work" aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {t('keys.fresh.title', { name: fresh.key.name })}
      </h2>
      <Notice tone="warning" icon={IconAlertTriangle}>
        <p>{t('keys.fresh.once')}</p>
      </Notice>
      {isTestWarehouse(fresh.key.warehouseId) && <p>{t('simulator.keyHint')}</p>}
      <CopyLine label={t('keys.fresh.secret')} text={fresh.secret} />
      <CopyLine label={t('keys.fresh.curl')} text={curlLine(window.location.origin, fresh.secret)} />
      <Button size="md" onClick={onClose}>
        {t('keys.fresh.kept')}
      </Button>
    </section>
  );
}
