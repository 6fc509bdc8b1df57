import { isRejected, type Outcome } from '@wms/domain';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { WarehouseCaller } from '../caller.ts';
import type { WmsStore } from '../open-store.ts';
import type { CommitOptions, Committed } from '../store/store.ts';
import { sweepOnce } from '../sweeps/replenishment.ts';
import { alertsOf, changeAlert, type ChangeAnswer } from './arrange-alerts.ts';
import { arrangeWarehouse, dispatcher, keyClaim, registerProducts } from './arrange.ts';
import type { TestDatabase } from './databases.ts';
import { realRowCounts } from './real-counts.ts';
import {
  modelApprove,
  modelChange,
  modelCreate,
  modelReceive,
  type ModelShipment,
  modelSweep,
  modelUpdate,
  type StockModel,
} from './stock-model.ts';

export interface ModelRuns {
  readonly runs: number;
  readonly commandsMax: number;
  /** Repeats an earlier run; a failure prints its own. */
  readonly seed?: number;
}

interface Real {
  readonly store: WmsStore;
  readonly caller: WarehouseCaller;
}
type Step = fc.AsyncCommand<StockModel, Real>;

/**
 * Runs random requests against the store and against the model, each run in a warehouse of its own, and compares
 * every answer; at the end the levels, the ledger and the kept row counts. Throws with the shortest run that differs.
 */
export async function checkModel(
  database: Pick<TestDatabase, 'sql'>,
  store: WmsStore,
  { runs, commandsMax, seed }: ModelRuns,
): Promise<void> {
  const property = fc.asyncProperty(
    fc.commands(steps, { maxCommands: commandsMax, size: 'max' }),
    async (commands) => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, startingLevels);
      await registerProducts(store, ['D']);
      const model = startingModel();
      await fc.asyncModelRun(() => ({ model, real: { store, caller: supervisor } }), commands);
      await compareAtTheEnd(database, store, warehouseId, model);
    },
  );
  await fc.assert(property, {
    numRuns: runs,
    // Shrinking would take as long as the runs, many times over.
    endOnFailure: runs > 200,
    ...(seed === undefined ? {} : { seed }),
  });
}

const startingLevels = {
  A: { quantity: 20, refillThreshold: 15, parLevel: 40 },
  B: { quantity: 20, refillThreshold: 0, parLevel: 0 },
  C: { quantity: 0, refillThreshold: 4, parLevel: 12 },
};

function startingModel(): StockModel {
  const levels = Object.entries(startingLevels).map(([name, { quantity, refillThreshold, parLevel }]) => {
    return [name, { quantity, threshold: refillThreshold, par: parLevel, rows: 1 }] as const;
  });
  return {
    catalogue: new Set(['A', 'B', 'C', 'D']),
    levels: new Map(levels),
    shipments: [],
    alerts: [],
    marked: new Set(['A', 'B', 'C']),
    keys: new Map(),
  };
}

const sku = fc.constantFrom('A', 'B', 'C', 'D', 'UNKNOWN');
const key = fc.option(fc.constantFrom('k1', 'k2', 'k3'), { nil: undefined, freq: 3 });
const dryRun = fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0);
const flag = fc.option(fc.boolean(), { nil: undefined });
const updateLine = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      sku,
      delta: fc.integer({ min: -12, max: -1 }),
      type: fc.constant('SALE' as const),
    }),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      sku,
      delta: fc.integer({ min: 1, max: 12 }),
      type: fc.constant('RETURN' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      sku,
      delta: fc.constant(2_147_483_640),
      type: fc.constant('ADJUSTMENT' as const),
    }),
  },
);
const expected = fc.uniqueArray(fc.record({ sku, expectedQty: fc.integer({ min: 1, max: 8 }) }), {
  selector: (line) => line.sku,
  minLength: 1,
  maxLength: 4,
});
const counted = fc.array(fc.record({ sku, receivedQty: fc.integer({ min: 0, max: 9 }) }), {
  minLength: 1,
  maxLength: 4,
});

