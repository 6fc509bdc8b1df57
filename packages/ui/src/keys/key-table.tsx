import type { ApiKey } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyRow } from './key-row.tsx';
import type { FreshKey } from './new-key-panel.tsx';
import type { KeyView, KeyWork } from './use-keys.ts';

interface KeyTableProps {
  readonly keys: readonly ApiKey[];
  readonly view: KeyView;
  readonly onReissued: (fresh: FreshKey) => void;
}

/** The keys, each with what may be done about it; one is worked on at a time. */
export function KeyTable({ keys, view, onReissued }: KeyTableProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ readonly id: string; readonly work: KeyWork } | null>(null);
  const columns = ['name', 'role', 'used', 'networks', 'state'] as const;
  return (
    <div className="wms-table-box">
      <table className="wms-table wms-table-roomy wms-keys" aria-label={t('keys.title')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`keys.column.${column}`)}
              </th>
            ))}
            {view === 'live' && <th scope="col">{t('keys.column.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {keys.map((apiKey) => (
            <KeyRow
              key={apiKey.id}
              apiKey={apiKey}
              view={view}
              work={open?.id === apiKey.id ? open.work : null}
              onWork={(work) => setOpen(work && { id: apiKey.id, work })}
              onReissued={onReissued}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
