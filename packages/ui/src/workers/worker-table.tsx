import { Button, Group } from '@mantine/core';
import { IconBan, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { WorkerAnswer } from '@wms/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';

interface WorkerTableProps {
  readonly workers: readonly WorkerAnswer[];
  readonly onPrint: (worker: WorkerAnswer) => void;
  readonly onSuspend: (worker: WorkerAnswer) => void;
}

/** The workers with their badges; those suspended stay listed, because what they were issued does too. */
export function WorkerTable({ workers, onPrint, onSuspend }: WorkerTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wms-table-box">
      <table className="wms-table wms-table-roomy" aria-label={t('workers.title')}>
        <thead>
          <tr>
            {(['name', 'badge', 'status', 'since', 'actions'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`workers.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {workers.map((worker) => (
            <tr key={worker.id}>
              <th scope="row">
                {worker.name}
                <span className="wms-item-name">{worker.email}</span>
              </th>
              <td className="wms-when">{worker.badge}</td>
              <td>
                <WorkerMark status={worker.status} />
              </td>
              <td className="wms-when">{format.date(worker.createdAt)}</td>
              <td>
                <Group gap="xs">
                  <Link to="/transactions" search={{ workerId: worker.id }} className="wms-link">
                    {t('workers.issued')}
                  </Link>
                  {worker.status === 'ACTIVE' && (
                    <>
                      <Button
                        size="sm"
                        variant="default"
                        aria-label={t('workers.printOf', { name: worker.name })}
                        onClick={() => onPrint(worker)}
                      >
                        {t('workers.print')}
                      </Button>
                      <Button
                        size="sm"
                        variant="default"
                        aria-label={t('workers.suspendOf', { name: worker.name })}
                        onClick={() => onSuspend(worker)}
                      >
                        {t('workers.suspend.open')}
                      </Button>
                    </>
                  )}
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WorkerMark({ status }: { status: WorkerAnswer['status'] }) {
  const { t } = useTranslation();
  const isActive = status === 'ACTIVE';
  const Icon = isActive ? IconCircleCheck : IconBan;
  return (
    <span className="wms-mark" data-tone={isActive ? 'good' : 'quiet'}>
      <Icon aria-hidden size={18} />
      {t(isActive ? 'workers.active' : 'workers.suspended')}
    </span>
  );
}
