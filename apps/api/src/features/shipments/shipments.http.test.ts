import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createStaffToken,
  createTenant,
  mint,
  type RunningApi,
  startApi,
  stock,
  type Tenant,
} from '../../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;
let other: Tenant;
let dispatch: string;

beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  other = await createTenant(api, 'other');
  dispatch = await createStaffToken(api, 'DISPATCH');
  await stock(api, acme.warehouseId, { 'TSHIRT-BLK-L': 24, 'HOODIE-NVY-M': 14, CAP: 0 });
});
afterAll(() => api.close());

interface Line {
  sku: string;
  expectedQty: number;
}
const guideLines: Line[] = [
  { sku: 'TSHIRT-BLK-L', expectedQty: 100 },
  { sku: 'HOODIE-NVY-M', expectedQty: 50 },
];
const create = (body: Record<string, unknown>, token = dispatch) =>
  api.call('POST', '/shipments', { token, body: { warehouseId: acme.warehouseId, ...body } });
const newAsn = async (lines: Line[], more = {}) => (await create({ lines, ...more })).json;
const receive = (id: string, body?: unknown, token = acme.supervisor) =>
  api.call('POST', `/shipments/${id}/receive`, { token, ...(body === undefined ? {} : { body }) });
const quantity = async (sku: string) =>
  (await api.call('GET', `/stock?sku=${sku}`, { token: acme.supervisor })).json.levels[0]
    .currentQuantity as number;
const ledgerRows = async () =>
  (await api.call('GET', '/transactions?limit=1', { token: acme.supervisor })).json.total as number;

