import { type AnswerOf, type BodyOf } from '@wms/contract';

// What the store promises about stock, shipments and alerts, said once more and as simply as possible: no database,
// no chain, no events. It shares no code with the rules that it checks.

const largest = 2_147_483_647;

export interface ModelLevel {
  quantity: number;
  threshold: number;
  par: number;
  rows: number;
}
export interface ModelShipment {
  readonly asnNumber: string;
  status: string;
  readonly lines: { readonly sku: string; readonly expected: number; received: number }[];
  firstAnswer?: Receipt;
}
export interface ModelAlert {
  readonly sku: string;
  status: 'OPEN' | 'ORDERED' | 'RESOLVED';
  wasOrdered: boolean;
}
export interface StockModel {
  readonly catalogue: ReadonlySet<string>;
  readonly levels: Map<string, ModelLevel>;
  readonly shipments: ModelShipment[];
  /** Oldest first. */
  readonly alerts: ModelAlert[];
  /** SKUs that the next sweep looks at. */
  readonly marked: Set<string>;
  /** Accepted requests by key, with the exact answer. */
  readonly keys: Map<string, { readonly request: string; readonly text: string }>;
}
type Refused = { readonly rejected: Record<string, unknown> };
type Receipt = AnswerOf<'receiveShipment'>;

const refused = (code: string, details: object = {}): Refused => ({ rejected: { code, ...details } });
const unique = (skus: readonly string[]): string[] => [...new Set(skus)];

export function modelUpdate(
  model: StockModel,
  { transactions }: BodyOf<'updateStock'>,
  dryRun: boolean,
): AnswerOf<'updateStock'> | Refused {
  const skus = unique(transactions.map(({ sku }) => sku));
  const unregisteredSkus = skus.filter((sku) => !model.levels.has(sku));
  if (unregisteredSkus.length > 0) return refused('UNREGISTERED_SKUS', { unregisteredSkus });
  const balances = new Map([...model.levels].map(([sku, { quantity }]) => [sku, quantity]));
  for (const [line, { sku, delta }] of transactions.entries()) {
    const available = balances.get(sku) ?? 0;
    if (available + delta < 0) return refused('INSUFFICIENT_STOCK', { sku, available, line });
    if (available + delta > largest) return refused('QUANTITY_OUT_OF_RANGE', { sku, line, max: largest });
    balances.set(sku, available + delta);
  }
  const levels = skus.map((sku) => {
    const currentQuantity = balances.get(sku) ?? 0;
    const threshold = model.levels.get(sku)?.threshold ?? 0;
    return { sku, currentQuantity, belowThreshold: currentQuantity <= threshold };
  });
  if (dryRun) return { processed: transactions.length, levels, dryRun: true };
  for (const { sku, delta } of transactions) book(model, sku, delta);
  return { processed: transactions.length, levels };
}

export function modelCreate(
  model: StockModel,
  body: BodyOf<'createShipment'>,
  asnNumber: string,
): ModelShipment {
  const lines = body.lines.map(({ sku, expectedQty }) => ({ sku, expected: expectedQty, received: 0 }));
  const shipment = { asnNumber, status: body.status ?? 'IN_TRANSIT', lines };
  giveFirstLevels(model, shipment);
  model.shipments.push(shipment);
  return shipment;
}

export function modelChange(
  model: StockModel,
  shipment: ModelShipment,
  to: 'IN_TRANSIT' | 'CANCELLED',
): { status: string } | Refused {
  const { status, asnNumber } = shipment;
  const may = to === status || status === 'PENDING' || (status === 'IN_TRANSIT' && to === 'CANCELLED');
  if (!may) return refused('SHIPMENT_STATE', { asnNumber, status });
  if (to === 'CANCELLED' && status !== to) for (const { sku } of shipment.lines) model.marked.add(sku);
  shipment.status = to;
  return { status: to };
}

export function modelReceive(
  model: StockModel,
  shipment: ModelShipment,
  body: BodyOf<'receiveShipment'>,
  dryRun: boolean,
): Receipt | Refused {
  const { asnNumber, status } = shipment;
  if (shipment.firstAnswer) {
    return { ...shipment.firstAnswer, alreadyReceived: true, ...(dryRun ? { dryRun: true as const } : {}) };
  }
  const again = body.remainder === true || body.close === true;
  if (status === 'CANCELLED' || (status === 'PARTIALLY_RECEIVED' && !again)) {
    return refused('SHIPMENT_STATE', { asnNumber, status });
  }
  const counts = modelCounts(shipment, body);
  const refusal = refuseCounts(model, shipment, counts);
  if (refusal) return refusal;

  const lines = shipment.lines.map((line) => ({
    ...line,
    received: line.received + (counts.find(({ sku }) => sku === line.sku)?.pieces ?? 0),
  }));
  const complete = lines.every(({ received, expected }) => received >= expected);
  const closedShort = !complete && body.close === true;
  const answer: Receipt = {
    success: true,
    asnNumber,
    status: complete || closedShort ? 'RECEIVED' : 'PARTIALLY_RECEIVED',
    ...(closedShort ? { closedShort } : {}),
    lines: lines.map(({ sku, received, expected }) => ({
      sku,
      receivedQty: received,
      variance: received - expected,
      quantityAfter:
        (model.levels.get(sku)?.quantity ?? 0) + (counts.find((count) => count.sku === sku)?.pieces ?? 0),
    })),
  };
  if (dryRun) return { ...answer, dryRun: true };
  giveFirstLevels(model, shipment);
  for (const { sku, pieces } of counts.filter((count) => count.pieces > 0)) {
    book(model, sku, pieces);
    for (const alert of model.alerts)
      if (alert.sku === sku && alert.status === 'ORDERED') alert.status = 'RESOLVED';
  }
  if (closedShort) for (const { sku } of lines) model.marked.add(sku);
  for (const [index, { received }] of lines.entries()) shipment.lines[index]!.received = received;
  shipment.status = answer.status;
  if (answer.status === 'RECEIVED') shipment.firstAnswer = answer;
  return answer;
}

