import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTenant, type RunningApi, startApi, stock, type Tenant } from '../../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;
let other: Tenant;

beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  other = await createTenant(api, 'other');
  await stock(api, acme.warehouseId, { TSHIRT: 100, HOODIE: 10, CAP: 6, EMPTY: 0 });
  await stock(api, other.warehouseId, { TSHIRT: 7 });
});
afterAll(() => api.close());

const update = (transactions: unknown, headers: Record<string, string> = {}, token = acme.supervisor) =>
  api.call('POST', '/stock/update', { token, headers, body: { transactions } });
const quantity = async (sku: string, token = acme.supervisor) =>
  (await api.call('GET', `/stock?sku=${sku}`, { token })).json.levels[0].currentQuantity as number;
const rows = async () =>
  (await api.call('GET', '/transactions', { token: acme.supervisor })).json.total as number;

describe('POST /stock/update', () => {
  test('applies a batch in line order and answers each SKU once, in order of first appearance', async () => {
    const answer = await update([
      { sku: 'TSHIRT', delta: -3, type: 'SALE' },
      { sku: 'HOODIE', delta: 4, type: 'RETURN', reference: 'rma:RMA-2026-0117' },
      { sku: 'TSHIRT', delta: -2, type: 'SALE' },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      processed: 3,
      levels: [
        { sku: 'TSHIRT', currentQuantity: 95, belowThreshold: false },
        { sku: 'HOODIE', currentQuantity: 14, belowThreshold: false },
      ],
    });
    const ledger = await api.call('GET', '/transactions?limit=3', { token: acme.supervisor });
    expect(
      ledger.json.transactions.map((row: { sku: string; quantityAfter: number }) => [
        row.sku,
        row.quantityAfter,
      ]),
    ).toEqual([
      ['TSHIRT', 95],
      ['HOODIE', 14],
      ['TSHIRT', 97],
    ]);
    expect(ledger.json.transactions[1]).toMatchObject({
      source: 'API',
      reference: 'rma:RMA-2026-0117',
      delta: 4,
    });
  });

  test('rejects the whole batch at the first line that would go below zero, and says what was available', async () => {
    const [before, count] = [await quantity('TSHIRT'), await rows()];
    const answer = await update([
      { sku: 'TSHIRT', delta: -1, type: 'SALE' },
      { sku: 'CAP', delta: -4, type: 'SALE' },
      { sku: 'CAP', delta: -3, type: 'SALE' },
    ]);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ code: 'INSUFFICIENT_STOCK', sku: 'CAP', available: 2, line: 2 });
    expect([await quantity('TSHIRT'), await quantity('CAP'), await rows()]).toEqual([before, 6, count]);
  });

  test('names every unknown SKU at once', async () => {
    const answer = await update([
      { sku: 'NOPE', delta: -1, type: 'SALE' },
      { sku: 'TSHIRT', delta: -1, type: 'SALE' },
      { sku: 'tshirt', delta: -1, type: 'SALE' },
    ]);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ code: 'UNREGISTERED_SKUS', unregisteredSkus: ['NOPE', 'tshirt'] });
  });

  test('a quantity beyond 2,147,483,647 is refused and nothing is written', async () => {
    const answer = await update([{ sku: 'TSHIRT', delta: 2_147_483_647, type: 'RETURN' }]);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ code: 'QUANTITY_OUT_OF_RANGE', sku: 'TSHIRT', line: 0 });
  });

  test.each([
    ['no body', undefined, 422],
    ['an empty batch', { transactions: [] }, 422],
    [
      '501 lines',
      { transactions: Array.from({ length: 501 }, () => ({ sku: 'CAP', delta: 1, type: 'RETURN' })) },
      422,
    ],
    ['a zero delta', { transactions: [{ sku: 'CAP', delta: 0, type: 'ADJUSTMENT' }] }, 422],
    ['a fraction', { transactions: [{ sku: 'CAP', delta: 1.5, type: 'RETURN' }] }, 422],
    ['a text for a number', { transactions: [{ sku: 'CAP', delta: '1', type: 'RETURN' }] }, 422],
    ['an overflowing number', { transactions: [{ sku: 'CAP', delta: 1e300, type: 'RETURN' }] }, 422],
    ['a positive sale', { transactions: [{ sku: 'CAP', delta: 1, type: 'SALE' }] }, 422],
    ['a positive damage', { transactions: [{ sku: 'CAP', delta: 1, type: 'DAMAGE' }] }, 422],
    ['a negative return', { transactions: [{ sku: 'CAP', delta: -1, type: 'RETURN' }] }, 422],
    ['a type that is not public', { transactions: [{ sku: 'CAP', delta: 1, type: 'RECEIVE' }] }, 422],
    [
      'an unknown field',
      { transactions: [{ sku: 'CAP', delta: 1, type: 'RETURN', source: 'DESKTOP' }] },
      422,
    ],
    [
      'an unknown field of the body',
      { transactions: [{ sku: 'CAP', delta: 1, type: 'RETURN' }], warehouseId: 'x' },
      422,
    ],
    ['a SKU of 65 characters', { transactions: [{ sku: 'x'.repeat(65), delta: 1, type: 'RETURN' }] }, 422],
    ['a SKU with a control character', { transactions: [{ sku: 'a\tb', delta: 1, type: 'RETURN' }] }, 422],
    ['half of a surrogate pair', '{"transactions":[{"sku":"\\ud800","delta":1,"type":"RETURN"}]}', 422],
    ['an array', [], 422],
    ['null', 'null', 422],
    ['broken JSON', '{"transactions":', 400],
    ['a body over 256 KB', JSON.stringify({ transactions: 'x'.repeat(256 * 1024) }), 413],
    ['50,000 nested arrays', '['.repeat(50_000), 400],
  ])('%s is refused with its 4xx in JSON, and nothing is written', async (_what, body, status) => {
    const count = await rows();
    const answer = await api.call('POST', '/stock/update', {
      token: acme.supervisor,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({
      error: expect.any(String),
      code: expect.any(String),
      requestId: expect.any(String),
    });
    expect(await rows()).toBe(count);
  });

  test('a schema fault names its place', async () => {
    const answer = await update([
      { sku: 'CAP', delta: 1, type: 'RETURN' },
      { sku: 'CAP', delta: 0, type: 'RETURN' },
    ]);
    expect(answer.json.issues[0].path).toBe('body.transactions.1.delta');
  });

  test('a worker’s token is refused in the guide’s own words, before the body is looked at', async () => {
    const answer = await api.call('POST', '/stock/update', { token: acme.worker, body: '{broken' });
    expect(answer.status).toBe(403);
    expect(answer.json.error).toBe('Worker accounts cannot perform this action.');
  });

  test('another tenant’s stock of the same SKU is not touched', async () => {
    await update([{ sku: 'TSHIRT', delta: -1, type: 'SALE' }]);
    expect(await quantity('TSHIRT', other.supervisor)).toBe(7);
  });

  test('a dry run answers as if done and writes nothing', async () => {
    const [before, count] = [await quantity('TSHIRT'), await rows()];
    const answer = await api.call('POST', '/stock/update?dryRun=true', {
      token: acme.supervisor,
      headers: { 'idempotency-key': 'dry' },
      body: { transactions: [{ sku: 'TSHIRT', delta: -1, type: 'SALE' }] },
    });
    expect(answer.json).toMatchObject({
      dryRun: true,
      processed: 1,
      levels: [{ currentQuantity: before - 1 }],
    });
    expect([await quantity('TSHIRT'), await rows()]).toEqual([before, count]);
    const real = await update([{ sku: 'TSHIRT', delta: -1, type: 'SALE' }], { 'idempotency-key': 'dry' });
    expect(real.headers.get('idempotent-replayed')).toBeNull();
  });
});

