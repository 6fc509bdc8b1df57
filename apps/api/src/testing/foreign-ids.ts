// Every place in a request that names something which belongs to somebody, with that something arranged for real.
import { type Endpoint, type EndpointName, endpoints } from '@wms/contract';
import type { z } from 'zod';
import { sweepOnce } from '../sweeps/replenishment.ts';
import { done, password } from './running-api.ts';
import type { Owner, Parts, World } from './tenant-world.ts';

/** Names by which requests name things: ids, an ASN's number, a place in the event log, a list's last row. */
const naming = /(^(id|asnNumber|trackingNumber|after|cursor)|Id)$/;
/** What a request gives a new name, or says freely. */
const said = new Set(['body.asnNumber', 'body.trackingNumber', 'body.stationId']);

/** `query.warehouseId`, `params.id`: every field of a request that names something. */
export function namesIn(endpoint: Endpoint): string[] {
  const found = new Set<string>();
  for (const part of ['params', 'query', 'body'] as const) walk(endpoint[part], part, found);
  return [...found];
}

/** What of a schema this looks into; a kind that is not listed has nothing inside. */
interface Inside {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly in?: z.ZodType;
}

function walk(schema: z.ZodType | undefined, path: string, found: Set<string>): void {
  if (!schema) return;
  const { shape = {}, element, innerType, options = [], in: input } = schema.def as Inside;
  for (const [name, field] of Object.entries(shape)) {
    if (naming.test(name) && !said.has(`${path}.${name}`)) found.add(`${path}.${name}`);
    walk(field, `${path}.${name}`, found);
  }
  for (const inner of [element, innerType, input, ...options]) walk(inner, path, found);
}

/** One such place: what is put there, and the rest of a request that would otherwise be granted. */
export interface Cell {
  /** Makes a thing of the owner's, and gives the names it goes by. */
  arrange(world: World, owner: Owner): Promise<readonly string[]>;
  /** A request of `asking` that names it; `mine` is the like of it that is the asking one's own. */
  request(name: string, asking: Owner, mine: string): Parts;
  /** Whose it is: the warehouse's, when left out. What is 888's own is nobody's, and staff may name everybody's. */
  belongsTo?: 'ACCOUNT' | 'NOBODY';
  /** Who asks: a supervisor, when left out. */
  asks?: 'ADMIN' | 'NOBODY';
  /**
   * What comes of a name that is not the caller's: NOT_FOUND, when left out. EMPTY: a list without rows. GONE: a
   * place in the event log that is not there. OWN_ROWS: a place in a list, which only says where to go on.
   */
  refusal?: 'EMPTY' | 'GONE' | 'OWN_ROWS';
}

type Arrange = Cell['arrange'];
const endpointOf = (name: EndpointName): Endpoint => endpoints[name];

let count = 0;
/** A number that nothing else has. */
const next = (): number => ++count;

/** Calls as the owner's supervisor, or as staff, and expects it done. */
async function ask(world: World, name: EndpointName, owner: Owner | 'ADMIN', parts: Parts) {
  const credential = owner === 'ADMIN' ? await world.asStaff('ADMIN') : await world.as(owner);
  const answer = await world.call(endpointOf(name), credential, parts);
  if (answer.status >= 300) throw new Error(`${name} was refused: ${answer.text}`);
  return answer.json;
}

const shipment: Arrange = async (world, { warehouseId, sku }) => {
  const body = { warehouseId, carrier: `${sku} lorry`, lines: [{ sku, expectedQty: 5 }] };
  const { id, asnNumber } = await ask(world, 'createShipment', 'ADMIN', { body });
  return [id, asnNumber];
};

const trackedShipment: Arrange = async (world, { warehouseId, sku }) => {
  const trackingNumber = `track-${next()}`;
  const body = { warehouseId, trackingNumber, lines: [{ sku, expectedQty: 5 }] };
  await ask(world, 'createShipment', 'ADMIN', { body });
  return [trackingNumber];
};

/** An alert for a SKU that has been sold below its threshold. */
const alert: Arrange = async (world, owner) => {
  const { warehouseId } = owner;
  const sku = `${owner.sku}-${next()}`;
  const product = { sku, name: `Name of ${sku}`, ourStock: 100, inProduction: 0 };
  await done(world.api.store, 'putProducts', { products: [product] });
  const level = { warehouseId, sku, quantity: 30, refillThreshold: 20, parLevel: 100 };
  await done(world.api.store, 'setLevel', level);
  const transactions = [{ sku, delta: -20, type: 'SALE' }];
  await ask(world, 'updateStock', owner, { body: { transactions } });
  await sweepOnce(world.api.store);
  const { alerts } = await ask(world, 'listAlerts', owner, { query: { sku } });
  return [alerts[0].id];
};

