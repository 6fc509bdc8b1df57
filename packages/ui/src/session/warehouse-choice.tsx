import { Button } from '@mantine/core';
import { IconBuildingWarehouse } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../app/brand.tsx';
import type { Session } from '../host-bridge.ts';

interface WarehouseChoiceProps {
  readonly session: Session;
  readonly isBusy: boolean;
  readonly onChoose: (warehouseId: string) => void;
}

/** Which of the account's warehouses to begin in: a token is for one. */
export function WarehouseChoice({ session, isBusy, onChoose }: WarehouseChoiceProps) {
  const { t } = useTranslation();
  return (
    <section className="wms-choice" aria-labelledby="choice-title">
      <Brand />
      <h1 id="choice-title">{t('station.chooseTitle')}</h1>
      {session.warehouses.map(({ id, name }) => (
        <Button
          key={id}
          size="xl"
          variant={id === session.warehouseId ? 'filled' : 'default'}
          autoFocus={id === session.warehouseId}
          disabled={isBusy}
          leftSection={<IconBuildingWarehouse aria-hidden size={24} />}
          onClick={() => onChoose(id)}
        >
          {name}
        </Button>
      ))}
    </section>
  );
}
