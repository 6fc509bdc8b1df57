import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconSearch, IconTruckOff } from '@tabler/icons-react';
import { asnNumberLengthMax, type PlacedShipmentAnswer } from '@wms/contract';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpsList } from '../desk/use-ops-list.ts';
import { describeFailure } from '../elements/describe-failure.ts';
import { LongList } from '../elements/long-list.tsx';
import { ShipmentMark } from '../elements/status-mark.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFormat } from '../i18n/use-format.ts';
import { type AsnView, asnViewNames, asnViews } from './asn-views.ts';

interface AsnsProps {
  readonly warehouseId: string;
  readonly view: AsnView;
  readonly onView: (view: AsnView) => void;
  readonly onShipped: (shipment: PlacedShipmentAnswer) => void;
  readonly onPrint: (shipment: PlacedShipmentAnswer) => void;
  readonly onCancel: (shipment: PlacedShipmentAnswer) => void;
}

/** Every warehouse's ASNs. A number that is looked for is found whatever its status. */
export function Asns({ warehouseId, view, onView, ...acts }: AsnsProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const filter = search === '' ? asnViews[view] : { search };
  const only = warehouseId === '' ? {} : { warehouseId };
  const query = useOpsList('listAllShipments', { query: { ...filter, ...only } });
  const shipments = query.data?.pages.flatMap((page) => page.shipments) ?? [];
  return (
    <section className="wms-section" aria-label={t('dispatch.asns.title')}>
      <header className="wms-section-head">
        <h2>{t('dispatch.asns.title')}</h2>
        <div className="wms-choice">
          <TextInput
            type="search"
            size="md"
            label={t('dispatch.asns.search')}
            placeholder="ASN-…"
            maxLength={asnNumberLengthMax}
            leftSection={<IconSearch aria-hidden size={18} />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <NativeSelect
            size="md"
            label={t('dispatch.asns.show')}
            disabled={search !== ''}
            value={view}
            onChange={(event) => onView(event.currentTarget.value as AsnView)}
            data={asnViewNames.map((name) => ({ value: name, label: t(`dispatch.asns.view.${name}`) }))}
          />
        </div>
      </header>
      <LongList
        query={query}
        isEmpty={shipments.length === 0}
        icon={IconTruckOff}
        empty={t('dispatch.asns.empty')}
        emptyHint={t('dispatch.asns.emptyHint')}
      >
        <div className="wms-table-box">
          <table className="wms-table wms-desk-table" aria-label={t('dispatch.asns.title')}>
            <thead>
              <tr>
                <th scope="col">{t('shipments.asn')}</th>
                <th scope="col">{t('shipments.status')}</th>
                <th scope="col">{t('desk.warehouse')}</th>
                <th scope="col" className="wms-number">
                  {t('dispatch.asns.contents')}
                </th>
                <th scope="col">{t('dispatch.asns.due')}</th>
                <th scope="col">{t('shipments.carrier')}</th>
                <th scope="col">{t('dispatch.asns.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {shipments.map((shipment) => (
                <AsnRow key={shipment.id} shipment={shipment} {...acts} />
              ))}
            </tbody>
          </table>
        </div>
      </LongList>
    </section>
  );
}

type AsnActs = Pick<AsnsProps, 'onShipped' | 'onPrint' | 'onCancel'>;

function AsnRow({ shipment, ...acts }: AsnActs & { shipment: PlacedShipmentAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { asnNumber, status, lines, expectedAt, carrier, trackingNumber, late } = shipment;
  const pieces = lines.reduce((total, { expectedQty }) => total + expectedQty, 0);
  return (
    <tr>
      <th scope="row">{asnNumber}</th>
      <td>
        <ShipmentMark status={status} />
      </td>
      <td>
        {shipment.companyName}
        <span className="wms-item-name">{shipment.warehouseName}</span>
      </td>
      <td className="wms-number">
        {format.number(pieces)}
        <span className="wms-item-name">{t('dispatch.asns.skus', { count: lines.length })}</span>
      </td>
      <td className="wms-when">
        {expectedAt ? format.date(expectedAt) : t('dispatch.asns.noDate')}
        {late && (
          <span className="wms-mark" data-tone="bad">
            <IconAlertTriangle aria-hidden size={18} />
            {t('dispatch.asns.late')}
          </span>
        )}
      </td>
      <td>
        {carrier ?? '–'}
        {trackingNumber && <span className="wms-item-name">{trackingNumber}</span>}
      </td>
      <td>
        <AsnActions shipment={shipment} {...acts} />
      </td>
    </tr>
  );
}

function AsnActions({
  shipment,
  onShipped,
  onPrint,
  onCancel,
}: AsnActs & { shipment: PlacedShipmentAnswer }) {
  const { t } = useTranslation();
  const { id, asnNumber, status } = shipment;
  const { change, busy, failure } = useChange('changeShipment', () => onShipped(shipment));
  const isPending = status === 'PENDING';
  return (
    <>
      <span className="wms-row-actions">
        {isPending && (
          <Button
            size="sm"
            loading={busy}
            aria-label={t('dispatch.asns.shipOf', { asnNumber })}
            onClick={() => change({ params: { id }, body: { status: 'IN_TRANSIT' } })}
          >
            {t('dispatch.asns.ship')}
          </Button>
        )}
        {status !== 'CANCELLED' && (
          <Button
            size="sm"
            variant="default"
            aria-label={t('dispatch.asns.labelOf', { asnNumber })}
            onClick={() => onPrint(shipment)}
          >
            {t('dispatch.asns.label')}
          </Button>
        )}
        {(isPending || status === 'IN_TRANSIT') && (
          <Button
            size="sm"
            variant="default"
            aria-label={t('dispatch.asns.cancelOf', { asnNumber })}
            onClick={() => onCancel(shipment)}
          >
            {t('dispatch.asns.cancel')}
          </Button>
        )}
      </span>
      {failure && (
        <p role="alert" className="wms-fault">
          {describeFailure(t, failure)}
        </p>
      )}
    </>
  );
}
