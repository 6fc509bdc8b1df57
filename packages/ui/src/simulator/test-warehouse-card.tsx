import { Button, Group } from '@mantine/core';
import { IconShoppingCart, IconTruck } from '@tabler/icons-react';
import type { AnswerOf } from '@wms/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';
import { useReadSimulationAgain, useSimulate } from './use-test-warehouses.ts';

type Warehouse = AnswerOf<'listOwnWarehouses'>['warehouses'][number];

/** One test warehouse, and what may be made to happen in it. */
export function TestWarehouseCard({ warehouse }: { warehouse: Warehouse }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const queries = useQueryClient();
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
  // The host goes on with the session that the answer describes; what was read in the other warehouse is read anew.
  const choose = useChange('chooseWarehouse', () => {
    void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  });
  const problem = failure ?? choose.failure;
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
          <Button
            size="md"
            loading={choose.busy}
            onClick={() => choose.change({ body: { warehouseId: id } })}
          >
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
