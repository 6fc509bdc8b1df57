import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format.ts';

/** One line that was handed over, and what became of it. */
export interface OutcomeRow {
  readonly key: string;
  readonly sku: string;
  readonly quantity: number;
  /** How it ended, for its colour; undefined where nothing is known. */
  readonly state: string | undefined;
  readonly outcome: ReactNode;
}

interface OutcomeTableProps {
  readonly title: string;
  readonly headings: { readonly item: string; readonly quantity: string; readonly outcome: string };
  readonly rows: readonly OutcomeRow[];
}

/** What was booked, line by line, and why a line was not. */
export function OutcomeTable({ title, headings, rows }: OutcomeTableProps) {
  const format = useFormat();
  return (
    <section className="wms-result" aria-label={title}>
      <h2>{title}</h2>
      <table className="wms-table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{headings.item}</th>
            <th scope="col" className="wms-number">
              {headings.quantity}
            </th>
            <th scope="col">{headings.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, sku, quantity, state, outcome }) => (
            <tr key={key}>
              <th scope="row">
                <span className="wms-sku">{sku}</span>
              </th>
              <td className="wms-number">{format.number(quantity)}</td>
              <td className="wms-outcome" data-state={state}>
                {outcome}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
