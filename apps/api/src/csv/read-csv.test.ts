import { describe, expect, it } from 'vitest';
import { FirstLines } from './first-lines.ts';
import { BadFile, type FileSource, readCsv } from './read-csv.ts';

const columns = ['sku', 'name', 'ourStock', 'inProduction'] as const;
const header = 'sku,name,ourStock,inProduction';

/** A file of these bytes, handed over in pieces of any size. */
const fileOf = (bytes: Uint8Array, piece = 7): FileSource => ({
  name: 'The file',
  async *open() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  },
});
const utf8 = (text: string) => Buffer.from(text, 'utf8');

async function read(source: FileSource) {
  const records = [];
  for await (const record of readCsv(source, columns)) records.push(record);
  return records;
}
const fields = (sku: string, name: string, ourStock: string, inProduction: string) => ({
  sku,
  name,
  ourStock,
  inProduction,
});
const crew = fields('TEE-1', 'Größe Ñ 大', '5', '0');

describe('a file is read', () => {
  it.each([
    ['with commas', `${header}\nTEE-1,Größe Ñ 大,5,0\n`],
    ['with semicolons', `sku;name;ourStock;inProduction\nTEE-1;Größe Ñ 大;5;0\n`],
    ['with a byte order mark', `\uFEFF${header}\nTEE-1,Größe Ñ 大,5,0\n`],
    ['with a byte order mark and semicolons', `\uFEFFsku;name;ourStock;inProduction\nTEE-1;Größe Ñ 大;5;0`],
    ['with its columns in another order', `name,inProduction,sku,ourStock\nGröße Ñ 大,0,TEE-1,5\n`],
    ['with lines that end as on Windows', `${header}\r\nTEE-1,Größe Ñ 大,5,0\r\n`],
    ['without an end of its last line', `${header}\nTEE-1,Größe Ñ 大,5,0`],
    ['with empty lines', `${header}\n\nTEE-1,Größe Ñ 大,5,0\n\n\n`],
    ['with every field in quotes', `${header}\n"TEE-1","Größe Ñ 大","5","0"\n`],
  ])('%s', async (_how, text) => {
    expect((await read(fileOf(utf8(text)))).map((record) => record.fields)).toEqual([crew]);
  });

  it('byte by byte to the same records', async () => {
    expect(await read(fileOf(utf8(`${header}\nTEE-1,Größe Ñ 大,5,0\n`), 1))).toEqual([
      { line: 2, fields: crew },
    ]);
  });

  it('with separators, quotes and new lines inside quotes', async () => {
    const text = `${header}\nA,"Tee, ""black""\nlong",1,2\nB,plain,3,4\n`;
    expect(await read(fileOf(utf8(text)))).toEqual([
      { line: 3, fields: fields('A', 'Tee, "black"\nlong', '1', '2') },
      { line: 4, fields: fields('B', 'plain', '3', '4') },
    ]);
  });

  it('with commas inside fields that semicolons separate', async () => {
    const text = 'sku;name;ourStock;inProduction\nA;Tee, black;1;2\n';
    expect((await read(fileOf(utf8(text))))[0]?.fields).toEqual(fields('A', 'Tee, black', '1', '2'));
  });

  it('and a record with too few or too many fields is told apart', async () => {
    const text = `${header}\nA,short,1\nB,long,1,2,3\nC,right,1,2\n`;
    expect((await read(fileOf(utf8(text)))).map(({ line, fields: found }) => [line, found !== null])).toEqual(
      [
        [2, false],
        [3, false],
        [4, true],
      ],
    );
  });
});

describe('a file is refused', () => {
  const rows = `${header}\nA,plain,1,2\nB,Größe,3,4\n`;
  it.each([
    ['Latin-1', Buffer.from(rows, 'latin1'), 'not UTF-8 text on line 3'],
    ['Latin-1 with Windows’ line ends', Buffer.from(rows.replaceAll('\n', '\r\n'), 'latin1'), 'on line 3'],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${rows}`, 'utf16le'), 'not UTF-8 text on line 1'],
    ['UTF-16 without one', Buffer.from(rows, 'utf16le'), 'not UTF-8 text on line 1'],
    ['UTF-8 that is cut off within a character', utf8(rows).subarray(0, rows.indexOf('ö') + 1), 'on line 3'],
    ['a zero byte', utf8(`${header}\nA,pl\0ain,1,2\n`), 'not UTF-8 text on line 2'],
    ['an empty file', utf8(''), 'is empty'],
    ['blank lines alone', utf8('\n\n'), 'is empty'],
    ['a missing column', utf8('sku,name,ourStock\nA,plain,1\n'), 'must begin with the columns'],
    ['a column too many', utf8(`${header},price\nA,plain,1,2,3\n`), 'must begin with the columns'],
    ['a column twice', utf8('sku,sku,name,ourStock\nA,A,plain,1\n'), 'must begin with the columns'],
    ['no header', utf8('A,plain,1,2\n'), 'must begin with the columns'],
    ['tabs', utf8(rows.replaceAll(',', '\t')), 'must begin with the columns'],
    ['a quote that is never closed', utf8(`${header}\nA,"plain,1,2\n`), 'cannot be read'],
    ['a record without end', utf8(`${header}\nA,${'x'.repeat(20_000)},1,2\n`), 'cannot be read'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'on line 1'],
  ])('%s', async (_what, bytes, sentence) => {
    const reading = read(fileOf(bytes));
    await expect(reading).rejects.toThrow(BadFile);
    await expect(reading).rejects.toThrow(sentence);
  });

  it('that cannot be opened', async () => {
    const gone: FileSource = {
      name: 'The file',
      // oxlint-disable-next-line require-yield -- it fails before it has anything
      async *open() {
        throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      },
    };
    await expect(read(gone)).rejects.toThrow('The file cannot be read: no such file.');
  });
});

it('a reader that stops early lets go of the file', async () => {
  let closed = false;
  const source: FileSource = {
    name: 'The file',
    async *open() {
      try {
        yield utf8(`${header}\n`);
        for (;;) yield utf8('A,plain,1,2\n');
      } finally {
        closed = true;
      }
    },
  };
  for await (const { line } of readCsv(source, columns)) if (line > 3) break;
  expect(closed).toBe(true);
});

it('the first line of each key is remembered, whatever the others are', () => {
  const count = 1000;
  const lines = new FirstLines(count);
  const keys = Array.from({ length: count }, (_, index) => `SKU-${index}`);
  expect(keys.map((key, index) => lines.note(key, index + 1)).every((line) => line === null)).toBe(true);
  expect(keys.map((key) => lines.note(key, 9999))).toEqual(keys.map((_, index) => index + 1));
});
