import { Button, Group } from '@mantine/core';
import { IconCircleCheck, IconFlask, IconPlus } from '@tabler/icons-react';
import { type AnswerOf, testWarehousesMax } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Notice } from '../elements/notice.tsx';
import { Page } from '../elements/page.tsx';
import { useChange } from '../elements/use-change.ts';
import { useWarehouses } from '../warehouses/use-warehouses.ts';
import { TestWarehouseCard } from './test-warehouse-card.tsx';
import { useReadSimulationAgain } from './use-simulate.ts';

/** Test warehouses: where an integration is tried out without touching live stock. */
export function SimulatorScreen() {
  const { t } = useTranslation();
  const query = useWarehouses();
  const readAgain = useReadSimulationAgain();
  const [made, setMade] = useState<AnswerOf<'createTestWarehouse'> | null>(null);
  const create = useChange('createTestWarehouse', (answer) => {
    setMade(answer);
    readAgain();
  });
  const warehouses = query.data?.warehouses.filter(({ isTest }) => isTest) ?? [];
  const isFull = warehouses.length >= testWarehousesMax;
  return (
    <Page
      title={t('simulator.title')}
      subtitle={<span>{t('simulator.hint')}</span>}
      tools={
        <Button
          size="md"
          leftSection={<IconPlus aria-hidden size={20} />}
          loading={create.busy}
          disabled={isFull}
          onClick={() => create.change({})}
        >
          {t('simulator.create')}
        </Button>
      }
    >
      <AsOf query={query} />
      {create.failure && <FailureAlert failure={create.failure} />}
      {isFull && <p className="wms-hint">{t('simulator.full', { count: testWarehousesMax })}</p>}
      {made && (
        <Notice role="alert" tone="good" icon={IconCircleCheck} title={t('simulator.made', made)}>
          <p>{t('simulator.madeHint', made)}</p>
        </Notice>
      )}
      {warehouses.map((warehouse) => (
        <TestWarehouseCard key={warehouse.id} warehouse={warehouse} />
      ))}
      {warehouses.length === 0 &&
        (query.data ? (
          <EmptyState icon={IconFlask} title={t('simulator.empty')} hint={t('simulator.emptyHint')} />
        ) : (
          <NoAnswerYet query={query} icon={IconFlask} offlineHint={t('simulator.offlineHint')} />
        ))}
      <section className="wms-card" aria-label={t('simulator.howTo')}>
        <h2>{t('simulator.howTo')}</h2>
        <ol className="wms-steps">
          {(['choose', 'key', 'webhook', 'ship'] as const).map((step) => (
            <li key={step}>{t(`simulator.steps.${step}`)}</li>
          ))}
        </ol>
        <Group>
          <a className="wms-link" href="/api/reference" target="_blank" rel="noreferrer">
            {t('simulator.reference')}
          </a>
        </Group>
      </section>
    </Page>
  );
}
