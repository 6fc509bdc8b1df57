import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTenant, type RunningApi, startApi, stock, type Tenant } from '../../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;
let other: Tenant;

beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  other = await createTenant(api, 'other');
  const skus = Array.from({ length: 25 }, (_, i) => [`SKU-${String(i).padStart(3, '0')}`, i * 4] as const);
  await stock(api, acme.warehouseId, { ...Object.fromEntries(skus), 'a small one': 3, 'Ärmel 100%': 12 });
  await stock(api, other.warehouseId, { 'SKU-000': 5 });
});
afterAll(() => api.close());

const get = (path: string, token = acme.supervisor) => api.call('GET', path, { token });
const skusOf = (answer: { json: { levels: { sku: string }[] } }) => answer.json.levels.map(({ sku }) => sku);

describe('GET /stock', () => {
  test('is sorted by SKU in byte order, says its total, and is never cached', async () => {
    const answer = await get('/stock?limit=200');
    const skus = skusOf(answer);
    expect(skus).toEqual(skus.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(answer.json).toMatchObject({ page: 1, limit: 200, total: 27, nextCursor: null });
    expect(answer.headers.get('cache-control')).toBe('no-store, max-age=0, must-revalidate');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  test('by number and by cursor gives every row once', async () => {
    const all = skusOf(await get('/stock?limit=200'));
    const pages = await Promise.all([1, 2, 3, 4].map((page) => get(`/stock?limit=10&page=${page}`)));
    expect(pages.flatMap(skusOf)).toEqual(all);
    const first = await get('/stock?limit=20');
    const second = await get(`/stock?limit=20&cursor=${encodeURIComponent(first.json.nextCursor)}`);
    expect([...skusOf(first), ...skusOf(second)]).toEqual(all);
  });

  test('computes the status as the guide says, and filters and counts by it', async () => {
    const [critical, low, ok] = await Promise.all(
      ['CRITICAL', 'LOW', 'OK'].map((status) => get(`/stock?status=${status}`)),
    );
    const of = (answer: typeof critical) =>
      answer!.json.levels.map((level: { currentQuantity: number }) => level.currentQuantity);
    expect(of(critical).every((quantity: number) => quantity <= 5)).toBe(true);
    expect(of(low).every((quantity: number) => quantity > 5 && quantity < 20)).toBe(true);
    expect(of(ok).every((quantity: number) => quantity >= 20)).toBe(true);
    expect([critical, low, ok].map((answer) => answer!.json.total)).toEqual(
      [critical, low, ok].map((answer) => of(answer).length),
    );
    expect(critical!.json.total + low!.json.total + ok!.json.total).toBe(27);
  });

  test('a page far down is read off the request path, and is empty beyond the end', async () => {
    for (const path of ['/stock', '/stock?status=OK', '/transactions', '/transactions?sku=SKU-000']) {
      const answer = await get(`${path}${path.includes('?') ? '&' : '?'}page=1000000&limit=200`);
      expect([answer.status, answer.json.page, answer.json.nextCursor]).toEqual([200, 1_000_000, null]);
      expect(answer.json.levels ?? answer.json.transactions).toEqual([]);
    }
  });

  test('takes SKUs repeated or as a list; unknown ones are absent', async () => {
    expect(skusOf(await get('/stock?sku=SKU-003&sku=SKU-001'))).toEqual(['SKU-001', 'SKU-003']);
    expect(skusOf(await get('/stock?sku=SKU-001,NOPE,SKU-002'))).toEqual(['SKU-001', 'SKU-002']);
  });

  test('searches SKU and name without case, and takes % for what it is', async () => {
    expect(skusOf(await get('/stock?search=sku-01'))).toHaveLength(10);
    expect(skusOf(await get('/stock?search=NAME%20OF%20A%20SMALL'))).toEqual(['a small one']);
    expect(skusOf(await get('/stock?search=100%25'))).toEqual(['Ärmel 100%']);
    expect(skusOf(await get(`/stock?search=${encodeURIComponent('äRMEL')}`))).toEqual(['Ärmel 100%']);
    expect((await get('/stock?search=sku')).json.total).toBeNull();
  });

  test('is sorted as it is asked to be, by number, by cursor and among named SKUs alike', async () => {
    type Listed = { sku: string; currentQuantity: number; parLevel: number };
    const missing = ({ parLevel, currentQuantity }: Listed) => parLevel - currentQuantity;
    const bySku = (a: Listed, b: Listed) => Buffer.compare(Buffer.from(a.sku), Buffer.from(b.sku));
    const usual: Listed[] = (await get('/stock?limit=200')).json.levels;
    const sorted = usual.toSorted((a, b) => missing(b) - missing(a) || bySku(b, a)).map(({ sku }) => sku);
    const path = '/stock?sort=-missingToPar&limit=10';
    const pages = await Promise.all([1, 2, 3].map((page) => get(`${path}&page=${page}`)));
    expect(pages.flatMap(skusOf)).toEqual(sorted);
    expect(pages.map(({ json }) => json.total)).toEqual([27, 27, 27]);
    const second = await get(`${path}&cursor=${encodeURIComponent(pages[0]!.json.nextCursor)}`);
    const third = await get(`${path}&cursor=${encodeURIComponent(second.json.nextCursor)}`);
    expect([...skusOf(second), ...skusOf(third)]).toEqual(sorted.slice(10));
    expect(third.json.nextCursor).toBeNull();
    const named = await get('/stock?sku=SKU-000,SKU-003,SKU-001&sort=-currentQuantity&limit=2');
    expect(skusOf(named)).toEqual(['SKU-003', 'SKU-001']);
    const rest = encodeURIComponent(named.json.nextCursor);
    expect(
      skusOf(await get(`/stock?sku=SKU-000,SKU-003,SKU-001&sort=-currentQuantity&limit=2&cursor=${rest}`)),
    ).toEqual(['SKU-000']);
  });

  test('in an order goes with status and search, and sort=sku is the usual order', async () => {
    expect(skusOf(await get('/stock?status=OK&search=sku-02&sort=-sku'))).toEqual([
      'SKU-024',
      'SKU-023',
      'SKU-022',
      'SKU-021',
      'SKU-020',
    ]);
    expect((await get('/stock?sort=sku&limit=3')).json).toEqual((await get('/stock?limit=3')).json);
  });

  test('refuses the cursor of a list in another order', async () => {
    const of = async (query: string) => (await get(`/stock?limit=1${query}`)).json.nextCursor as string;
    const cursors = [await of(''), await of('&sort=name'), await of('&sort=-name')];
    for (const [index, sort] of ['', '&sort=name', '&sort=-name'].entries()) {
      for (const [from, cursor] of cursors.entries()) {
        const answer = await get(`/stock?limit=1${sort}&cursor=${encodeURIComponent(cursor)}`);
        expect(answer.status).toBe(from === index ? 200 : 422);
        if (from !== index) {
          expect(answer.json.issues).toEqual([
            { path: 'query.cursor', message: 'belongs to a list in another order' },
          ]);
        }
      }
    }
  });

  test('shows another tenant nothing of it', async () => {
    const answer = await get('/stock', other.supervisor);
    expect(answer.json.levels).toMatchObject([{ sku: 'SKU-000', currentQuantity: 5 }]);
    expect(answer.json.total).toBe(1);
  });

  test('is open to workers', async () => {
    expect((await get('/stock', acme.worker)).status).toBe(200);
  });

  test.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'page=0',
    'page=-1',
    'page=1e3',
    'cursor=nonsense',
    'cursor=c1.%2500',
    'sort=quantity',
    'sort=',
    'sort=--sku',
    'sort=sku&sort=name',
    'sort=name&cursor=c1.SKU-001',
    'sort=parLevel&cursor=c1.parLevel%250Aten%250ASKU-001',
    'status=FINE',
    'sku=',
    'wat=1',
  ])('?%s is refused', async (query) => {
    const answer = await get(`/stock?${query}`);
    expect([answer.status, answer.json.code]).toEqual([422, 'INVALID_REQUEST']);
  });
});

describe('GET /transactions', () => {
  beforeAll(async () => {
    for (let i = 1; i <= 12; i++) {
      await api.call('POST', '/stock/update', {
        token: acme.supervisor,
        body: {
          transactions: [
            {
              sku: 'SKU-010',
              delta: i % 3 === 0 ? 1 : -1,
              type: i % 3 === 0 ? 'RETURN' : 'SALE',
              reference: `order:${i}`,
            },
          ],
        },
      });
    }
  });
  const referencesOf = (answer: { json: { transactions: { reference: string }[] } }) =>
    answer.json.transactions.map(({ reference }) => reference);
  const newestFirst = Array.from({ length: 12 }, (_, i) => `order:${12 - i}`);

  test('is newest first; one SKU’s rows follow its chain, by page and by cursor', async () => {
    expect(referencesOf(await get('/transactions?limit=12'))).toEqual(newestFirst);
    const chain = await get('/transactions?sku=SKU-010&limit=5');
    expect(chain.json.total).toBe(13);
    const next = await get(
      `/transactions?sku=SKU-010&limit=5&cursor=${encodeURIComponent(chain.json.nextCursor)}`,
    );
    const third = await get('/transactions?sku=SKU-010&limit=5&page=3');
    expect([...referencesOf(chain), ...referencesOf(next), ...referencesOf(third)]).toEqual([
      ...newestFirst,
      null,
    ]);
    expect(chain.json.transactions.map(({ sequence }: { sequence: number }) => sequence)).toEqual([
      13, 12, 11, 10, 9,
    ]);
  });

  test('filters by type, reference and time', async () => {
    expect(referencesOf(await get('/transactions?type=RETURN'))).toEqual([
      'order:12',
      'order:9',
      'order:6',
      'order:3',
    ]);
    expect(referencesOf(await get('/transactions?reference=order:7'))).toEqual(['order:7']);
    const future = new Date(api.clock.now + 1000).toISOString();
    expect(referencesOf(await get(`/transactions?from=${future}`))).toEqual([]);
  });

  test('a worker sees no other’s rows, whatever the query says', async () => {
    for (const query of [
      '',
      '?sku=SKU-010',
      '?type=SALE',
      `?workerId=${acme.userId}`,
      '?source=API',
      '?reference=order:7',
    ]) {
      expect((await get(`/transactions${query}`, acme.worker)).json.transactions).toEqual([]);
    }
  });

  test('another tenant’s cursor opens nothing', async () => {
    const { nextCursor } = (await get('/transactions?sku=SKU-010&limit=1')).json;
    const answer = await get(
      `/transactions?sku=SKU-000&cursor=${encodeURIComponent(nextCursor)}`,
      other.supervisor,
    );
    expect(answer.json.transactions).toEqual([]);
  });
});

describe('GET /ledger/verify', () => {
  test('recomputes the warehouse’s own chains', async () => {
    const answer = await get('/ledger/verify');
    expect(answer.json).toEqual({ ok: true, levels: 27, transactions: 39, firstFault: null });
    expect((await get('/ledger/verify', other.supervisor)).json.levels).toBe(1);
  });

  test('recomputes one SKU’s chain, and none where there is no such level', async () => {
    const one = await get('/ledger/verify?sku=SKU-010');
    expect(one.json).toMatchObject({ ok: true, levels: 1, firstFault: null });
    const none = await get('/ledger/verify?sku=UNHEARD-OF');
    expect(none.json).toEqual({ ok: true, levels: 0, transactions: 0, firstFault: null });
  });
});
