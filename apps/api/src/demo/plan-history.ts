import type { HistoryRow, HistoryType } from '../features/history/history-row.ts';
import type { Garment } from './garments.ts';
import { poisson, type Random } from './random.ts';

export const dayMs = 24 * 3_600_000;
const daysOfHistory = 182;
/** The last month of a SKU that the guide's examples speak of; its first day, 30 days ago, only sets the stock. */
const scriptedDays = 30;

/** What the guide's examples say of a SKU: pieces used up in the last 30 days, and pieces left. */
export interface ScriptedMonth {
  readonly consumed: number;
  readonly left: number;
}

const scriptedMonths: Readonly<Record<string, ScriptedMonth>> = {
  'TSHIRT-BLK-L': { consumed: 240, left: 24 },
  'HOODIE-NVY-M': { consumed: 60, left: 14 },
};

const seasonPeakMonth = { ALL_YEAR: null, SUMMER: 6, WINTER: 0 } as const;
const seasonSwing = 0.6;
/** Sunday first: shops sell most before the weekend. */
const weekdayFactor = [0.5, 0.9, 0.9, 1, 1.1, 1.5, 1.1] as const;
/** Shops order a few pieces at a time, so that many a SKU rests for days. */
const piecesPerOrder = 3;
const returnShare = 0.04;
const damageShare = 0.004;
/** Goods of 888 come on Mondays, and a SKU now and then misses the lorry. */
const deliveryWeekday = 1;
const deliveryShare = 0.85;

const openingHour = 6;
const hourMs = 3_600_000;

/**
 * Half a year of movements that ends the day before `now`, in time order: an opening balance, sales by season and
 * weekday, returns, damages, and weekly deliveries up to par. `line` is a running number.
 */
export function planDemoHistory(garments: readonly Garment[], random: Random, now: number): HistoryRow[] {
  const today = Math.floor(now / dayMs) * dayMs;
  return garments
    .flatMap((garment) => garmentHistory(garment, random, today))
    .toSorted((a, b) => a.occurredAt - b.occurredAt)
    .map((row, index) => ({ ...row, line: index + 1 }));
}

type Draft = Omit<HistoryRow, 'line'>;

/** One SKU's movements as they are written down, with the stock they leave. */
class StockBook {
  readonly rows: Draft[] = [];
  readonly #sku: string;
  #quantity = 0;
  #serial = 0;

  constructor(sku: string) {
    this.#sku = sku;
  }

  get quantity(): number {
    return this.#quantity;
  }

  write(type: HistoryType, delta: number, occurredAt: number, reference: string | null = null): void {
    if (delta === 0) return;
    // A moment later than the row before, so that each SKU's rows stay in order when all are sorted by time.
    this.#serial += 1;
    this.#quantity += delta;
    this.rows.push({
      sku: this.#sku,
      type,
      delta,
      reference,
      occurredAt: Math.floor(occurredAt) + this.#serial,
    });
  }
}

function garmentHistory(garment: Garment, random: Random, today: number): Draft[] {
  const book = new StockBook(garment.sku);
  const firstDay = today - daysOfHistory * dayMs;
  const script = scriptedMonths[garment.sku];
  const freeDays = script ? daysOfHistory - scriptedDays : daysOfHistory;
  book.write('ADJUSTMENT', garment.parLevel, firstDay + openingHour * hourMs, 'opening balance');
  for (let day = 0; day < freeDays; day++) tradeOneDay(book, garment, random, firstDay + day * dayMs);
  if (script) writeScriptedMonth(book, script, random, today - scriptedDays * dayMs);
  return book.rows;
}

/** Morning: deliveries; over the day: sales, at most what there is; evening: returns and damages. */
function tradeOneDay(book: StockBook, garment: Garment, random: Random, midnight: number): void {
  const date = new Date(midnight);
  if (
    date.getUTCDay() === deliveryWeekday &&
    book.quantity < garment.parLevel / 2 &&
    random() < deliveryShare
  ) {
    book.write('RECEIVE', garment.parLevel - book.quantity, midnight + (openingHour + random()) * hourMs);
  }
  const weekday = weekdayFactor[date.getUTCDay()] ?? 1;
  const ordersPerDay = (garment.salesPerDay / piecesPerOrder) * weekday * seasonFactor(garment, date);
  const wanted = poisson(random, ordersPerDay) * piecesPerOrder + (random() < 0.5 ? 0 : 1);
  const sold = wanted < piecesPerOrder ? 0 : Math.min(wanted, book.quantity);
  const soldAt = midnight + (openingHour + 2 + random() * 8) * hourMs;
  book.write('SALE', -sold, soldAt, orderReference(random));
  if (sold > 0 && random() < returnShare * sold) {
    book.write('RETURN', 1, midnight + (openingHour + 11) * hourMs, 'customer return');
  }
  if (book.quantity > 0 && random() < damageShare) {
    book.write('DAMAGE', -1, midnight + (openingHour + 12) * hourMs, 'shelf check');
  }
}

/** A cosine over the year with its top in the middle of the peak month. */
function seasonFactor({ season }: Garment, date: Date): number {
  const peak = seasonPeakMonth[season];
  if (peak === null) return 1;
  const monthsFromPeak = date.getUTCMonth() + date.getUTCDate() / 31 - (peak + 0.5);
  return 1 + seasonSwing * Math.cos((monthsFromPeak / 12) * 2 * Math.PI);
}

/**
 * A month whose figures are known: thirty days ago the stock is set to what the month will need, and from the next
 * day to yesterday it is used up. Whether that first day still counts as one of the last thirty changes nothing.
 */
function writeScriptedMonth(
  book: StockBook,
  { consumed, left }: ScriptedMonth,
  random: Random,
  firstDay: number,
): void {
  const days = scriptedDays - 1;
  const opening = left + consumed;
  const type = opening > book.quantity ? 'RECEIVE' : 'ADJUSTMENT';
  book.write(type, opening - book.quantity, firstDay + openingHour * hourMs, 'stock for the month');
  const returned = Math.floor(consumed / 60);
  for (let day = 1; day <= days; day++) {
    const midnight = firstDay + day * dayMs;
    const share = Math.floor((consumed * day) / days) - Math.floor((consumed * (day - 1)) / days);
    const soldAt = midnight + (openingHour + 2 + random() * 8) * hourMs;
    // What comes back was sold besides, a day at a time from the second day on.
    const back = day > 1 && day <= returned + 1 ? 1 : 0;
    book.write('SALE', -(share + back), soldAt, orderReference(random));
    book.write('RETURN', back, midnight + (openingHour + 11) * hourMs, 'customer return');
  }
}

const orderReference = (random: Random): string => `order:${100_000 + Math.floor(random() * 900_000)}`;
