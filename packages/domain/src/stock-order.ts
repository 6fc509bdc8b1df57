import { skuLengthMax } from './stock-level.ts';

/** What a stock list can be sorted by. By status, what is most urgent comes first. */
export const stockSortKeys = [
  'sku',
  'name',
  'status',
  'currentQuantity',
  'missingToPar',
  'refillThreshold',
  'parLevel',
  'updatedAt',
] as const;
export type StockSortKey = (typeof stockSortKeys)[number];

/** What a movement does not change, so that a list of the past has the same order by it. */
export const settledSortKeys: ReadonlySet<StockSortKey> = new Set([
  'sku',
  'name',
  'refillThreshold',
  'parLevel',
]);

/** How an order is written in an address: the key, with a minus before it where the list is read from its end. */
export type StockSort = StockSortKey | `-${StockSortKey}`;

export const stockSorts: readonly StockSort[] = stockSortKeys.flatMap((by) => [by, `-${by}` as const]);

export interface StockOrder {
  readonly by: StockSortKey;
  readonly descending: boolean;
}

export const writeStockSort = ({ by, descending }: StockOrder): StockSort => (descending ? `-${by}` : by);

/** The order that such a text names; null for any other text. */
export function readStockSort(text: string): StockOrder | null {
  const descending = text.startsWith('-');
  const by = stockSortKeys.find((key) => key === text.slice(descending ? 1 : 0));
  return by === undefined ? null : { by, descending };
}

/** What a level is sorted by; `updatedAt` in epoch milliseconds. */
export interface SortedLevel {
  readonly sku: string;
  readonly name: string;
  readonly status: string;
  readonly currentQuantity: number;
  readonly refillThreshold: number;
  readonly parLevel: number;
  readonly updatedAt: number;
}

/** How many pieces a level is short of its par; below 0 where it holds more. */
export const missingToPar = (level: Pick<SortedLevel, 'parLevel' | 'currentQuantity'>): number =>
  level.parLevel - level.currentQuantity;

/** A level's place in an order. Levels with the same key are in the order of their SKUs, read the same way round. */
export interface StockPlace {
  readonly key: string | number;
  readonly sku: string;
}

export function placeOfLevel(level: SortedLevel, by: StockSortKey): StockPlace {
  const { sku } = level;
  if (by === 'name') return { key: level.name.toLowerCase(), sku };
  if (by === 'missingToPar') return { key: missingToPar(level), sku };
  return { key: level[by], sku };
}

/** Below 0 where `a` comes before `b`. Text is in byte order, as the databases have it. */
export function comparePlaces(a: StockPlace, b: StockPlace, { descending }: StockOrder): number {
  const byKey =
    typeof a.key === 'number' && typeof b.key === 'number'
      ? a.key - b.key
      : compareText(String(a.key), String(b.key));
  const ascending = byKey || compareText(a.sku, b.sku);
  return descending ? -ascending : ascending;
}

/** The order of UTF-8 bytes is that of code points. */
function compareText(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return (a.codePointAt(index) ?? -1) - (b.codePointAt(index) ?? -1);
}

/** Keys of the first are text, of the others whole numbers. */
const textKeys: ReadonlySet<StockSortKey> = new Set(['sku', 'name', 'status']);

/** Longer than any SKU or name, of the character that sorts after all others. */
const lastText = '\u{10FFFF}'.repeat(skuLengthMax * 4);

/** The place before every level of an order. */
export function placeBeforeAll({ by, descending }: StockOrder): StockPlace {
  if (textKeys.has(by)) return { key: descending ? lastText : '', sku: descending ? lastText : '' };
  return { key: descending ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER, sku: '' };
}

/** A place as text, with the order it belongs to. */
export const writeStockPlace = (order: StockOrder, { key, sku }: StockPlace): string =>
  [writeStockSort(order), key, sku].join('\n');

/** The place that such a text says; null where it belongs to another order or was never written. */
export function readStockPlace(order: StockOrder, text: string): StockPlace | null {
  const [sort, key, sku, ...rest] = text.split('\n');
  if (sort !== writeStockSort(order) || key === undefined || sku === undefined || rest.length > 0)
    return null;
  if (textKeys.has(order.by)) return { key, sku };
  return /^-?\d{1,15}$/.test(key) ? { key: Number(key), sku } : null;
}