describe('POST /shipments/{id}/receive', () => {
  test('the guide’s short receive, to the digit, and the same scan again books nothing', async () => {
    await create({ asnNumber: 'ASN-00042', lines: guideLines });
    const body = {
      stationId: 'PACK-01',
      lines: [
        { sku: 'TSHIRT-BLK-L', receivedQty: 98 },
        { sku: 'HOODIE-NVY-M', receivedQty: 50 },
      ],
    };
    const answer = await receive('ASN-00042', body);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      success: true,
      asnNumber: 'ASN-00042',
      status: 'PARTIALLY_RECEIVED',
      lines: [
        { sku: 'TSHIRT-BLK-L', receivedQty: 98, variance: -2, quantityAfter: 122 },
        { sku: 'HOODIE-NVY-M', receivedQty: 50, variance: 0, quantityAfter: 64 },
      ],
    });
    const count = await ledgerRows();
    const again = await receive('ASN-00042', body);
    expect([again.status, again.json.code, again.json.status]).toEqual([
      409,
      'SHIPMENT_STATE',
      'PARTIALLY_RECEIVED',
    ]);
    expect(await ledgerRows()).toBe(count);
  });

  test('the remainder completes it, and then every further scan gets that first answer again', async () => {
    const rest = await receive('ASN-00042', { remainder: true });
    expect(rest.json).toMatchObject({
      status: 'RECEIVED',
      lines: [{ receivedQty: 100, quantityAfter: 124 }, { variance: 0 }],
    });
    const count = await ledgerRows();
    const again = await receive('ASN-00042');
    expect(again.status).toBe(200);
    expect(again.json).toEqual({ ...rest.json, alreadyReceived: true });
    expect(await ledgerRows()).toBe(count);
  });

  test('no body at all accepts everything expected', async () => {
    const { asnNumber } = await newAsn([{ sku: 'CAP', expectedQty: 7 }]);
    const answer = await receive(asnNumber);
    expect(answer.json).toMatchObject({
      status: 'RECEIVED',
      lines: [{ sku: 'CAP', receivedQty: 7, variance: 0 }],
    });
  });

  test('a SKU left out is not counted yet and stays outstanding', async () => {
    const { id } = await newAsn(guideLines);
    await receive(id, { lines: [{ sku: 'HOODIE-NVY-M', receivedQty: 50 }] });
    const { shipments } = (
      await api.call('GET', `/shipments?status=PARTIALLY_RECEIVED`, { token: acme.supervisor })
    ).json;
    expect(shipments.find((shipment: { id: string }) => shipment.id === id).lines).toMatchObject([
      { sku: 'TSHIRT-BLK-L', receivedQty: 0, variance: -100 },
      { sku: 'HOODIE-NVY-M', receivedQty: 50, variance: 0 },
    ]);
  });

  test('closing short ends it and books nothing', async () => {
    const { id } = await newAsn(guideLines);
    await receive(id, { lines: [{ sku: 'HOODIE-NVY-M', receivedQty: 1 }] });
    const before = await quantity('HOODIE-NVY-M');
    const closed = await receive(id, { close: true });
    expect(closed.json).toMatchObject({ status: 'RECEIVED', closedShort: true });
    expect(await quantity('HOODIE-NVY-M')).toBe(before);
  });

  test('an unregistered SKU is named, and nothing of the pallet is booked', async () => {
    const { id } = await newAsn([...guideLines, { sku: 'NEW-SKU', expectedQty: 5 }]);
    const count = await ledgerRows();
    const answer = await receive(id);
    expect([answer.status, answer.json.code, answer.json.unregisteredSkus]).toEqual([
      422,
      'UNREGISTERED_SKUS',
      ['NEW-SKU'],
    ]);
    expect(await ledgerRows()).toBe(count);
  });

  test.each([
    [
      'a SKU twice',
      {
        lines: [
          { sku: 'CAP', receivedQty: 1 },
          { sku: 'CAP', receivedQty: 1 },
        ],
      },
      'DUPLICATE_SKUS',
    ],
    ['a SKU that is not on it', { lines: [{ sku: 'HOODIE-NVY-M', receivedQty: 1 }] }, 'UNEXPECTED_SKUS'],
    ['more than twice what was expected', { lines: [{ sku: 'CAP', receivedQty: 21 }] }, 'OVER_RECEIPT'],
    ['no lines at all', { lines: [] }, 'INVALID_REQUEST'],
    ['a negative count', { lines: [{ sku: 'CAP', receivedQty: -1 }] }, 'INVALID_REQUEST'],
    ['a source of its own', { source: 'DESKTOP' }, 'INVALID_REQUEST'],
  ])('%s is refused', async (_what, body, code) => {
    const { id } = await newAsn([{ sku: 'CAP', expectedQty: 10 }]);
    const answer = await receive(id, body);
    expect([answer.status, answer.json.code]).toEqual([422, code]);
  });

  test('twice the expected quantity is accepted and shows as over', async () => {
    const { id } = await newAsn([{ sku: 'CAP', expectedQty: 10 }]);
    const answer = await receive(id, { lines: [{ sku: 'CAP', receivedQty: 20 }] });
    expect(answer.json).toMatchObject({ status: 'RECEIVED', lines: [{ variance: 10 }] });
  });

  test('says who, where and from which kind of client', async () => {
    const desktop = await mint(api.store, { ...acme, role: 'SUPERVISOR', kind: 'DESKTOP' });
    const { id, asnNumber } = await newAsn([{ sku: 'CAP', expectedQty: 1 }]);
    await receive(id, { stationId: 'PACK-07' }, desktop);
    const [row] = (await api.call('GET', '/transactions?limit=1', { token: acme.supervisor })).json
      .transactions;
    expect(row).toMatchObject({
      type: 'RECEIVE',
      source: 'DESKTOP',
      stationId: 'PACK-07',
      reference: asnNumber,
      delta: 1,
    });
  });

  test('another tenant’s ASN is not there, by id or by number', async () => {
    const { id, asnNumber } = await newAsn([{ sku: 'CAP', expectedQty: 1 }]);
    for (const name of [id, asnNumber, 'ASN-99999']) {
      const answer = await receive(name, undefined, other.supervisor);
      expect({ ...answer.json, requestId: '' }).toEqual({
        error: 'There is nothing here under this address.',
        code: 'NOT_FOUND',
        requestId: '',
      });
    }
  });

  test('twenty scans of one pallet at once book it once', async () => {
    const { id } = await newAsn([{ sku: 'CAP', expectedQty: 9 }]);
    const before = await quantity('CAP');
    const answers = await Promise.all(Array.from({ length: 20 }, () => receive(id)));
    expect(answers.filter(({ json }) => json.alreadyReceived).length).toBe(19);
    expect(await quantity('CAP')).toBe(before + 9);
  });
});

