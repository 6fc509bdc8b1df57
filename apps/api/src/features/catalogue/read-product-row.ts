import {
  type catalogueColumns,
  type catalogueOptionalColumns,
  catalogueRow,
  type RowFault,
} from '@wms/contract';
import { quantityMax, testSkuPrefix, type WantedProduct } from '@wms/domain';
import type { CsvRecord } from '../../csv/read-csv.ts';

type Column = (typeof catalogueColumns)[number];
type OptionalColumn = (typeof catalogueOptionalColumns)[number];

/** A row of a catalogue file: the product that shall be, or the first thing that is wrong with it. */
export function readProductRow({ fields }: CsvRecord<Column, OptionalColumn>): WantedProduct | RowFault {
  if (fields === null) return { code: 'FIELD_COUNT', values: {} };
  const parsed = catalogueRow.safeParse(fields);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const column = String(issue?.path[0]) as Column | OptionalColumn;
  if (column === 'gtin') return { code: 'NOT_A_GTIN', values: {} };
  if (column === 'ourStock' || column === 'inProduction')
    return { code: 'NOT_A_COUNT', values: { column, max: quantityMax } };
  if (issue?.code === 'too_small') return { code: 'EMPTY_FIELD', values: { column } };
  if (issue?.code === 'too_big')
    return { code: 'TOO_LONG', values: { column, lengthMax: Number(issue.maximum) } };
  // Text that was read as UTF-8 is well-formed, so that one rule of its own is left.
  if (issue?.code === 'custom') return { code: 'KEPT_SKU', values: { prefix: testSkuPrefix } };
  return { code: 'CONTROL_CHARACTERS', values: { column } };
}
