import { Button, Menu } from '@mantine/core';
import { IconBuildingWarehouse, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/use-session.ts';
import { useChooseWarehouse } from './use-warehouses.ts';

/** The warehouse that the screens are about, and the account's others to go on in. */
export function WarehouseMenu() {
  const { t } = useTranslation();
  const { warehouseId, warehouseName, warehouses } = useSession();
  const { choose, busy } = useChooseWarehouse();
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          className="wms-where"
          variant="subtle"
          color="gray"
          size="md"
          loading={busy}
          leftSection={<IconBuildingWarehouse aria-hidden size={22} stroke={1.75} />}
          rightSection={<IconChevronDown aria-hidden size={16} />}
          aria-label={t('warehouses.menu', { name: warehouseName ?? '' })}
        >
          <span className="wms-person">{warehouseName}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {warehouses.map(({ id, name }) => (
          <Menu.Item
            key={id}
            disabled={id === warehouseId}
            leftSection={id === warehouseId ? <IconCheck aria-hidden size={18} /> : undefined}
            onClick={() => choose(id)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