const order: Arrange = async (world, owner) => {
  const [id] = await alert(world, owner);
  const { order: placed } = await ask(world, 'changeAlert', owner, {
    params: { id: id! },
    body: { action: 'approve' },
  });
  return [placed.id];
};

const proposal: Arrange = async (world, owner) => {
  const { proposal: drafted } = await ask(world, 'regenerateForecast', owner, {});
  return [drafted.id];
};

const webhook: Arrange = async (world, owner) => {
  const url = `https://hooks.${owner.sku.toLowerCase()}.example/${next()}`;
  const body = { url, events: ['order.shipped'] };
  return [(await ask(world, 'createWebhook', owner, { body })).id];
};

/** A webhook and a delivery of it, joined, for a path that names both. */
const delivery: Arrange = async (world, owner) => {
  const [id] = await webhook(world, owner);
  const tested = await ask(world, 'testWebhook', owner, { params: { id: id! } });
  return [`${id} ${tested.id}`];
};

const worker: Arrange = async (world, owner) => {
  const email = `picker${next()}@${owner.warehouseId.replace('_', '-')}.example.test`;
  const body = { name: `${owner.sku} picker`, email, password: 'Vierzehn kleine Igel' };
  return [(await ask(world, 'createWorker', owner, { body })).id];
};

const workerWithIssuance: Arrange = async (world, owner) => {
  const [workerId] = await worker(world, owner);
  const body = { sku: owner.sku, type: 'OUT', quantity: 1, workerId };
  await ask(world, 'createTransaction', owner, { body });
  return [workerId!];
};

const key: Arrange = async (world, owner) => {
  const body = { name: `${owner.sku} key`, role: 'SUPERVISOR', warehouseId: owner.warehouseId };
  return [(await ask(world, 'mintKey', owner, { body })).key.id];
};

/** An event's id; two, so that something stands after it. */
const event: Arrange = async (world, owner) => {
  await shipment(world, owner);
  const { events } = await ask(world, 'listEvents', owner, {});
  await shipment(world, owner);
  return [events.at(-1).id];
};

/** One an owner, because an account may have but a few. */
const testWarehouses = new Map<string, Promise<{ readonly id: string }>>();
const testWarehouse: Arrange = async (world, owner) => {
  const made = testWarehouses.get(owner.warehouseId) ?? ask(world, 'createTestWarehouse', owner, {});
  testWarehouses.set(owner.warehouseId, made);
  return [(await made).id];
};

const warehouse: Arrange = async (_world, { warehouseId }) => [warehouseId];

/** An account that nothing else stands on. */
const account: Arrange = async (world) => {
  const serial = next();
  const body = {
    email: `owner${serial}@example.test`,
    password: 'Vierzehn kleine Igel',
    name: `Owner ${serial}`,
    companyName: `Company ${serial}`,
    warehouseName: 'Warehouse',
    status: 'APPROVED',
  };
  return [(await ask(world, 'createAccount', 'ADMIN', { body })).accountId];
};

const colleague: Arrange = async (world) => {
  const body = {
    email: `colleague${next()}@example.test`,
    password: 'Vierzehn kleine Igel',
    name: 'Colleague',
    role: 'DISPATCH',
  };
  return [(await ask(world, 'createStaff', 'ADMIN', { body })).userId];
};

const colleaguesToken: Arrange = async (world, owner) => {
  const [id] = await colleague(world, owner);
  const body = { name: 'scripts' };
  const { tokenId } = await ask(world, 'mintStaffToken', 'ADMIN', { params: { id: id! }, body });
  return [`${id} ${tokenId}`];
};

/** Where the next page of a list begins, after its first row. */
const cursorOf =
  (name: EndpointName, ...rows: readonly Arrange[]): Arrange =>
  async (world, owner) => {
    for (const arrange of rows) await arrange(world, owner);
    const { nextCursor } = await ask(world, name, owner, { query: { limit: '1' } });
    if (typeof nextCursor !== 'string') throw new Error(`${name} has no second page of ${owner.warehouseId}`);
    return [nextCursor];
  };

