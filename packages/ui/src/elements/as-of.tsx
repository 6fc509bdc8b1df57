import { IconCloudOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isOffline } from '../app/call-failure.ts';
import { useFormat } from '../i18n/use-format.ts';

/** Says that what is shown is from before the server was lost: "offline, as of 14:05". */
export function AsOf({ query }: { query: Pick<UseQueryResult, 'error' | 'dataUpdatedAt' | 'data'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (query.data === undefined || !isOffline(query.error)) return null;
  return (
    <p role="status" className="wms-as-of">
      <IconCloudOff aria-hidden size={20} />
      {t('offline.asOf', { time: format.time(query.dataUpdatedAt) })}
    </p>
  );
}
