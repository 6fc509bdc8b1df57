import type { RequestOf } from '@wms/contract';

/** A file of this size holds more rows than may be in it. */
export const asnFileBytesMax = 1024 * 1024;
export const asnFileRowsMax = 5000;
/** Most ASNs of one file: what a person can still overlook before creating them. */
export const fileAsnsMax = 200;
/** Faults that are named; of the rest only their number is told. */
export const faultsNamedMax = 100;
export const requiredColumns = ['warehouse', 'sku', 'expectedQty'] as const;
export const optionalColumns = ['asnNumber', 'carrier', 'trackingNumber', 'expectedAt'] as const;
export type Column = (typeof requiredColumns)[number] | (typeof optionalColumns)[number];

/** An ASN of the file: what its rows say together. */
export interface FileAsn {
  readonly warehouseLabel: string;
  readonly body: RequestOf<'createShipment'>['body'];
  /** The line that each SKU stands on, counted from 1. */
  readonly lineOf: ReadonlyMap<string, number>;
}

/** What can be wrong with a row. */
export const rowFaultCodes = [
  'FIELDS',
  'WAREHOUSE',
  'WAREHOUSE_TWICE',
  'SKU',
  'UNREGISTERED',
  'QUANTITY',
  'ASN_NUMBER',
  'TEXT',
  'DATE',
  'DUPLICATE',
  'TOO_MANY_LINES',
] as const;
export type RowFault = (typeof rowFaultCodes)[number];
export interface LineFault {
  readonly line: number;
  readonly fault: RowFault;
  /** What stands there. */
  readonly text: string;
}

/** Why a file cannot be read at all. */
export const fileFaultCodes = [
  'TOO_LARGE',
  'ENCODING',
  'UNREADABLE',
  'COLUMNS',
  'EMPTY',
  'TOO_MANY_ASNS',
] as const;
export type FileFault = (typeof fileFaultCodes)[number];

export type AsnFileReading =
  | { readonly fault: FileFault }
  | { readonly fault: null; readonly asns: readonly FileAsn[]; readonly faults: readonly LineFault[] };

export interface KnownWarehouse {
  readonly id: string;
  readonly name: string;
  readonly companyName: string;
}
