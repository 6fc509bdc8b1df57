import { quantityMax, testSkuPrefix } from '@wms/domain';
import { z } from 'zod';

/** The English sentence of a fault, and the values that it names, by example. */
interface Fault {
  readonly sentence: string;
  readonly example: Readonly<Record<string, string | number>>;
}

/** Why a file cannot be read as a table at all, after the file's name. */
export const fileFaults = {
  NO_HEADER: {
    sentence: 'is empty: its first line names the columns {columns}',
    example: { columns: 'sku,name' },
  },
  WRONG_COLUMNS: {
    sentence: 'must begin with the columns {columns}, but begins with {found}',
    example: { columns: 'sku,name', found: 'sku,price' },
  },
  NOT_UTF8: {
    sentence: 'is not UTF-8 text on line {line}: save it as "CSV UTF-8" and try again',
    example: { line: 3 },
  },
  NOT_CSV: { sentence: 'cannot be read: {problem}', example: { line: 3, problem: 'Quote Not Closed' } },
  TOO_MANY_ROWS: {
    sentence: 'has more than {rowsMax} rows: send it in parts',
    example: { rowsMax: 250_000 },
  },
} as const satisfies Record<string, Fault>;

/** What is wrong with one row of a catalogue file. */
export const rowFaults = {
  FIELD_COUNT: { sentence: 'has not as many fields as the first line', example: {} },
  EMPTY_FIELD: { sentence: '{column} is empty', example: { column: 'name' } },
  TOO_LONG: {
    sentence: '{column} is longer than {lengthMax} characters',
    example: { column: 'name', lengthMax: 200 },
  },
  CONTROL_CHARACTERS: { sentence: '{column} has control characters', example: { column: 'name' } },
  KEPT_SKU: {
    sentence: 'sku begins with {prefix}, which is kept for test warehouses',
    example: { prefix: testSkuPrefix },
  },
  NOT_A_COUNT: {
    sentence: '{column} is not a whole number from 0 to {max}',
    example: { column: 'ourStock', max: quantityMax },
  },
  NOT_A_GTIN: {
    sentence: 'gtin is not a GTIN: 8, 12, 13 or 14 digits, the last of them the check digit',
    example: {},
  },
  SKU_TWICE: { sentence: 'sku is the same as on line {firstLine}', example: { firstLine: 2 } },
  GTIN_TWICE: { sentence: 'gtin is the same as on line {firstLine}', example: { firstLine: 2 } },
  GTIN_TAKEN: {
    sentence: 'gtin belongs to {sku}: take it from there first',
    example: { sku: 'TSHIRT-BLK-L' },
  },
} as const satisfies Record<string, Fault>;

type ValuesOf<Example> = {
  readonly [Name in keyof Example]: Example[Name] extends number ? number : string;
};
type FaultOf<Faults extends Record<string, Fault>> = {
  [Code in keyof Faults]: { readonly code: Code; readonly values: ValuesOf<Faults[Code]['example']> };
}[keyof Faults];

export type FileFault = FaultOf<typeof fileFaults>;
export type RowFault = FaultOf<typeof rowFaults>;

/** A fault in English, without whose it is: a file's name, or a line, goes before it. */
export const sayFileFault = ({ code, values }: FileFault): string =>
  fillIn(fileFaults[code].sentence, values);
export const sayRowFault = ({ code, values }: RowFault): string => fillIn(rowFaults[code].sentence, values);

const fillIn = (sentence: string, given: Fault['example']): string =>
  sentence.replace(/\{(\w+)\}/g, (_all, name: string) => String(given[name]));

const codesOf = <Faults extends object>(faults: Faults) => Object.keys(faults) as (keyof Faults & string)[];
const values = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .describe('What the sentence names, for wording it in another language.');

/** A faulty row on the wire: a code that stays, its values, and the sentence in English. */
export const rowFault = z.object({
  line: z.int(),
  code: z.enum(codesOf(rowFaults)),
  values,
  reason: z.string(),
});
export type RowFaultAnswer = z.infer<typeof rowFault>;

/** What stands beside BAD_FILE. */
export const badFile = z.object({ fault: z.enum(codesOf(fileFaults)), values, reason: z.string() });

/** What stands beside FAULTY_ROWS; the first faults are named and all are counted. */
export const faultyRows = z.object({ rows: z.int(), faultCount: z.int(), faults: z.array(rowFault) });
