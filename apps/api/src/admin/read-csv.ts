import { type CsvError, type Info, parse } from 'csv-parse';
import { createReadStream } from 'node:fs';

/** The file cannot be read as what it should be. The message is one sentence for the operator. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
}

/** One record of a file: the line that it ends on, counted from 1, and its fields by column. */
export interface CsvRecord<Column extends string> {
  readonly line: number;
  /** Null when the record has another number of fields. */
  readonly fields: Readonly<Record<Column, string>> | null;
}

/** Longer than any record that could be right; a quote that is never closed does not swallow the whole file. */
const recordBytesMax = 16 * 1024;

/**
 * Streams a CSV file (RFC 4180, UTF-8, with or without a byte order mark) whose first line names exactly these
 * columns, in any order. Throws BadFile.
 */
export async function* readCsv<Column extends string>(
  file: string,
  columns: readonly Column[],
): AsyncGenerator<CsvRecord<Column>> {
  const input = createReadStream(file);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: recordBytesMax,
  });
  input.on('error', (error) => parser.destroy(error));
  try {
    let header: Column[] | null = null;
    for await (const { record, info } of input.pipe(parser) as AsyncIterable<{
      record: string[];
      info: Info;
    }>) {
      if (header === null) header = checkHeader(file, record, columns);
      else yield { line: info.lines, fields: fieldsOf(header, record) };
    }
    if (header === null)
      throw new BadFile(`${file} is empty: its first line names the columns ${columns.join(',')}.`);
  } catch (error) {
    throw badFile(file, error);
  } finally {
    input.destroy();
  }
}

function checkHeader<Column extends string>(
  file: string,
  record: string[],
  columns: readonly Column[],
): Column[] {
  const same = record.length === columns.length && columns.every((column) => record.includes(column));
  if (same) return record as Column[];
  throw new BadFile(
    `${file} must begin with the columns ${columns.join(',')}, but begins with ${record.join(',')}.`,
  );
}

function fieldsOf<Column extends string>(header: readonly Column[], record: readonly string[]) {
  if (record.length !== header.length) return null;
  return Object.fromEntries(header.map((column, index) => [column, record[index]])) as Record<Column, string>;
}

function badFile(file: string, error: unknown): unknown {
  const { code, message } = error as CsvError | NodeJS.ErrnoException;
  if (error instanceof BadFile || typeof code !== 'string') return error;
  return new BadFile(`${file} cannot be read: ${message}.`, { cause: error });
}
