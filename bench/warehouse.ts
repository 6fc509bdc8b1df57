import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchFailure, type Place, runWms, type Server, temporaryFolder } from './processes.ts';
import { Connection, writeRequest } from './wire.ts';

/** How many lines one ASN or one batch of updates may have. */
export const linesPerRequestMax = 500;

/** A customer's warehouse, and the credentials to stock it. */
export interface Warehouse {
  readonly warehouseId: string;
  /** Who signs in to it. */
  readonly owner: { readonly email: string; readonly password: string };
  readonly supervisorToken: string;
  readonly dispatchToken: string;
}

/** Makes an account with a warehouse of its own, so that a database may be used again. */
export async function createWarehouse(place: Place): Promise<Warehouse> {
  const run = randomUUID().slice(0, 8);
  const password = randomUUID();
  const account = `bench-${run}@example.test`;
  const dispatcher = `dispatch-${run}@example.test`;
  const create = ['admin', 'account', 'create', '--email', account, '--password', password];
  const named = ['--name', 'Benchmark', '--company', 'Benchmark', '--warehouse', 'Benchmark'];
  const { warehouseId } = await runWms<{ warehouseId: string }>(place, ...create, ...named);
  const staff = ['admin', 'staff', 'create', '--email', dispatcher, '--password', password];
  await runWms(place, ...staff, '--role', 'DISPATCH');
  const minted = ['admin', 'token', 'mint', '--account', account, '--warehouse', warehouseId];
  const supervisor = await runWms<{ token: string }>(place, ...minted, '--role', 'SUPERVISOR');
  const dispatch = await runWms<{ token: string }>(
    place,
    'admin',
    'staff-token',
    'mint',
    '--email',
    dispatcher,
  );
  return {
    warehouseId,
    owner: { email: account, password },
    supervisorToken: supervisor.token,
    dispatchToken: dispatch.token,
  };
}

const csvField = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** Puts products into 888's catalogue: SKU to name. */
export async function importProducts(place: Place, products: ReadonlyMap<string, string>): Promise<void> {
  const file = join(temporaryFolder(), 'products.csv');
  const rows = [...products].map(([sku, name]) => `${csvField(sku)},${csvField(name)},0,0\n`);
  writeFileSync(file, `sku,name,ourStock,inProduction\n${rows.join('')}`);
  await runWms(place, 'admin', 'product', 'import', file);
}

/** Brings stock in as it comes in life: dispatch announces pallets, the supervisor receives them whole. SKU to pieces. */
export async function receiveStock(
  server: Server,
  { warehouseId, dispatchToken, supervisorToken }: Warehouse,
  stock: ReadonlyMap<string, number>,
): Promise<void> {
  const lines = [...stock].map(([sku, expectedQty]) => ({ sku, expectedQty }));
  const connection = await Connection.open(server.url);
  for (let start = 0; start < lines.length; start += linesPerRequestMax) {
    const body = JSON.stringify({ warehouseId, lines: lines.slice(start, start + linesPerRequestMax) });
    const announced = await connection.send(
      writeRequest({ method: 'POST', path: '/api/wms/v1/shipments', token: dispatchToken, body }),
    );
    if (announced.status !== 201) throw new BenchFailure(`an ASN was refused: ${announced.body.toString()}`);
    const { id } = JSON.parse(announced.body.toString()) as { id: string };
    const path = `/api/wms/v1/shipments/${id}/receive`;
    const received = await connection.send(
      writeRequest({ method: 'POST', path, token: supervisorToken, body: '{}' }),
    );
    if (received.status !== 200)
      throw new BenchFailure(`an ASN was not received: ${received.body.toString()}`);
  }
  connection.close();
}