describe('Idempotency-Key', () => {
  const sale = [{ sku: 'TSHIRT', delta: -1, type: 'SALE' }];

  test('the same key and body replays the same bytes and books nothing', async () => {
    const first = await update(sale, { 'idempotency-key': 'order:1234' });
    const count = await rows();
    const second = await update(sale, { 'idempotency-key': 'order:1234' });
    expect(second.text).toBe(first.text);
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect(await rows()).toBe(count);
  });

  test('quoted and bare are the same key', async () => {
    await update(sale, { 'idempotency-key': 'quoted' });
    const again = await update(sale, { 'idempotency-key': '"quoted"' });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('the same key with another body is refused', async () => {
    await update(sale, { 'idempotency-key': 'reused' });
    const answer = await update([{ sku: 'TSHIRT', delta: -2, type: 'SALE' }], {
      'idempotency-key': 'reused',
    });
    expect([answer.status, answer.json.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test('the same key in another warehouse is another key', async () => {
    await update(sale, { 'idempotency-key': 'shared' });
    const answer = await update(sale, { 'idempotency-key': 'shared' }, other.supervisor);
    expect([answer.status, answer.headers.get('idempotent-replayed')]).toEqual([200, null]);
  });

  test('a rejected request leaves its key free', async () => {
    const tooMany = [{ sku: 'EMPTY', delta: -1, type: 'SALE' }];
    expect((await update(tooMany, { 'idempotency-key': 'later' })).status).toBe(422);
    await update([{ sku: 'EMPTY', delta: 1, type: 'RETURN' }]);
    expect((await update(tooMany, { 'idempotency-key': 'later' })).status).toBe(200);
  });

  test('after 24 hours a key may be used anew', async () => {
    const from = api.clock.now;
    await update(sale, { 'idempotency-key': 'yesterday' });
    api.clock.now = from + 24 * 3_600_000 - 1;
    expect((await update(sale, { 'idempotency-key': 'yesterday' })).headers.get('idempotent-replayed')).toBe(
      'true',
    );
    api.clock.now = from + 24 * 3_600_000 + 1;
    expect(
      (await update(sale, { 'idempotency-key': 'yesterday' })).headers.get('idempotent-replayed'),
    ).toBeNull();
  });

  test.each(['""', 'x'.repeat(256), 'sch\u00f6n'])('a malformed key is refused: %s', async (key) => {
    const answer = await update(sale, { 'idempotency-key': key });
    expect([answer.status, answer.json.code]).toEqual([400, 'BAD_IDEMPOTENCY_KEY']);
  });
});
