import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ShipmentAnswer } from '@wms/contract';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNow } from '../elements/use-now.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';
import { discrepanciesOf, type Receipt, receiptsOf } from './receipts.ts';
import { useReceiptRows } from './use-receipts.ts';

/** Who has received what of an ASN, at which station and when; and the list of what did not come as announced. */
export function ReceiptHistory({ shipment }: { shipment: ShipmentAnswer }) {
  const { t } = useTranslation();
  const { data } = useReceiptRows(shipment);
  const printing = usePrinting();
  const receipts = receiptsOf(data ?? []);
  if (shipment.status !== 'PARTIALLY_RECEIVED' && shipment.status !== 'RECEIVED') return null;
  const title = t('receive.history.title');
  return (
    <section className="wms-receipts" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Button
          size="md"
          variant="default"
          leftSection={<IconPrinter aria-hidden size={20} />}
          onClick={printing.print}
        >
          {t('receive.discrepancies.print')}
        </Button>
      </header>
      {receipts.length > 0 && <ReceiptTable receipts={receipts} label={title} />}
      {printing.isPrinting &&
        createPortal(<DiscrepancyList shipment={shipment} receipts={receipts} />, document.body)}
    </section>
  );
}

/** Prints what stands in the document while `isPrinting`, on the paper that the printer is set to. */
function usePrinting() {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return;
    const end = () => setIsPrinting(false);
    window.addEventListener('afterprint', end);
    window.print();
    return () => window.removeEventListener('afterprint', end);
  }, [isPrinting]);
  return { isPrinting, print: () => setIsPrinting(true) };
}

function ReceiptTable({ receipts, label }: { receipts: readonly Receipt[]; label: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wms-table-box">
      <table className="wms-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('receive.history.when')}</th>
            <th scope="col">{t('receive.history.who')}</th>
            <th scope="col">{t('receive.history.station')}</th>
            <th scope="col" className="wms-number">
              {t('receive.history.lines')}
            </th>
            <th scope="col" className="wms-number">
              {t('receive.history.pieces')}
            </th>
          </tr>
        </thead>
        <tbody>
          {receipts.map(({ at, recordedBy, stationId, lines, pieces }) => (
            <tr key={`${at} ${recordedBy} ${stationId}`}>
              <td>{format.dateTime(at)}</td>
              <td>{recordedBy ?? '–'}</td>
              <td>{stationId ?? '–'}</td>
              <td className="wms-number">{format.number(lines)}</td>
              <td className="wms-number">{format.number(pieces)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One sheet for whoever has to ask where the pieces are: expected, counted, variance, and the receipts. */
function DiscrepancyList(props: { shipment: ShipmentAnswer; receipts: readonly Receipt[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { companyName, warehouseName } = useSession();
  const now = useNow();
  const { shipment, receipts } = props;
  const lines = discrepanciesOf(shipment);
  return (
    <article className="wms-printed wms-sheet">
      <h1>{t('receive.discrepancies.title', { asnNumber: shipment.asnNumber })}</h1>
      <p>
        {[companyName, warehouseName, shipment.carrier, shipment.trackingNumber].filter(Boolean).join(' · ')}
      </p>
      {lines.length === 0 ? (
        <p>{t('receive.discrepancies.none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('receive.lines.item')}</th>
              <th scope="col">{t('receive.lines.expected')}</th>
              <th scope="col">{t('receive.discrepancies.counted')}</th>
              <th scope="col">{t('receive.lines.variance')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ sku, name, expectedQty, receivedQty, variance }) => (
              <tr key={sku}>
                <th scope="row">
                  {sku} {name && <small>{name}</small>}
                </th>
                <td>{format.number(expectedQty)}</td>
                <td>{format.number(receivedQty)}</td>
                <td>{format.signed(variance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{t('receive.history.title')}</h2>
      <ul>
        {receipts.map(({ at, recordedBy, stationId, pieces }) => (
          <li key={`${at} ${recordedBy} ${stationId}`}>
            {t('receive.discrepancies.receipt', {
              when: format.dateTime(at),
              who: recordedBy ?? '–',
              station: stationId ?? '–',
              count: pieces,
            })}
          </li>
        ))}
      </ul>
      <p>{t('receive.discrepancies.printedAt', { when: format.dateTime(now) })}</p>
    </article>
  );
}
