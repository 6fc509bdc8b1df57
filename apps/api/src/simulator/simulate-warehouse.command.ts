import { type AnswerOf, testWarehousesMax } from '@wms/contract';
import {
  type AuditAction,
  isRejected,
  isTestWarehouse,
  type Outcome,
  planTestPallet,
  planTestSale,
  promised,
  reject,
  testProducts,
  testWarehousePrefix,
} from '@wms/domain';
import type { WarehouseCaller } from '../caller.ts';
import { addProducts } from '../features/catalogue/put-products.command.ts';
import { createShipment } from '../features/shipments/create-shipment.command.ts';
import { createWorker } from '../features/workers/create-worker.command.ts';
import { createLevels, recordMovements } from '../ledger/record-movements.ts';
import type { Commit } from '../store/store.ts';

/** What 888's own stock of every test product is said to be, in pieces; nothing ever takes from it. */
const centralStock = 10_000;
const carrier = 'Test carrier';
/** How long a test pallet is on its way. */
const transitMs = 24 * 3_600_000;

export interface CreateTestWarehouse {
  readonly caller: WarehouseCaller;
  /** Made by `newTestWarehouseId`. */
  readonly id: string;
  /** Of a password that nobody knows: the worker is there for the badge. */
  readonly passwordHash: string;
}

/** POST /test-warehouses: one more of the account, with all that an integrator needs to try everything. */
export async function createTestWarehouse(
  commit: Commit,
  { caller, id: warehouseId, passwordHash }: CreateTestWarehouse,
): Promise<Outcome<AnswerOf<'createTestWarehouse'>>> {
  const { q, now } = commit;
  const accountId = promised(caller.accountId, 'a supervisor belongs to an account');
  // Two at once must not both be the last one allowed.
  await q.lockAccount({ id: accountId });
  const own = (await q.listWarehouses({ accountId })).filter(({ id }) => isTestWarehouse(id));
  if (own.length >= testWarehousesMax) return reject({ code: 'TOO_MANY_WAREHOUSES', max: testWarehousesMax });
  const name = `Test warehouse ${own.length + 1}`;
  await q.insertWarehouse({ id: warehouseId, accountId, name, createdAt: now });
  await note(commit, caller, 'test-warehouse.created', { warehouseId, name });
  await stock(commit, warehouseId, caller.userId);
  const worker = await createWorker(commit, {
    accountId,
    warehouseId,
    parentUserId: caller.userId,
    name: 'Test Worker',
    email: `${warehouseId.slice(testWarehousePrefix.length)}@test-warehouse.invalid`,
    passwordHash,
  });
  if (isRejected(worker)) return worker;
  const pallet = await ship(commit, caller, warehouseId);
  if (isRejected(pallet)) return pallet;
  const createdAt = new Date(now).toISOString();
  return { id: warehouseId, name, createdAt, badge: worker.badge, asnNumber: pallet.asnNumber };
}

/** POST /test-warehouses/{id}/pallets: what is missing most is shipped, as 888 ships. */
export async function shipTestPallet(
  commit: Commit,
  { caller, params }: { caller: WarehouseCaller; params: { readonly id: string } },
): Promise<Outcome<AnswerOf<'shipTestPallet'>>> {
  if (!(await ownsTestWarehouse(commit, caller, params.id))) return reject({ code: 'NOT_FOUND' });
  return ship(commit, caller, params.id);
}

/** POST /test-warehouses/{id}/sales: one level falls to its threshold; the next sweep opens its alert. */
export async function sellTestStock(
  commit: Commit,
  { caller, params }: { caller: WarehouseCaller; params: { readonly id: string } },
): Promise<Outcome<AnswerOf<'sellTestStock'>>> {
  const warehouseId = params.id;
  if (!(await ownsTestWarehouse(commit, caller, warehouseId))) return reject({ code: 'NOT_FOUND' });
  const sale = planTestSale(await levelsOf(commit, warehouseId));
  if (!sale) return reject({ code: 'NOTHING_TO_SELL' });
  const { sku, quantity } = sale;
  const recorded = await recordMovements(commit, { warehouseId, source: 'PORTAL', userId: caller.userId }, [
    { sku, type: 'SALE', delta: -quantity, reference: 'test sale' },
  ]);
  if (isRejected(recorded)) return recorded;
  const [level] = recorded.levels;
  return { sku, quantity, currentQuantity: promised(level, 'the level that was sold from').quantity };
}

async function ownsTestWarehouse(
  { q }: Commit,
  { accountId }: WarehouseCaller,
  id: string,
): Promise<boolean> {
  const [warehouse] = await q.findWarehouse({ id });
  return isTestWarehouse(id) && warehouse?.accountId === accountId;
}

/** The test products enter the catalogue with the first test warehouse, and each warehouse gets its levels. */
async function stock(commit: Commit, warehouseId: string, userId: string): Promise<void> {
  const products = testProducts.toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
  await addProducts(
    commit,
    products.map(({ sku, name }) => ({ sku, name, ourStock: centralStock, inProduction: 0 })),
  );
  await createLevels(
    commit,
    warehouseId,
    products.map((product) => ({ ...product, needsReview: false })),
  );
  const recorded = await recordMovements(
    commit,
    { warehouseId, source: 'PORTAL', userId },
    products.map(({ sku, quantity }) => ({
      sku,
      type: 'RECEIVE',
      delta: quantity,
      reference: 'first stock of a test warehouse',
    })),
  );
  promised(isRejected(recorded) ? undefined : recorded, 'empty levels take their first stock');
}

async function ship(commit: Commit, caller: WarehouseCaller, warehouseId: string) {
  const lines = planTestPallet(await levelsOf(commit, warehouseId));
  const expectedAt = new Date(commit.now + transitMs).toISOString();
  return createShipment(commit, {
    caller,
    body: { warehouseId, status: 'IN_TRANSIT', carrier, expectedAt, lines },
  });
}

const levelsOf = async ({ q }: Commit, warehouseId: string) =>
  (await q.findLevels(testProducts.map(({ sku }) => ({ warehouseId, sku })))).flat();

function note(
  { q, now, newId }: Commit,
  { accountId, warehouseId, userId, tokenId }: WarehouseCaller,
  action: AuditAction,
  detail: Readonly<Record<string, unknown>>,
) {
  const entry = { accountId, warehouseId, userId, tokenId, action, detail: JSON.stringify(detail) };
  return q.insertAudit({ ...entry, id: newId(), at: now });
}
