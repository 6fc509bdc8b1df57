import { skuLengthMax } from '@wms/domain';
import { useTranslation } from 'react-i18next';
import { TypedCode } from '../elements/typed-code.tsx';

/** Adds a piece of a SKU whose label will not scan. */
export function AddBySku({ onAdd }: { onAdd: (sku: string) => void }) {
  const { t } = useTranslation();
  return (
    <TypedCode
      label={t('issue.typeSku')}
      example="TSHIRT-BLK-L"
      lengthMax={skuLengthMax}
      submitLabel={t('issue.add')}
      className="wms-choice"
      onCode={onAdd}
    />
  );
}
