import { describe, expect, it } from 'vitest';
import { listStock, listTransactions, updateStock } from './stock.ts';

const takesUpdate = (body: unknown): boolean => updateStock.body.safeParse(body).success;
const line = (change: object = {}): object => ({ sku: 'A', delta: -1, type: 'SALE', ...change });
const update = (...transactions: object[]): object => ({ transactions });

describe('the body of POST /stock/update', () => {
  it('takes the guide’s example', () => {
    const body = {
      transactions: [
        { sku: 'TSHIRT-BLK-L', delta: -3, type: 'SALE' },
        { sku: 'TSHIRT-BLK-L', delta: -2, type: 'SALE' },
        { sku: 'HOODIE-NVY-M', delta: 4, type: 'RETURN', reference: 'rma:RMA-2026-0117' },
      ],
    };
    expect(updateStock.body.parse(body)).toEqual(body);
  });

  it.each([
    ['SALE', -1, true],
    ['SALE', 1, false],
    ['DAMAGE', -2_147_483_647, true],
    ['DAMAGE', 1, false],
    ['RETURN', 1, true],
    ['RETURN', -1, false],
    ['ADJUSTMENT', 1, true],
    ['ADJUSTMENT', -1, true],
    ['SALE', 0, false],
    ['ADJUSTMENT', 0, false],
    ['ADJUSTMENT', -2_147_483_648, false],
    ['ADJUSTMENT', 0.5, false],
    ['RECEIVE', 1, false],
    ['AUDIT', 1, false],
    ['sale', -1, false],
  ])('%s of %d: %s', (type, delta, fits) => {
    expect(takesUpdate(update(line({ type, delta })))).toBe(fits);
  });

  it('names the wrong delta by its place', () => {
    const parsed = updateStock.body.safeParse(update(line(), line({ delta: 1 })));
    expect(parsed.error?.issues).toMatchObject([{ path: ['transactions', 1, 'delta'] }]);
  });

  it.each([
    [0, false],
    [1, true],
    [500, true],
    [501, false],
  ])('%i lines: %s', (lines, fits) => {
    expect(takesUpdate(update(...Array.from({ length: lines }, () => line())))).toBe(fits);
  });

  it.each([
    ['a field beside the lines', { ...update(line()), source: 'API' }],
    ['a field in a line', update(line({ source: 'DESKTOP' }))],
    ['a quantityAfter of its own', update(line({ quantityAfter: 5 }))],
    ['a line without SKU', update({ delta: -1, type: 'SALE' })],
    ['a delta in words', update(line({ delta: '-1' }))],
    ['a reference of null', update(line({ reference: null }))],
    ['lines in an object', { transactions: { 0: line() } }],
    ['a bare list', [line()]],
    ['nothing', undefined],
    ['null', null],
  ])('refuses %s', (_case, body) => {
    expect(takesUpdate(body)).toBe(false);
  });

  it.each([
    [{}, true],
    [{ dryRun: 'true' }, true],
    [{ dryRun: 'false' }, true],
    [{ dryRun: '1' }, false],
    [{ dryRun: '' }, false],
    [{ dryrun: 'true' }, false],
  ])('goes with the query %j: %s', (query, fits) => {
    expect(updateStock.query.safeParse(query).success).toBe(fits);
  });
});

describe('the query of GET /stock', () => {
  it('takes SKUs repeated or in a list', () => {
    expect(listStock.query.parse({ sku: ['A', 'B,C'], status: 'LOW', search: 'tee' })).toEqual({
      limit: 50,
      page: 1,
      sku: ['A', 'B', 'C'],
      status: 'LOW',
      search: 'tee',
    });
  });

  const asOf = '2026-05-01T00:00:00Z';
  it.each([
    { sort: '-missingToPar' },
    { sort: 'updatedAt' },
    { asOf, sort: '-name' },
    { asOf, sort: 'parLevel' },
  ])('takes %j', (query) => expect(listStock.query.safeParse(query).success).toBe(true));

  it.each([
    { status: 'low' },
    { search: '' },
    { search: 'x'.repeat(101) },
    { warehouseId: 'x' },
    { sort: 'daysLeft' },
    { sort: '+sku' },
    { asOf, sort: 'currentQuantity' },
    { asOf, sort: '-status' },
  ])('refuses %j', (query) => {
    expect(listStock.query.safeParse(query).success).toBe(false);
  });
});

describe('the query of GET /transactions', () => {
  it('takes every filter at once', () => {
    const filters = {
      sku: 'A',
      type: 'ISSUANCE',
      source: 'PORTAL',
      workerId: 'w',
      reference: 'r',
      from: '2026-05-01T00:00:00Z',
      to: '2026-06-01T00:00:00.000Z',
    };
    expect(listTransactions.query.parse(filters)).toEqual({ ...filters, limit: 50, page: 1 });
  });

  it.each([{ type: 'THEFT' }, { source: 'FAX' }, { from: 'yesterday' }, { user: 'x' }])(
    'refuses %j',
    (query) => {
      expect(listTransactions.query.safeParse(query).success).toBe(false);
    },
  );
});