const steps: fc.Arbitrary<Step>[] = [
  fc
    .record({ transactions: fc.array(updateLine, { minLength: 1, maxLength: 5 }), key, dryRun })
    .map(({ transactions, ...options }) => updateStep({ transactions }, options)),
  fc
    .record({ lines: expected, status: fc.constantFrom('PENDING' as const, 'IN_TRANSIT' as const) })
    .map((body) => createStep(body)),
  fc
    .record({ which: fc.nat(), to: fc.constantFrom('IN_TRANSIT' as const, 'CANCELLED' as const) })
    .map(({ which, to }) => changeStep(which, to)),
  fc
    .record({
      which: fc.nat(),
      lines: fc.option(counted, { nil: undefined }),
      remainder: flag,
      close: flag,
      key,
      dryRun,
    })
    .map(({ which, lines, remainder, close, ...options }) => {
      const body = JSON.parse(JSON.stringify({ lines, remainder, close })) as ReceiveBody;
      return receiveStep(which, body, options);
    }),
  fc.constant(null).map(() => sweepStep()),
  fc.nat().map((which) => approveStep(which)),
];

type UpdateBody = Parameters<typeof modelUpdate>[1];
type ReceiveBody = Parameters<typeof modelReceive>[2];
interface StepOptions {
  readonly key: string | undefined;
  readonly dryRun: boolean;
}

const step = (text: string, run: Step['run'], check: (model: StockModel) => boolean = () => true): Step => ({
  check,
  run,
  toString: () => text,
});
const anyShipment = ({ shipments }: StockModel): boolean => shipments.length > 0;
const pick = ({ shipments }: StockModel, which: number): ModelShipment =>
  shipments[which % shipments.length]!;

const updateStep = (body: UpdateBody, options: StepOptions): Step =>
  step(`update ${JSON.stringify({ ...body, ...options })}`, async (model, { store, caller }) => {
    const given = commitOptions(caller, 'update', body, options);
    const outcome = await store.commit('updateStock', { caller }, given);
    compare(model, given, outcome, () => modelUpdate(model, body, options.dryRun));
  });

const createStep = (body: {
  lines: { sku: string; expectedQty: number }[];
  status: 'PENDING' | 'IN_TRANSIT';
}): Step =>
  step(`create ${JSON.stringify(body)}`, async (model, { store, caller }) => {
    const asked = { ...body, warehouseId: caller.warehouseId };
    const outcome = await store.commit(
      'createShipment',
      { caller: dispatcher },
      { bodyText: JSON.stringify(asked) },
    );
    assert(!isRejected(outcome), 'a shipment was refused');
    const { asnNumber, status } = JSON.parse(outcome.text) as { asnNumber: string; status: string };
    assert.equal(status, modelCreate(model, asked, asnNumber).status);
  });

const changeStep = (which: number, to: 'IN_TRANSIT' | 'CANCELLED'): Step =>
  step(
    `change ${which} to ${to}`,
    async (model, { store }) => {
      const shipment = pick(model, which);
      const outcome = await store.commit(
        'changeShipment',
        { caller: dispatcher, params: { id: shipment.asnNumber } },
        { bodyText: JSON.stringify({ status: to }) },
      );
      const expectation = modelChange(model, shipment, to);
      if (isRejected(outcome)) assert.deepEqual(outcome, expectation);
      else assert.deepEqual({ status: (JSON.parse(outcome.text) as ModelShipment).status }, expectation);
    },
    anyShipment,
  );

const receiveStep = (which: number, body: ReceiveBody, options: StepOptions): Step =>
  step(
    `receive ${which} ${JSON.stringify({ ...body, ...options })}`,
    async (model, { store, caller }) => {
      const shipment = pick(model, which);
      const given = commitOptions(caller, shipment.asnNumber, body, options);
      const outcome = await store.commit(
        'receiveShipment',
        { caller, params: { id: shipment.asnNumber } },
        given,
      );
      compare(model, given, outcome, () => modelReceive(model, shipment, body, options.dryRun));
    },
    anyShipment,
  );

