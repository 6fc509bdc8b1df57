import { type FileFault, sayFileFault } from '@wms/contract';
import { CsvError, type Info, parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/** The file cannot be read as what it should be: why, by its code, and as one sentence for people. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
  readonly fault: FileFault;

  constructor(file: string, fault: FileFault, options?: ErrorOptions) {
    super(`${file} ${sayFileFault(fault)}.`, options);
    this.fault = fault;
  }
}

/** A file that can be read from its beginning, more than once. */
export interface FileSource {
  /** As people call it at the beginning of a sentence. */
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** One record of a file: the line that it ends on, counted from 1, and its fields by column. */
export interface CsvRecord<Column extends string, Optional extends string = never> {
  readonly line: number;
  /** Null when the record has another number of fields. */
  readonly fields: Readonly<Record<Column, string> & Partial<Record<Optional, string>>> | null;
}

/** Longer than any record that could be right; a quote that is never closed does not swallow the whole file. */
const recordBytesMax = 16 * 1024;
/** What is read at a time: other work gets its turn in between. */
export const readBytes = 8 * 1024;

/** A file of this machine. */
export const localFile = (path: string): FileSource => ({
  name: path,
  open: () => createReadStream(path, { highWaterMark: readBytes }),
});

/**
 * Streams a CSV file (RFC 4180) whose first line names exactly these columns, in any order, and any of the optional
 * ones. Fields are separated by commas or, as spreadsheets of many countries write it, by semicolons. The text is
 * UTF-8, with or without a byte order mark. Throws BadFile.
 */
export async function* readCsv<Column extends string, Optional extends string = never>(
  source: FileSource,
  columns: readonly Column[],
  optional: readonly Optional[] = [],
): AsyncGenerator<CsvRecord<Column, Optional>> {
  const text = readText(source);
  let input: Readable | undefined;
  try {
    const { value: beginning = '' } = await text.next();
    const parser = parse({
      delimiter: delimiterOf(beginning),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: recordBytesMax,
    });
    // One piece at a time, because all that is read ahead is worked through without a pause.
    input = Readable.from(startingWith(beginning, text), { highWaterMark: 1 });
    input.on('error', (error) => parser.destroy(error));
    let header: (Column | Optional)[] | null = null;
    for await (const { record, info } of input.pipe(parser) as AsyncIterable<{
      record: string[];
      info: Info;
    }>) {
      if (header === null) header = checkHeader(source, record, columns, optional);
      else yield { line: info.lines, fields: fieldsOf<Column, Optional>(header, record) };
    }
    if (header === null)
      throw new BadFile(source.name, { code: 'NO_HEADER', values: { columns: columns.join(',') } });
  } catch (error) {
    throw badFile(source, error);
  } finally {
    input?.destroy();
    await text.return(undefined);
  }
}

async function* startingWith(beginning: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield beginning;
  yield* rest;
}

/** The header holds names alone, so that whichever separator stands in it separates the fields. */
function delimiterOf(beginning: string): string {
  const [header = ''] = beginning.split(/[\r\n]/, 1);
  return header.includes(';') ? ';' : ',';
}

/**
 * The text of a UTF-8 file without its byte order mark. Another encoding shows by bytes that no UTF-8 has, or by
 * zero bytes, and is refused with the line: read as if it were right, names would be damaged for good.
 */
async function* readText({ name, open }: FileSource): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let [feeds, returns] = [0, 0];
  const check = (text: string): string => {
    // oxlint-disable-next-line no-control-regex -- a zero byte is what UTF-16 shows by
    const at = text.search(/[\u0000\uFFFD]/);
    const whole = at === -1 ? text : text.slice(0, at);
    feeds += whole.split('\n').length - 1;
    returns += whole.split('\r').length - 1;
    if (at === -1) return text;
    // Lines end with one of them, or with both.
    const line = 1 + Math.max(feeds, returns);
    throw new BadFile(name, { code: 'NOT_UTF8', values: { line } });
  };
  for await (const bytes of open()) yield check(decoder.decode(bytes, { stream: true }));
  yield check(decoder.decode());
}

function checkHeader<Column extends string, Optional extends string>(
  { name }: FileSource,
  record: string[],
  columns: readonly Column[],
  optional: readonly Optional[],
): (Column | Optional)[] {
  const known: readonly string[] = [...columns, ...optional];
  const once = new Set(record).size === record.length;
  const fits = once && columns.every((column) => record.includes(column));
  if (fits && record.every((column) => known.includes(column))) return record as (Column | Optional)[];
  const found = record.join(',').slice(0, headerShownMax);
  throw new BadFile(name, { code: 'WRONG_COLUMNS', values: { columns: columns.join(','), found } });
}

const headerShownMax = 200;

function fieldsOf<Column extends string, Optional extends string>(
  header: readonly (Column | Optional)[],
  record: readonly string[],
) {
  if (record.length !== header.length) return null;
  const fields = Object.fromEntries(header.map((column, index) => [column, record[index]]));
  return fields as Record<Column, string> & Partial<Record<Optional, string>>;
}

function badFile({ name }: FileSource, error: unknown): unknown {
  const { code, message } = error as CsvError | NodeJS.ErrnoException;
  if (error instanceof BadFile || typeof code !== 'string') return error;
  const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1;
  return new BadFile(name, { code: 'NOT_CSV', values: { line, problem: message } }, { cause: error });
}
