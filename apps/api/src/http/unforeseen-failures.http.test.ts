import Database from 'better-sqlite3';
import { headers } from '@wms/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sqliteFile } from '../open-store.ts';
import { createTenant, type RunningApi, startApi, stock, type Tenant } from '../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;
let database: Database.Database;

beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  await stock(api, acme.warehouseId, { TSHIRT: 100 });
  if (!('dataFolder' in api.place)) throw new Error('this test is about a database file');
  database = new Database(sqliteFile(api.place.dataFolder));
});
afterAll(async () => {
  database.close();
  await api.close();
});

const sale = { transactions: [{ sku: 'TSHIRT', delta: -1, type: 'SALE' }] };
const sell = () =>
  api.call('POST', '/stock/update', {
    token: acme.supervisor,
    headers: { [headers.idempotencyKey]: 'sale-1' },
    body: sale,
  });
const read = () => api.call('GET', '/stock', { token: acme.supervisor });

describe('a failure that nobody foresaw', () => {
  // Someone has changed the tables under the running server: no rule and no check expects that.
  beforeEach(() => {
    database.exec('ALTER TABLE stock_levels RENAME TO elsewhere');
    return () => database.exec('ALTER TABLE elsewhere RENAME TO stock_levels');
  });

  test.each([
    ['a read', read],
    ['a write', sell],
  ])(
    'of %s is said by a code, a sentence and the request’s id, and by nothing of what it was',
    async (_, ask) => {
      const { status, json, text, headers: answered } = await ask();
      expect([status, json]).toEqual([
        500,
        {
          error: 'Something went wrong on our side. Nothing was half done; try again.',
          code: 'INTERNAL',
          requestId: answered.get('x-request-id'),
        },
      ]);
      expect(text).not.toMatch(/stock_levels|SQL|select|node_modules|\.ts/i);
    },
  );

  test('is in the log with its cause, under the id that was answered', async () => {
    const { json } = await read();
    const line = api
      .log()
      .split('\n')
      .find((text) => text.includes(json.requestId) && text.includes('"level":50'));
    expect(line).toContain('no such table: stock_levels');
  });
});

test('a write that failed so is made once when it is sent again', async () => {
  expect((await sell()).json).toMatchObject({ levels: [{ sku: 'TSHIRT', currentQuantity: 99 }] });
  expect((await sell()).json).toMatchObject({ levels: [{ sku: 'TSHIRT', currentQuantity: 99 }] });
  expect((await read()).json.levels).toMatchObject([{ sku: 'TSHIRT', currentQuantity: 99 }]);
});
