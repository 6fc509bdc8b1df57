import type { AnswerOf, BodyOf } from '@wms/contract';
import { isRejected, type Outcome, type Rejected } from '@wms/domain';
import { randomUUID } from 'node:crypto';
import type { Caller, WarehouseCaller } from '../caller.ts';
import { sha256 } from '../ledger/hash.ts';
import type { WmsStore } from '../open-store.ts';
import type { CommitOptions, Committed, KeyClaim } from '../store/store.ts';

/** An account with one warehouse, and its supervisor at the desktop. */
export interface Arranged {
  readonly warehouseId: string;
  readonly accountId: string;
  readonly email: string;
  readonly supervisor: WarehouseCaller;
}

export interface WantedLevel {
  readonly quantity: number;
  readonly refillThreshold?: number;
  readonly parLevel?: number;
}

/** A dispatcher of 888. */
export const dispatcher: Caller = {
  tokenId: 'token-of-dispatch',
  kind: 'STAFF',
  role: 'DISPATCH',
  userId: 'dispatch',
  accountId: null,
  warehouseId: null,
};

/** The answer, or an error when the command was refused. */
export function accepted(outcome: Outcome<Committed>): Committed {
  if (isRejected(outcome)) throw new Error(`refused: ${JSON.stringify(outcome.rejected)}`);
  return outcome;
}

/** The answer's own value, or an error when the command was refused. */
export const answerOf = <Answer>(outcome: Outcome<Committed>): Answer =>
  JSON.parse(accepted(outcome).text) as Answer;

/** A fresh warehouse with these levels: a number is its quantity, with threshold and par 0. */
export async function arrangeWarehouse(
  store: WmsStore,
  levels: Readonly<Record<string, number | WantedLevel>> = {},
): Promise<Arranged> {
  const warehouseId = `wh_${randomUUID()}`;
  const email = `${warehouseId}@example.test`;
  const { accountId, userId } = answerOf<{ accountId: string; userId: string }>(
    await store.commit('createAccount', {
      email,
      name: 'Sam Supervisor',
      passwordHash: 'none',
      companyName: 'Example Ltd',
      status: 'APPROVED',
      warehouse: { id: warehouseId, name: 'Main Warehouse' },
    }),
  );
  await registerProducts(store, Object.keys(levels));
  for (const [sku, wanted] of Object.entries(levels)) {
    const {
      quantity,
      refillThreshold = 0,
      parLevel = 0,
    } = typeof wanted === 'number' ? { quantity: wanted } : wanted;
    accepted(await store.commit('setLevel', { warehouseId, sku, quantity, refillThreshold, parLevel }));
  }
  const supervisor: WarehouseCaller = {
    tokenId: `token-of-${userId}`,
    kind: 'DESKTOP',
    role: 'SUPERVISOR',
    userId,
    accountId,
    warehouseId,
  };
  return { warehouseId, accountId, email, supervisor };
}

export async function registerProducts(store: WmsStore, skus: readonly string[]): Promise<void> {
  if (skus.length === 0) return;
  const products = skus.map((sku) => ({ sku, name: `Name of ${sku}`, ourStock: 1000, inProduction: 0 }));
  accepted(await store.commit('putProducts', { products }));
}

export type UpdateLine = BodyOf<'updateStock'>['transactions'][number];
export type UpdateAnswer = AnswerOf<'updateStock'>;

export const sale = (sku: string, pieces: number): UpdateLine => ({ sku, delta: -pieces, type: 'SALE' });
export const returned = (sku: string, pieces: number): UpdateLine => ({ sku, delta: pieces, type: 'RETURN' });

/** The claim of a key for a body, as the wire makes it. */
export const keyClaim = (scope: string, key: string, bodyText: string): KeyClaim => ({
  scope,
  keyDigest: key,
  requestDigest: sha256(bodyText),
});

export interface UpdateOptions {
  readonly key?: string;
  readonly dryRun?: boolean;
}

/** POST /stock/update below the wire. */
export function updateStock(
  store: WmsStore,
  caller: WarehouseCaller,
  transactions: readonly UpdateLine[],
  { key, dryRun }: UpdateOptions = {},
): Promise<Outcome<Committed>> {
  const bodyText = JSON.stringify({ transactions });
  const options: CommitOptions = {
    bodyText,
    ...(key === undefined ? {} : { key: keyClaim(caller.warehouseId, key, bodyText) }),
    ...(dryRun === undefined ? {} : { dryRun }),
  };
  return store.commit('updateStock', { caller }, options);
}

/** What a refusal says; an error when the command was accepted. */
export function refusalOf(outcome: Outcome<Committed>): Rejected['rejected'] {
  if (!isRejected(outcome)) throw new Error(`accepted: ${outcome.text}`);
  return outcome.rejected;
}

/** The stock of a SKU as it is committed. */
export async function quantityOf(store: WmsStore, warehouseId: string, sku: string): Promise<number> {
  const [[level] = []] = await store.read.findLevels([{ warehouseId, sku }]);
  if (!level) throw new Error(`no level of ${sku}`);
  return level.currentQuantity;
}
