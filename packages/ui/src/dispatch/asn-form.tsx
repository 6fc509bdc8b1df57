import { ActionIcon, Button, Checkbox, Group, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { asnNumberLengthMax, type RequestOf, shipmentLinesMax, type ShipmentAnswer } from '@wms/contract';
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SkuField } from '../desk/sku-field.tsx';
import { WarehouseChoice } from '../desk/warehouse-choice.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { useChange } from '../elements/use-change.ts';
import { type AsnDraft, type DraftLine, emptyLine, readDraft } from './read-draft.ts';

interface AsnFormProps {
  readonly draft: AsnDraft;
  readonly onMade: (shipment: ShipmentAnswer) => void;
  readonly onCancel: () => void;
}

/** An ASN written by hand; what was typed stays when the server says no. */
export function AsnForm({ draft: given, onMade, onCancel }: AsnFormProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [draft, setDraft] = useState(given);
  const [tried, setTried] = useState(false);
  const { change, busy, failure } = useChange('createShipment', onMade);
  const read = readDraft(draft);
  const set = (changes: Partial<AsnDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.body) change({ body: read.body } satisfies RequestOf<'createShipment'>);
  };
  return (
    <form className="wms-work" aria-labelledby={titleId} onSubmit={submit} noValidate>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {t('dispatch.form.title')}
      </h2>
      {failure && <FailureAlert failure={failure} />}
      <div className="wms-form-grid">
        <WarehouseChoice
          value={draft.warehouseId}
          onChange={(warehouseId) => set({ warehouseId })}
          none={t('dispatch.form.chooseWarehouse')}
        />
        <TextInput
          size="md"
          label={t('dispatch.form.asnNumber')}
          placeholder={t('dispatch.form.asnNumberHint')}
          maxLength={asnNumberLengthMax}
          autoComplete="off"
          value={draft.asnNumber}
          onChange={(event) => set({ asnNumber: event.currentTarget.value })}
        />
        <TextInput
          size="md"
          type="date"
          label={t('dispatch.form.expectedAt')}
          value={draft.expectedOn}
          onChange={(event) => set({ expectedOn: event.currentTarget.value })}
        />
        <TextInput
          size="md"
          label={t('dispatch.form.carrier')}
          maxLength={100}
          autoComplete="off"
          value={draft.carrier}
          onChange={(event) => set({ carrier: event.currentTarget.value })}
        />
        <TextInput
          size="md"
          label={t('dispatch.form.trackingNumber')}
          maxLength={100}
          autoComplete="off"
          value={draft.trackingNumber}
          onChange={(event) => set({ trackingNumber: event.currentTarget.value })}
        />
      </div>
      <Lines lines={draft.lines} onChange={(lines) => set({ lines })} showFaults={tried} />
      <Checkbox
        size="md"
        label={t('dispatch.form.hasLeft')}
        checked={draft.hasLeft}
        onChange={(event) => set({ hasLeft: event.currentTarget.checked })}
      />
      {tried && read.fault && (
        <p role="alert" className="wms-fault">
          {t(`dispatch.form.fault.${read.fault}`)}
        </p>
      )}
      <Group>
        <Button type="submit" size="md" loading={busy}>
          {t('dispatch.form.submit')}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={onCancel}>
          {t('confirm.cancel')}
        </Button>
      </Group>
    </form>
  );
}

interface LinesProps {
  readonly lines: readonly DraftLine[];
  readonly onChange: (lines: readonly DraftLine[]) => void;
  readonly showFaults: boolean;
}

function Lines({ lines, onChange, showFaults }: LinesProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLFieldSetElement>(null);
  const set = (key: number, changes: Partial<DraftLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...changes } : line)));
  const add = () => onChange([...lines, emptyLine(Math.max(0, ...lines.map(({ key }) => key)) + 1)]);
  const remove = (key: number) => {
    onChange(lines.filter((line) => line.key !== key));
    box.current?.querySelector('input')?.focus();
  };
  return (
    <fieldset className="wms-draft-lines" ref={box}>
      <legend>{t('dispatch.form.lines')}</legend>
      {lines.map(({ key, sku, quantity }, index) => (
        <div key={key} className="wms-draft-line">
          <SkuField
            label={t('dispatch.form.skuOf', { line: index + 1 })}
            value={sku}
            onChange={(typed) => set(key, { sku: typed })}
            error={showFaults && sku.trim() === '' ? t('dispatch.form.noSku') : undefined}
          />
          <TextInput
            size="md"
            className="wms-quantity"
            aria-label={t('dispatch.form.quantityOf', { line: index + 1 })}
            inputMode="numeric"
            autoComplete="off"
            value={quantity}
            onChange={(event) => set(key, { quantity: event.currentTarget.value })}
          />
          <span className="wms-hint">{t('dispatch.pieces')}</span>
          <ActionIcon
            size="lg"
            variant="subtle"
            color="gray"
            disabled={lines.length === 1}
            aria-label={t('dispatch.form.removeLine', { line: index + 1 })}
            onClick={() => remove(key)}
          >
            <IconX aria-hidden size={20} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="sm"
        disabled={lines.length >= shipmentLinesMax}
        leftSection={<IconPlus aria-hidden size={18} />}
        onClick={add}
      >
        {t('dispatch.form.addLine')}
      </Button>
    </fieldset>
  );
}
