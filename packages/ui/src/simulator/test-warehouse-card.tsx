import { Button, Group } from '@mantine/core';
import { IconShoppingCart, IconTruck } from '@tabler/icons-react';
import type { AnswerOf } from '@wms/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';
import { useChooseWarehouse } from '../warehouses/use-warehouses.ts';
import { useReadSimulationAgain, useSimulate } from './use-simulate.ts';

type Warehouse = AnswerOf<'listOwnWarehouses'>['warehouses'][number];

/** One test warehouse, and what may be made to happen in it. */
export function TestWarehouseCard({ warehouse }: { warehouse: Warehouse }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const [said, setSaid] = useState('');
  const readAgain = useReadSimulationAgain();
  const { simulate, busy, failure } = useSimulate(({ said: outcome }) => {
    setSaid(
      outcome.act === 'shipTestPallet'
        ? t('simulator.shipped', outcome)
        : t('simulator.sold', { sku: outcome.sku, count: outcome.quantity }),
    );
    readAgain();
  });
  const { id, name, createdAt } = warehouse;
  const isHere = useSession().warehouseId === id;
  const choosing = useChooseWarehouse();
  const problem = failure ?? choosing.failure;
  return (
    <section className="wms-card" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{name}</h2>
        <p className="wms-hint">
          <code>{id}</code> · {t('simulator.since', { when: format.dateTime(createdAt) })}
        </p>
      </header>
      <Group>
        {isHere ? (
          <p className="wms-here">{t('simulator.here')}</p>
        ) : (
          <Button size="md" loading={choosing.busy} onClick={() => choosing.choose(id)}>
            {t('simulator.work')}
          </Button>
        )}
        <Button
          size="md"
          variant="default"
          disabled={busy}
          leftSection={<IconTruck aria-hidden size={20} />}
          onClick={() => simulate({ act: 'shipTestPallet', warehouseId: id })}
        >
          {t('simulator.ship')}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={busy}
          leftSection={<IconShoppingCart aria-hidden size={20} />}
          onClick={() => simulate({ act: 'sellTestStock', warehouseId: id })}
        >
          {t('simulator.sell')}
        </Button>
      </Group>
      {problem ? <FailureAlert failure={problem} /> : <p role="status">{said}</p>}
    </section>
  );
}