const inPath = (id: string): Parts => ({ params: { id } });
const inPathWith = (body: unknown) => (id: string) => ({ params: { id }, body });
const inQuery = (field: string) => (name: string) => ({ query: { [field]: name } });
const pair = (names: string): [string, string] => names.split(' ') as [string, string];
const signIn = (warehouseId: string, { email }: Owner) => ({ body: { email, password, warehouseId } });

/** Where the next page of a list of the owner's begins. */
const cursor = (name: EndpointName, ...rows: readonly Arrange[]): Cell => ({
  arrange: cursorOf(name, ...rows),
  request: inQuery('cursor'),
  refusal: 'OWN_ROWS',
});
/** A thing of 888's desk, or anybody's for those who work there. */
const desk = (arrange: Arrange, request: Cell['request']): Cell => ({
  arrange,
  request,
  asks: 'ADMIN',
  belongsTo: 'NOBODY',
});

const deliveriesCursor: Arrange = async (world, owner) => {
  const [id] = await webhook(world, owner);
  await ask(world, 'testWebhook', owner, inPath(id!));
  await ask(world, 'testWebhook', owner, inPath(id!));
  const { nextCursor } = await ask(world, 'listDeliveries', owner, { ...inPath(id!), query: { limit: '1' } });
  return [`${id} ${nextCursor}`];
};

