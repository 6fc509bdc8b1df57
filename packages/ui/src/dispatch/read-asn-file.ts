import { asnNumberLengthMax, shipmentLinesMax } from '@wms/contract';
import { skuLengthMax } from '@wms/domain';
import { parse } from 'csv-parse/browser/esm/sync';
import { readCount } from '../elements/read-count.ts';
import {
  asnFileBytesMax,
  type AsnFileReading,
  asnFileRowsMax,
  type Column,
  type FileAsn,
  fileAsnsMax,
  type KnownWarehouse,
  type LineFault,
  optionalColumns,
  requiredColumns,
  type RowFault,
} from './asn-file-format.ts';
import { isDay, readDraft } from './read-draft.ts';

/** Longer than any row that could be right. */
const recordCharactersMax = 16 * 1024;

/**
 * Reads a file of ASNs: UTF-8 with or without a byte order mark, commas or semicolons, its columns in any order. Rows of
 * one warehouse, number, carrier, tracking number and day are one ASN. A warehouse is named by its id, or by its name
 * where no other has it. Which SKUs the catalogue has is not looked at here.
 */
export function readAsnFile(bytes: Uint8Array, warehouses: readonly KnownWarehouse[]): AsnFileReading {
  if (bytes.length > asnFileBytesMax) return { fault: 'TOO_LARGE' };
  const text = decode(bytes);
  if (text === null) return { fault: 'ENCODING' };
  const rows = parseRows(text);
  if (rows === null) return { fault: 'UNREADABLE' };
  const [header, ...rest] = rows;
  if (!header || rest.length === 0) return { fault: 'EMPTY' };
  if (!isHeader(header.record)) return { fault: 'COLUMNS' };
  if (rest.length > asnFileRowsMax) return { fault: 'TOO_LARGE' };
  const faults: LineFault[] = [];
  const groups = new Map<string, Row[]>();
  for (const { record, info } of rest) {
    const row = readRow(header.record, record, info.lines, warehouses);
    if ('fault' in row) faults.push(row);
    else groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  }
  if (groups.size > fileAsnsMax) return { fault: 'TOO_MANY_ASNS' };
  return { fault: null, asns: [...groups.values()].flatMap((group) => asnOf(group, faults)), faults };
}

/** Null for what is no UTF-8; UTF-16 shows by its zero bytes. */
function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parseRows(text: string): Parsed[] | null {
  const [header = ''] = text.split(/[\r\n]/, 1);
  try {
    return parse(text, {
      delimiter: header.includes(';') ? ';' : ',',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: recordCharactersMax,
    }) as unknown as Parsed[];
  } catch {
    return null;
  }
}

function isHeader(record: readonly string[]): record is readonly Column[] {
  const known: readonly string[] = [...requiredColumns, ...optionalColumns];
  const once = new Set(record).size === record.length;
  return (
    once &&
    requiredColumns.every((column) => record.includes(column)) &&
    record.every((column) => known.includes(column))
  );
}

interface Row {
  readonly group: string;
  readonly line: number;
  readonly warehouse: KnownWarehouse;
  readonly fields: Readonly<Record<Column, string>>;
}

const textLengthMax = 100;
// oxlint-disable-next-line no-control-regex -- refusing control characters is the point
const isText = (text: string, max: number) => text.length <= max && !/[\u0000-\u001f\u007f]/.test(text);

function readRow(
  header: readonly Column[],
  record: readonly string[],
  line: number,
  warehouses: readonly KnownWarehouse[],
): Row | LineFault {
  const given = Object.fromEntries(header.map((column, index) => [column, record[index]?.trim()]));
  const fields = {
    asnNumber: '',
    carrier: '',
    trackingNumber: '',
    expectedAt: '',
    ...given,
  } as Row['fields'];
  const fault = (what: RowFault, text: string): LineFault => ({ line, fault: what, text });
  if (record.length !== header.length) return fault('FIELDS', record.join(', ').slice(0, textLengthMax));
  const named = warehouses.filter(({ id, name }) => id === fields.warehouse || name === fields.warehouse);
  const [warehouse] = named;
  if (!warehouse) return fault('WAREHOUSE', fields.warehouse);
  if (named.length > 1) return fault('WAREHOUSE_TWICE', fields.warehouse);
  if (fields.sku === '' || !isText(fields.sku, skuLengthMax)) return fault('SKU', fields.sku);
  if (!readCount(fields.expectedQty)) return fault('QUANTITY', fields.expectedQty);
  const { asnNumber, carrier, trackingNumber, expectedAt } = fields;
  const isNumber = /^ASN-[A-Za-z0-9._-]+$/.test(asnNumber) && asnNumber.length <= asnNumberLengthMax;
  if (asnNumber !== '' && !isNumber) return fault('ASN_NUMBER', asnNumber);
  const wrong = [carrier, trackingNumber].find((text) => !isText(text, textLengthMax));
  if (wrong !== undefined) return fault('TEXT', wrong.slice(0, textLengthMax));
  if (expectedAt !== '' && !isDay(expectedAt)) return fault('DATE', expectedAt);
  const group = JSON.stringify([warehouse.id, asnNumber, carrier, trackingNumber, expectedAt]);
  return { group, line, warehouse, fields };
}

/** The ASN of rows that belong together; none where they have too many lines. Notes SKUs that stand twice. */
function asnOf(rows: readonly Row[], faults: LineFault[]): FileAsn[] {
  const lineOf = new Map<string, number>();
  for (const { line, fields } of rows) {
    if (lineOf.has(fields.sku)) faults.push({ line, fault: 'DUPLICATE', text: fields.sku });
    else lineOf.set(fields.sku, line);
  }
  const [first] = rows;
  if (!first) return [];
  if (lineOf.size > shipmentLinesMax) {
    faults.push({ line: first.line, fault: 'TOO_MANY_LINES', text: first.fields.asnNumber });
    return [];
  }
  const { warehouse, fields } = first;
  const once = rows.filter((row) => lineOf.get(row.fields.sku) === row.line);
  const { body } = readDraft({
    ...fields,
    warehouseId: warehouse.id,
    expectedOn: fields.expectedAt,
    orderId: null,
    hasLeft: false,
    lines: once.map(({ line, fields: { sku, expectedQty } }) => ({ key: line, sku, quantity: expectedQty })),
  });
  const warehouseLabel = `${warehouse.companyName}, ${warehouse.name}`;
  return body ? [{ warehouseLabel, body, lineOf }] : [];
}