export function modelSweep(model: StockModel): void {
  for (const sku of [...model.marked].toSorted()) {
    const level = model.levels.get(sku);
    if (!level) continue;
    const isLow = level.quantity <= level.threshold;
    const last = model.alerts.findLast((alert) => alert.sku === sku);
    const awaitsTheRest = last?.wasOrdered === true && inTransit(model, sku) > 0;
    if (last?.status === 'OPEN' && !isLow) last.status = 'RESOLVED';
    else if ((last?.status ?? 'RESOLVED') === 'RESOLVED' && isLow && !awaitsTheRest) {
      model.alerts.push({ sku, status: 'OPEN', wasOrdered: false });
    }
  }
  model.marked.clear();
}

/** Whether it had been ordered before, or null where the approval is refused. */
export function modelApprove(alert: ModelAlert): boolean | null {
  if (alert.status === 'RESOLVED' && !alert.wasOrdered) return null;
  const before = alert.wasOrdered;
  if (alert.status === 'OPEN') alert.status = 'ORDERED';
  alert.wasOrdered = true;
  return before;
}

function inTransit({ shipments }: StockModel, sku: string): number {
  return shipments
    .filter(({ status }) => status === 'IN_TRANSIT' || status === 'PARTIALLY_RECEIVED')
    .flatMap(({ lines }) => lines.filter((line) => line.sku === sku))
    .reduce((sum, { expected, received }) => sum + Math.max(0, expected - received), 0);
}

function modelCounts(shipment: ModelShipment, { lines, remainder, close }: BodyOf<'receiveShipment'>) {
  if (lines) return lines.map(({ sku, receivedQty }) => ({ sku, pieces: receivedQty }));
  if (close && !remainder) return [];
  return shipment.lines.map(({ sku, expected, received }) => ({
    sku,
    pieces: Math.max(0, expected - received),
  }));
}

function refuseCounts(
  model: StockModel,
  shipment: ModelShipment,
  counts: readonly { sku: string; pieces: number }[],
): Refused | null {
  const counted = counts.map(({ sku }) => sku);
  const duplicateSkus = unique(counted.filter((sku, at) => counted.indexOf(sku) < at));
  if (duplicateSkus.length > 0) return refused('DUPLICATE_SKUS', { duplicateSkus });
  const all = unique([...shipment.lines.map(({ sku }) => sku), ...counted]);
  const unregisteredSkus = all.filter((sku) => !model.catalogue.has(sku));
  if (unregisteredSkus.length > 0) return refused('UNREGISTERED_SKUS', { unregisteredSkus });
  const unexpectedSkus = counted.filter((sku) => !shipment.lines.some((line) => line.sku === sku));
  if (unexpectedSkus.length > 0) return refused('UNEXPECTED_SKUS', { unexpectedSkus });
  for (const { sku, expected, received } of shipment.lines) {
    const receivedQty = received + (counts.find((count) => count.sku === sku)?.pieces ?? 0);
    if (receivedQty > expected * 2) {
      return refused('OVER_RECEIPT', { sku, expectedQty: expected, receivedQty, max: expected * 2 });
    }
  }
  const over = counts
    .filter(({ pieces }) => pieces > 0)
    .findIndex(({ sku, pieces }) => (model.levels.get(sku)?.quantity ?? 0) + pieces > largest);
  return over < 0
    ? null
    : refused('QUANTITY_OUT_OF_RANGE', {
        sku: counts.filter(({ pieces }) => pieces > 0)[over]!.sku,
        line: over,
        max: largest,
      });
}

function giveFirstLevels(model: StockModel, { lines }: ModelShipment): void {
  for (const { sku, expected } of lines) {
    if (!model.catalogue.has(sku) || model.levels.has(sku)) continue;
    model.levels.set(sku, { quantity: 0, threshold: Math.ceil(expected / 4), par: expected, rows: 0 });
  }
}

function book(model: StockModel, sku: string, pieces: number): void {
  const level = model.levels.get(sku)!;
  level.quantity += pieces;
  level.rows += 1;
  model.marked.add(sku);
}
