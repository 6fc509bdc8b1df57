import { delta, reference, sku } from '@wms/contract';
import { z } from 'zod';
import { type HistoryRow, historyTypes } from '../features/history/history-row.ts';
import { localFile, readCsv } from '../csv/read-csv.ts';

/** A history's columns (docs/operations.md). */
const columns = ['occurredAt', 'sku', 'delta', 'type', 'reference'] as const;

const negative = new Set(['SALE', 'DAMAGE', 'ISSUANCE']);
const positive = new Set(['RETURN', 'RECEIVE']);

const historyFields = z
  .object({
    occurredAt: z.iso.datetime({ offset: true, error: 'is not an ISO 8601 instant' }).transform(Date.parse),
    sku,
    delta: z
      .string()
      .regex(/^[+-]?\d{1,10}$/, 'is not a whole number')
      .transform(Number)
      .pipe(delta),
    type: z.enum(historyTypes, `is not one of ${historyTypes.join(', ')}`),
    reference: z.union([z.literal('').transform(() => null), reference]),
  })
  .refine(({ type, delta: change }) => !(negative.has(type) && change > 0), {
    path: ['delta'],
    error: 'must be negative for this type',
  })
  .refine(({ type, delta: change }) => !(positive.has(type) && change < 0), {
    path: ['delta'],
    error: 'must be positive for this type',
  });

/** A line of a history file: the movement it tells of, or why it is none. */
export type HistoryLine =
  { readonly line: number; readonly row: HistoryRow } | { readonly line: number; readonly fault: string };

/** Streams a history file and checks each line by itself. Throws BadFile. */
export async function* readHistory(file: string): AsyncGenerator<HistoryLine> {
  for await (const { line, fields } of readCsv(localFile(file), columns)) {
    const parsed = historyFields.safeParse(fields);
    if (parsed.success) yield { line, row: { ...parsed.data, line } };
    else yield { line, fault: fields === null ? `has not ${columns.length} fields` : faultOf(parsed.error) };
  }
}

/** The first thing that is wrong with a row, with the name of its column. */
function faultOf({ issues: [issue] }: z.ZodError): string {
  return `${String(issue?.path[0])} ${issue?.message}`;
}