describe('dispatch', () => {
  test('gets the next number of the server where it gives none, above those it gave', async () => {
    await create({ asnNumber: 'ASN-00500', lines: guideLines });
    expect((await newAsn(guideLines)).asnNumber).toBe('ASN-00501');
  });

  test('cannot use a number twice, in any warehouse', async () => {
    await create({ asnNumber: 'ASN-TWICE', lines: guideLines });
    const answer = await create({
      asnNumber: 'ASN-TWICE',
      lines: guideLines,
      warehouseId: other.warehouseId,
    });
    expect([answer.status, answer.json.code]).toEqual([409, 'DUPLICATE_ASN_NUMBER']);
  });

  test('moves an ASN on and cancels it, but not backwards', async () => {
    const { id } = await newAsn(guideLines, { status: 'PENDING' });
    const patch = (body: unknown) => api.call('PATCH', `/shipments/${id}`, { token: dispatch, body });
    expect((await patch({ status: 'IN_TRANSIT', carrier: 'DHL' })).json).toMatchObject({
      status: 'IN_TRANSIT',
      carrier: 'DHL',
    });
    expect((await patch({ status: 'CANCELLED' })).json.status).toBe('CANCELLED');
    expect((await patch({ status: 'IN_TRANSIT' })).status).toBe(409);
    expect((await patch({})).status).toBe(422);
    expect((await receive(id)).status).toBe(409);
  });

  test('gives a new SKU a level, once, to be reviewed', async () => {
    await stock(api, other.warehouseId, { SCARF: 1 });
    await newAsn([{ sku: 'SCARF', expectedQty: 80 }]);
    await newAsn([{ sku: 'SCARF', expectedQty: 8 }]);
    const { levels } = (await api.call('GET', '/stock?sku=SCARF', { token: acme.supervisor })).json;
    expect(levels).toMatchObject([
      { currentQuantity: 0, parLevel: 80, refillThreshold: 20, status: 'CRITICAL' },
    ]);
  });

  test('names the warehouse it asks about', async () => {
    expect((await api.call('GET', '/shipments', { token: dispatch })).json.code).toBe('WAREHOUSE_REQUIRED');
    const list = await api.call('GET', `/shipments?warehouseId=${other.warehouseId}`, { token: dispatch });
    expect(list.json).toMatchObject({ shipments: [], total: 0 });
  });

  test('has no business with stock', async () => {
    const answer = await api.call('GET', '/stock', { token: dispatch });
    expect([answer.status, answer.json.code]).toEqual([403, 'ROLE_FORBIDDEN']);
  });
});

describe('GET /shipments', () => {
  test('lists the active ones newest first, pages without gaps, and finds one by number', async () => {
    const list = await api.call('GET', '/shipments?limit=200', { token: acme.supervisor });
    const statuses: string[] = list.json.shipments.map(({ status }: { status: string }) => status);
    expect(statuses.filter((status) => status === 'RECEIVED' || status === 'CANCELLED')).toEqual([]);
    expect(list.json.total).toBe(list.json.shipments.length);
    const ids = list.json.shipments.map(({ id }: { id: string }) => id);
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const page = await api.call('GET', `/shipments?limit=2${cursor}`, { token: acme.supervisor });
      paged.push(...page.json.shipments.map(({ id }: { id: string }) => id));
      if (page.json.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(page.json.nextCursor)}`;
    }
    expect(paged).toEqual(ids);
    const one = await api.call('GET', '/shipments?asnNumber=ASN-00042', { token: acme.supervisor });
    expect(one.json.shipments).toMatchObject([{ asnNumber: 'ASN-00042', status: 'RECEIVED' }]);
    const foreign = await api.call('GET', '/shipments?asnNumber=ASN-00042', { token: other.supervisor });
    expect(foreign.json).toMatchObject({ shipments: [], total: 0 });
  });

  test('finds the active ones under a tracking number, in any of its spellings and in no other warehouse', async () => {
    const sscc = '376104250021234569';
    const lines = [{ sku: 'CAP', expectedQty: 1 }];
    const old = await create({ trackingNumber: `(00)${sscc}`, status: 'IN_TRANSIT', lines });
    const young = await create({ trackingNumber: sscc, lines });
    const find = async (search: string, token = acme.supervisor) => {
      const { json } = await api.call('GET', `/shipments?${search}`, { token });
      return json.shipments.map(({ id }: { id: string }) => id);
    };
    const spellings = `trackingNumber=${sscc}&trackingNumber=${encodeURIComponent(`(00)${sscc}`)}`;
    expect(await find(spellings)).toEqual([young.json.id, old.json.id]);
    expect(await find(`trackingNumber=${sscc}`)).toEqual([young.json.id]);
    expect(await find(`trackingNumber=${sscc}&status=RECEIVED`)).toEqual([]);
    expect(await find('trackingNumber=none')).toEqual([]);
    expect(await find(spellings, other.supervisor)).toEqual([]);
    const many = await api.call('GET', '/shipments?trackingNumber=1,2,3,4,5,6', { token: acme.supervisor });
    expect([many.status, many.json.code]).toEqual([422, 'INVALID_REQUEST']);
  });
});
