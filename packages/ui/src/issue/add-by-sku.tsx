import { Button, TextInput } from '@mantine/core';
import { skuLengthMax } from '@wms/domain';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A label that will not scan is typed; Enter then does what the scanner would have done. */
export function AddBySku({ onAdd }: { onAdd: (sku: string) => void }) {
  const { t } = useTranslation();
  const [sku, setSku] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (sku.trim() === '') return;
    setSku('');
    onAdd(sku.trim());
  };
  return (
    <form className="wms-choice" onSubmit={submit}>
      <TextInput
        size="lg"
        label={t('issue.typeSku')}
        placeholder="TSHIRT-BLK-L"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={skuLengthMax}
        value={sku}
        onChange={(event) => setSku(event.currentTarget.value)}
      />
      <Button size="lg" type="submit" variant="default">
        {t('issue.add')}
      </Button>
    </form>
  );
}
