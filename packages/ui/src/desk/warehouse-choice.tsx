import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWarehouses } from './use-ops-list.ts';

interface WarehouseChoiceProps {
  /** '' for none. */
  readonly value: string;
  readonly onChange: (warehouseId: string) => void;
  /** What choosing none means. */
  readonly none: string;
}

/** One of all customers' warehouses, by company and name. */
export function WarehouseChoice({ value, onChange, none }: WarehouseChoiceProps) {
  const { t } = useTranslation();
  const { data: warehouses = [] } = useWarehouses();
  const choices = warehouses
    .map(({ id, name, companyName }) => ({ value: id, label: `${companyName}, ${name}` }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <NativeSelect
      size="md"
      label={t('desk.warehouse')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: none }, ...choices]}
    />
  );
}