/** A cell for every place of every request that names something. */
export const cells: Readonly<Record<string, Cell>> = {
  'desktopLogin body.warehouseId': {
    arrange: warehouse,
    request: signIn,
    asks: 'NOBODY',
    belongsTo: 'ACCOUNT',
  },
  'signInToPortal body.warehouseId': {
    arrange: warehouse,
    request: signIn,
    asks: 'NOBODY',
    belongsTo: 'ACCOUNT',
  },
  'chooseWarehouse body.warehouseId': {
    arrange: warehouse,
    request: (warehouseId) => ({ body: { warehouseId } }),
    belongsTo: 'ACCOUNT',
  },

  'listStock query.cursor': cursor('listStock'),
  'listTransactions query.cursor': cursor('listTransactions', workerWithIssuance, workerWithIssuance),
  'listTransactions query.workerId': {
    arrange: workerWithIssuance,
    request: inQuery('workerId'),
    refusal: 'EMPTY',
  },
  'createTransaction body.workerId': {
    arrange: worker,
    request: (workerId, { sku }) => ({ body: { sku, type: 'OUT', quantity: 1, workerId } }),
  },

  'listShipments query.cursor': cursor('listShipments', shipment, shipment),
  'listShipments query.asnNumber': {
    arrange: async (world, owner) => (await shipment(world, owner)).slice(1),
    request: inQuery('asnNumber'),
    refusal: 'EMPTY',
  },
  'listShipments query.trackingNumber': {
    arrange: trackedShipment,
    request: inQuery('trackingNumber'),
    refusal: 'EMPTY',
  },
  'listShipments query.warehouseId': { arrange: warehouse, request: inQuery('warehouseId') },
  'createShipment body.warehouseId': desk(warehouse, (warehouseId, { sku }) => ({
    body: { warehouseId, lines: [{ sku, expectedQty: 1 }] },
  })),
  // Staff may ship to anybody; one warehouse's order on another's shipment would tie the two together.
  'createShipment body.replenishmentOrderId': {
    arrange: order,
    request: (replenishmentOrderId, { warehouseId, sku }) => ({
      body: { warehouseId, replenishmentOrderId, lines: [{ sku, expectedQty: 1 }] },
    }),
    asks: 'ADMIN',
  },
  'changeShipment params.id': desk(shipment, inPathWith({ carrier: 'Another' })),
  'receiveShipment params.id': { arrange: shipment, request: inPath },

  'listAlerts query.cursor': cursor('listAlerts', alert, alert),
  'changeAlert params.id': { arrange: alert, request: inPathWith({ action: 'approve' }) },
  'listRecommendations query.cursor': cursor('listRecommendations'),
  'readForecast query.cursor': cursor('readForecast'),
  'approveForecast params.id': { arrange: proposal, request: inPath },
  'rejectForecast params.id': { arrange: proposal, request: inPathWith({ reason: 'Not now.' }) },

  'listWebhooks query.cursor': cursor('listWebhooks', webhook, webhook),
  'deleteWebhook query.id': { arrange: webhook, request: inQuery('id') },
  'listDeliveries params.id': { arrange: webhook, request: inPath },
  'listDeliveries query.cursor': {
    arrange: deliveriesCursor,
    request: (name, _asking, mine) => ({ ...inPath(pair(mine)[0]), query: { cursor: pair(name)[1] } }),
    refusal: 'OWN_ROWS',
  },
  'testWebhook params.id': { arrange: webhook, request: inPath },
  'resendDelivery params.id': {
    arrange: delivery,
    request: (name) => ({ params: { id: pair(name)[0], deliveryId: pair(name)[1] } }),
  },
  'resendDelivery params.deliveryId': {
    arrange: delivery,
    request: (name, _asking, mine) => ({ params: { id: pair(mine)[0], deliveryId: pair(name)[1] } }),
  },
  'listEvents query.cursor': { ...cursor('listEvents', shipment, shipment), refusal: 'GONE' },
  'listEvents query.after': { arrange: event, request: inQuery('after'), refusal: 'GONE' },
  'streamEvents query.after': { arrange: event, request: inQuery('after'), refusal: 'GONE' },

  'listWorkers query.cursor': cursor('listWorkers', worker, worker),
  'suspendWorker params.id': { arrange: worker, request: inPath },

  'listAuditEntries query.cursor': { ...cursor('listAuditEntries', worker, worker), belongsTo: 'ACCOUNT' },
  'listKeys query.cursor': { ...cursor('listKeys', key, key), belongsTo: 'ACCOUNT' },
  'mintKey body.warehouseId': {
    arrange: warehouse,
    request: (warehouseId) => ({ body: { name: 'ERP', role: 'SUPERVISOR', warehouseId } }),
    belongsTo: 'ACCOUNT',
  },
  'mintKey body.workerId': {
    arrange: worker,
    request: (workerId, { warehouseId }) => ({
      body: { name: 'Gun', role: 'WORKER', warehouseId, workerId },
    }),
    belongsTo: 'ACCOUNT',
  },
  'changeKey params.id': {
    arrange: key,
    request: inPathWith({ networkLock: true }),
    belongsTo: 'ACCOUNT',
  },
  'revokeKey params.id': { arrange: key, request: inPath, belongsTo: 'ACCOUNT' },
  'unlockKey params.id': { arrange: key, request: inPathWith({ password }), belongsTo: 'ACCOUNT' },
  'reissueKey params.id': { arrange: key, request: inPathWith({ password }), belongsTo: 'ACCOUNT' },

  'shipTestPallet params.id': { arrange: testWarehouse, request: inPath, belongsTo: 'ACCOUNT' },
  'sellTestStock params.id': { arrange: testWarehouse, request: inPath, belongsTo: 'ACCOUNT' },

  'listActs query.accountId': { ...desk(account, inQuery('accountId')), refusal: 'EMPTY' },
  'readAccount params.id': desk(account, inPath),
  'changeAccount params.id': desk(
    account,
    inPathWith({ status: 'SUSPENDED', expectedStatus: 'APPROVED', reason: 'Asked for it.' }),
  ),
  'createWarehouse params.id': desk(account, inPathWith({ name: 'One more' })),
  'listAllWarehouses query.accountId': { ...desk(account, inQuery('accountId')), refusal: 'EMPTY' },
  'changeStaff params.id': desk(colleague, inPathWith({ status: 'SUSPENDED', expectedStatus: 'ACTIVE' })),
  'listStaffTokens params.id': desk(colleague, inPath),
  'mintStaffToken params.id': desk(colleague, inPathWith({ name: 'scripts' })),
  'revokeStaffToken params.id': desk(colleaguesToken, (name) => ({
    params: { id: pair(name)[0], tokenId: pair(name)[1] },
  })),
  'revokeStaffToken params.tokenId': desk(colleaguesToken, (name, _asking, mine) => ({
    params: { id: pair(mine)[0], tokenId: pair(name)[1] },
  })),
  'listLevels params.id': desk(warehouse, inPath),
  'changeLevel params.id': desk(warehouse, (id, { sku }) => ({
    params: { id },
    body: { sku, parLevel: 41, expected: { refillThreshold: 5, parLevel: 40 } },
  })),
  'listAllShipments query.warehouseId': { ...desk(warehouse, inQuery('warehouseId')), refusal: 'EMPTY' },
  'listOrders query.warehouseId': { ...desk(warehouse, inQuery('warehouseId')), refusal: 'EMPTY' },
};
