import { isRejected, type Outcome } from '@wms/domain';
import type { Caller, WarehouseCaller } from '../caller.ts';
import { createAccount } from '../features/admin/create-account.command.ts';
import { createStaff } from '../features/admin/create-staff.command.ts';
import { createWorker } from '../features/workers/create-worker.command.ts';
import { putProducts } from '../features/catalogue/put-products.command.ts';
import { createShipment } from '../features/shipments/create-shipment.command.ts';
import { receiveShipment } from '../features/shipments/receive-shipment.command.ts';
import { createLevels, recordMovements } from '../ledger/record-movements.ts';
import type { Commit } from '../store/store.ts';
import { beforeEveryLevel, sweepMovedLevels } from '../sweeps/sweep-moved-levels.command.ts';
import { demoShipments, receivedAsnNumber } from './demo-shipments.ts';
import { demoGarments, type Garment } from './garments.ts';
import { demoEmails, type DemoPerson } from './people.ts';
import { dayMs, planDemoHistory } from './plan-history.ts';
import { seededRandom } from './random.ts';

/** Any number would do; this one makes the demo the same everywhere. */
const seed = 888;
const movementsPerStretch = 2000;
const accountAgeDays = 183;
/** What the demo's worker was handed yesterday evening, after the last movement of the history. */
const issuedToWorker = [
  { sku: 'TSHIRT-GRN-XL', quantity: 1 },
  { sku: 'TSHIRT-WHT-2XL', quantity: 1 },
  { sku: 'TANK-BLK-L', quantity: 2 },
];
const issuedHoursBeforeMidnight = 3;

export interface SeedDemo {
  readonly warehouseId: string;
  readonly passwordHashes: Readonly<Record<DemoPerson, string>>;
}

/**
 * Fills an empty database with the demo (docs/operations.md), all of it in one commit: a seeding that is cut off leaves the
 * database empty, and the next start seeds again. Answers false, having written nothing, when it is not empty.
 */
export async function seedDemo(commit: Commit, input: SeedDemo): Promise<{ seeded: boolean }> {
  const { q, now } = commit;
  const filled = [...(await q.firstUser({})), ...(await q.firstProduct({}))];
  if (filled.length > 0) return { seeded: false };

  const random = seededRandom(seed);
  const garments = demoGarments(random);
  const people = await seedPeople({ ...commit, now: now - accountAgeDays * dayMs }, input);
  await putProducts(commit, {
    products: garments.map(({ sku, name, ourStock, inProduction, gtin }) => ({
      sku,
      name,
      ourStock,
      inProduction,
      gtin,
    })),
  });
  await seedHistory(commit, input.warehouseId, garments, planDemoHistory(garments, random, now));
  await issueToWorker(commit, people.worker);
  await seedShipments(commit, people);
  // So that alerts are open from the first look on.
  await sweepMovedLevels(commit, { after: beforeEveryLevel, limit: garments.length + 1 });
  return { seeded: true };
}

/** A rejection here is a mistake in the demo itself. */
function expectDone<Answer>(outcome: Outcome<Answer>): Answer {
  if (isRejected(outcome)) throw new Error(`the demo was rejected: ${JSON.stringify(outcome.rejected)}`);
  return outcome;
}

interface DemoPeople {
  readonly supervisor: WarehouseCaller;
  readonly worker: WarehouseCaller;
  readonly dispatch: Caller;
}

async function seedPeople(commit: Commit, { warehouseId, passwordHashes }: SeedDemo): Promise<DemoPeople> {
  const sign = (person: DemoPerson) => ({ email: demoEmails[person], passwordHash: passwordHashes[person] });
  const { accountId, userId } = expectDone(
    await createAccount(commit, {
      ...sign('supervisor'),
      name: 'Acme Logistics',
      companyName: 'Acme Logistics',
      status: 'APPROVED',
      warehouse: { id: warehouseId, name: 'Main Warehouse' },
    }),
  );
  const worker = expectDone(
    await createWorker(commit, {
      ...sign('worker'),
      accountId,
      warehouseId,
      parentUserId: userId,
      name: 'Warehouse Worker',
    }),
  );
  const dispatch = expectDone(
    await createStaff(commit, { ...sign('dispatch'), name: '888 Dispatch', role: 'DISPATCH' }),
  );
  expectDone(await createStaff(commit, { ...sign('admin'), name: '888 Admin', role: 'ADMIN' }));
  const inWarehouse = { tokenId: '', accountId, warehouseId };
  return {
    supervisor: { ...inWarehouse, kind: 'DESKTOP', role: 'SUPERVISOR', userId },
    worker: { ...inWarehouse, kind: 'PORTAL', role: 'WORKER', userId: worker.id },
    dispatch: {
      tokenId: '',
      accountId: null,
      warehouseId: null,
      kind: 'STAFF',
      role: 'DISPATCH',
      userId: dispatch.userId,
    },
  };
}

async function seedHistory(
  commit: Commit,
  warehouseId: string,
  garments: readonly Garment[],
  rows: ReturnType<typeof planDemoHistory>,
): Promise<void> {
  await createLevels(
    commit,
    warehouseId,
    garments.map(({ sku, parLevel, refillThreshold }) => ({
      sku,
      parLevel,
      refillThreshold,
      needsReview: false,
    })),
  );
  for (let start = 0; start < rows.length; start += movementsPerStretch) {
    const stretch = rows.slice(start, start + movementsPerStretch);
    expectDone(await recordMovements(commit, { warehouseId, source: 'IMPORT', userId: null }, stretch));
  }
}

/** So that the worker, who sees own issuances only, has something to see. */
async function issueToWorker(commit: Commit, { warehouseId, userId }: WarehouseCaller): Promise<void> {
  const today = Math.floor(commit.now / dayMs) * dayMs;
  const { rows } = expectDone(
    await recordMovements(
      commit,
      { warehouseId, source: 'PORTAL', userId, workerId: userId },
      issuedToWorker.map(({ sku, quantity }) => ({
        sku,
        type: 'ISSUANCE',
        delta: -quantity,
        reference: 'work clothes',
        occurredAt: today - issuedHoursBeforeMidnight * 3_600_000,
      })),
    ),
  );
  await commit.q.appendIssuances(
    rows.map(({ id, delta }) => ({ warehouseId, workerId: userId, transactionId: id, quantity: -delta })),
  );
  commit.count(warehouseId, `issuances.${userId}`, rows.length);
}

async function seedShipments(commit: Commit, { supervisor, dispatch }: DemoPeople): Promise<void> {
  const { warehouseId } = supervisor;
  for (const { daysAgo, announcement } of demoShipments(commit.now)) {
    const body = { ...announcement, warehouseId };
    const then = { ...commit, now: commit.now - daysAgo * dayMs };
    expectDone(await createShipment(then, { caller: dispatch, body }));
  }
  const params = { id: receivedAsnNumber };
  expectDone(await receiveShipment(commit, { caller: supervisor, params, body: { stationId: 'DOCK-01' } }));
}