const sweepStep = (): Step =>
  step('sweep', async (model, { store, caller }) => {
    await sweepOnce(store);
    modelSweep(model);
    const alerts = (await alertsOf(store, caller.warehouseId)).toReversed();
    const shown = (list: readonly { sku: string; status: string }[]) =>
      list.map((each) => [each.sku, each.status]);
    assert.deepEqual(shown(alerts), shown(model.alerts));
  });

const approveStep = (which: number): Step =>
  step(
    `approve ${which}`,
    async (model, { store, caller }) => {
      const index = which % model.alerts.length;
      const alert = (await alertsOf(store, caller.warehouseId)).toReversed()[index];
      const outcome = await changeAlert(store, caller, alert!.id, { action: 'approve', quantity: 1 });
      const wasOrdered = modelApprove(model.alerts[index]!);
      if (isRejected(outcome)) assert.deepEqual([outcome.rejected.code, wasOrdered], ['ALERT_STATE', null]);
      else assert.equal((JSON.parse(outcome.text) as ChangeAnswer).alreadyOrdered ?? false, wasOrdered);
    },
    ({ alerts }) => alerts.length > 0,
  );

/** As the wire makes them: the key's request is where it goes and the exact body. */
function commitOptions(
  { warehouseId }: WarehouseCaller,
  path: string,
  body: object,
  options: StepOptions,
): CommitOptions & { bodyText: string } {
  const bodyText = JSON.stringify(body);
  const claim = options.key === undefined ? {} : { key: keyClaim(warehouseId, options.key, path + bodyText) };
  return { bodyText, dryRun: options.dryRun, ...claim };
}

/** Holds an outcome against what the model says, or against what the key's first request was answered. */
function compare(
  model: StockModel,
  { key: claim, dryRun: dry }: CommitOptions,
  outcome: Outcome<Committed>,
  expectation: () => object,
): void {
  const used = claim && !dry ? model.keys.get(claim.keyDigest) : undefined;
  if (used) {
    const reused = { rejected: { code: 'IDEMPOTENCY_KEY_REUSED' } };
    const replay = { text: used.text, replayed: true };
    assert.deepEqual(outcome, used.request === claim?.requestDigest ? replay : reused);
    return;
  }
  const expectedOutcome = expectation();
  if (isRejected(outcome)) {
    assert.deepEqual(outcome, expectedOutcome);
    return;
  }
  assert.equal(outcome.replayed, false);
  assert.deepEqual(JSON.parse(outcome.text), expectedOutcome);
  if (claim && !dry) model.keys.set(claim.keyDigest, { request: claim.requestDigest, text: outcome.text });
}

async function compareAtTheEnd(
  database: Pick<TestDatabase, 'sql'>,
  store: WmsStore,
  warehouseId: string,
  model: StockModel,
): Promise<void> {
  const levels = await store.read.pageLevels({ warehouseId, after: '', offset: 0, limit: 10 });
  assert.deepEqual(
    levels.map((level) => [level.sku, level.currentQuantity, level.refillThreshold, level.parLevel]),
    [...model.levels]
      .map(([name, { quantity, threshold, par }]) => [name, quantity, threshold, par])
      .toSorted(([a], [b]) => (a! < b! ? -1 : 1)),
  );
  const rows = [...model.levels.values()].reduce((sum, level) => sum + level.rows, 0);
  const check = await store.survey('verifyLedger', { warehouseId });
  assert.deepEqual(check, { ok: true, levels: model.levels.size, transactions: rows, firstFault: null });
  const kept = await store.read.readRowCounts({ warehouseId });
  const counts = Object.fromEntries(
    kept.filter(({ value }) => value !== 0).map(({ name, value }) => [name, value]),
  );
  assert.deepEqual(counts, await realRowCounts(database, warehouseId));
}
