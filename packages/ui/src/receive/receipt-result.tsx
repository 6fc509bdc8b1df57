import { useTranslation } from 'react-i18next';
import { ShipmentMark } from '../elements/status-mark.tsx';
import { useFormat } from '../i18n/use-format.ts';
import type { ReceiptAnswer } from './use-receive.ts';

interface ReceiptResultProps {
  readonly answer: ReceiptAnswer;
  /** What the goods are called. */
  readonly lines: readonly { readonly sku: string; readonly name: string | null }[];
}

/** What the server booked, line by line, with what is in stock now. */
export function ReceiptResult({ answer, lines }: ReceiptResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = new Map(lines.map(({ sku, name }) => [sku, name]));
  const title = answer.alreadyReceived ? t('receive.result.already') : t('receive.result.title');
  return (
    <section className="wms-result" aria-label={title}>
      <h2>
        {title} <ShipmentMark status={answer.status} />
      </h2>
      {answer.closedShort && <p>{t('receive.result.closedShort')}</p>}
      <table className="wms-table" aria-label={t('receive.result.table', { asnNumber: answer.asnNumber })}>
        <thead>
          <tr>
            <th scope="col">{t('receive.lines.item')}</th>
            <th scope="col" className="wms-number">
              {t('receive.lines.received')}
            </th>
            <th scope="col" className="wms-number">
              {t('receive.lines.variance')}
            </th>
            <th scope="col" className="wms-number">
              {t('receive.result.inStock')}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.lines.map((line) => (
            <tr key={line.sku}>
              <th scope="row">
                <span className="wms-sku">{line.sku}</span>
                <span className="wms-item-name">{nameOf.get(line.sku)}</span>
              </th>
              <td className="wms-number">{format.number(line.receivedQty)}</td>
              <td className="wms-number" data-tone={toneOf(line.variance)}>
                {format.signed(line.variance)}
              </td>
              <td className="wms-number">{format.number(line.quantityAfter)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const toneOf = (variance: number): string | undefined =>
  variance === 0 ? undefined : variance < 0 ? 'short' : 'over';
