import { Button, Group } from '@mantine/core';
import { IconCircleCheck, IconId, IconPrinter, IconUserPlus, IconUsers } from '@tabler/icons-react';
import type { WorkerAnswer } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { LongList } from '../elements/long-list.tsx';
import { Notice } from '../elements/notice.tsx';
import { Page } from '../elements/page.tsx';
import { useChange } from '../elements/use-change.ts';
import { type Label, labelsMax } from '../labels/label.ts';
import { PrintLabels } from '../labels/print-labels.tsx';
import { useSession } from '../session/use-session.ts';
import { AddWorker } from './add-worker.tsx';
import { useReadWorkersAgain, useWorkers } from './use-workers.ts';
import { WorkerTable } from './worker-table.tsx';

/** What stands open above the list. */
type Work =
  | { readonly kind: 'ADD' }
  | { readonly kind: 'ADDED'; readonly worker: WorkerAnswer }
  | { readonly kind: 'SUSPEND'; readonly worker: WorkerAnswer }
  | { readonly kind: 'PRINT'; readonly workers: readonly [WorkerAnswer, ...WorkerAnswer[]] };

/** The people that stock is issued to: adding and suspending them, and their badges. */
export function WorkersScreen() {
  const { t } = useTranslation();
  const query = useWorkers();
  const [work, setWork] = useState<Work | null>(null);
  const workers = query.data?.pages.flatMap((page) => page.workers) ?? [];
  const [first, ...others] = workers.filter(({ status }) => status === 'ACTIVE').slice(0, labelsMax);
  const printAll = first && (
    <Button
      size="md"
      variant="default"
      leftSection={<IconPrinter aria-hidden size={20} />}
      onClick={() => setWork({ kind: 'PRINT', workers: [first, ...others] })}
    >
      {t('workers.printAll')}
    </Button>
  );
  const add = (
    <Button
      size="md"
      leftSection={<IconUserPlus aria-hidden size={20} />}
      onClick={() => setWork({ kind: 'ADD' })}
    >
      {t('workers.add.open')}
    </Button>
  );
  return (
    <Page
      title={t('workers.title')}
      subtitle={<span>{t('workers.hint')}</span>}
      tools={
        <Group>
          {printAll}
          {add}
        </Group>
      }
    >
      {work && <OpenWork key={keyOf(work)} work={work} onWork={setWork} />}
      <LongList
        query={query}
        isEmpty={workers.length === 0}
        icon={IconUsers}
        empty={t('workers.empty')}
        emptyHint={t('workers.emptyHint')}
        offlineHint={t('workers.offlineHint')}
        more={t('workers.more')}
      >
        <WorkerTable
          workers={workers}
          onPrint={(worker) => setWork({ kind: 'PRINT', workers: [worker] })}
          onSuspend={(worker) => setWork({ kind: 'SUSPEND', worker })}
        />
      </LongList>
    </Page>
  );
}

const keyOf = (work: Work): string =>
  'worker' in work ? `${work.kind} ${work.worker.id}` : JSON.stringify(work);

interface OpenWorkProps {
  readonly work: Work;
  readonly onWork: (work: Work | null) => void;
}

function OpenWork({ work, onWork }: OpenWorkProps) {
  const { t } = useTranslation();
  const readAgain = useReadWorkersAgain();
  const { warehouseName } = useSession();
  const close = () => onWork(null);
  switch (work.kind) {
    case 'ADD':
      return (
        <AddWorker
          onCancel={close}
          onAdded={(worker) => {
            readAgain();
            onWork({ kind: 'ADDED', worker });
          }}
        />
      );
    case 'ADDED':
      return (
        <Notice role="alert" tone="good" icon={IconCircleCheck} title={t('workers.added', work.worker)}>
          <p>{t('workers.addedHint')}</p>
          <Button
            variant="default"
            mt="sm"
            leftSection={<IconId aria-hidden size={20} />}
            onClick={() => onWork({ kind: 'PRINT', workers: [work.worker] })}
          >
            {t('workers.print')}
          </Button>
        </Notice>
      );
    case 'SUSPEND':
      return <SuspendWorker worker={work.worker} onClose={close} />;
    case 'PRINT': {
      const [first, ...others] = work.workers;
      const badge = ({ badge: code, name }: WorkerAnswer): Label => ({
        kind: 'BADGE',
        badge: code,
        name,
        warehouse: warehouseName,
      });
      return <PrintLabels labels={[badge(first), ...others.map(badge)]} onClose={close} />;
    }
  }
}

/** Says what suspending does before it is done. */
function SuspendWorker({ worker, onClose }: { worker: WorkerAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const readAgain = useReadWorkersAgain();
  const { change, busy, failure } = useChange('suspendWorker', () => {
    readAgain();
    onClose();
  });
  return (
    <ConfirmPanel
      title={t('workers.suspend.title', { name: worker.name })}
      confirmLabel={t('workers.suspend.confirm')}
      busy={busy}
      onConfirm={() => change({ params: { id: worker.id } })}
      onCancel={onClose}
    >
      <p>{t('workers.suspend.hint')}</p>
      {failure && <FailureAlert failure={failure} />}
    </ConfirmPanel>
  );
}
