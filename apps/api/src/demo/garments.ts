import { type Product, promised, readGtin } from '@wms/domain';
import type { Random } from './random.ts';

/** When a garment sells: all year alike, or around the middle of a season. */
type Season = 'ALL_YEAR' | 'SUMMER' | 'WINTER';

/** A garment of the demo: what the catalogue says of it, how its level is set, and how it sells. */
export interface Garment extends Product {
  readonly parLevel: number;
  readonly refillThreshold: number;
  readonly season: Season;
  /** Pieces sold a day, averaged over the year. */
  readonly salesPerDay: number;
}

const styles = [
  { code: 'TSHIRT', name: 'Heavyweight Tee', season: 'SUMMER', salesPerDay: 2.6 },
  { code: 'HOODIE', name: 'Pullover Hoodie', season: 'WINTER', salesPerDay: 1.2 },
  { code: 'CREW', name: 'Crewneck Sweatshirt', season: 'WINTER', salesPerDay: 0.8 },
  { code: 'POLO', name: 'Piqué Polo', season: 'SUMMER', salesPerDay: 0.7 },
  { code: 'LSLEEVE', name: 'Long Sleeve Tee', season: 'ALL_YEAR', salesPerDay: 0.6 },
  { code: 'ZIP', name: 'Full Zip Hoodie', season: 'WINTER', salesPerDay: 0.5 },
  { code: 'TANK', name: 'Relaxed Tank', season: 'SUMMER', salesPerDay: 0.4 },
  { code: 'JOGGER', name: 'Fleece Jogger', season: 'ALL_YEAR', salesPerDay: 0.3 },
] as const;

const colours = [
  { code: 'BLK', name: 'Black', share: 1.6 },
  { code: 'WHT', name: 'White', share: 1.3 },
  { code: 'NVY', name: 'Navy', share: 1 },
  { code: 'GRY', name: 'Heather Grey', share: 0.7 },
  { code: 'GRN', name: 'Forest Green', share: 0.4 },
] as const;

const sizes = [
  { code: 'S', share: 0.7 },
  { code: 'M', share: 1.3 },
  { code: 'L', share: 1.4 },
  { code: 'XL', share: 1 },
  { code: '2XL', share: 0.6 },
] as const;

/** The guide's own examples (sections 4 to 6) want these figures. */
const pinned: Readonly<Record<string, Partial<Garment>>> = {
  'TSHIRT-BLK-L': { ourStock: 1800, inProduction: 0, parLevel: 200, refillThreshold: 40 },
  'HOODIE-NVY-M': { parLevel: 80, refillThreshold: 12 },
};

const daysOfPar = 30;
const daysOfThreshold = 7;
const ourStockMax = 2400;
const inProductionMax = 600;

const roundUpTo = (step: number, value: number): number => Math.max(step, Math.ceil(value / step) * step);

/**
 * GS1's prefix for demonstrations and examples of its system, 952: no company's articles begin with it
 * (GS1 style guide, 2.18).
 */
const exampleGtinPrefix = '952';
const gtin13BodyDigits = 12;

function exampleGtin(serial: number): string | null {
  const body = exampleGtinPrefix + String(serial).padStart(gtin13BodyDigits - exampleGtinPrefix.length, '0');
  const checkDigit = Array.from('0123456789').find((digit) => readGtin(body + digit) !== null);
  return readGtin(body + promised(checkDigit, 'one of ten digits is right'));
}

/** Every style in every colour and size: 200 SKUs, such as TSHIRT-BLK-L, "Heavyweight Tee Black L". */
export function demoGarments(random: Random): Garment[] {
  let serial = 0;
  return styles.flatMap((style) =>
    colours.flatMap((colour) =>
      sizes.map((size): Garment => {
        const sku = `${style.code}-${colour.code}-${size.code}`;
        const salesPerDay = style.salesPerDay * colour.share * size.share;
        return {
          sku,
          name: `${style.name} ${colour.name} ${size.code}`,
          gtin: exampleGtin((serial += 1)),
          season: style.season,
          salesPerDay,
          ourStock: roundUpTo(10, random() * ourStockMax),
          inProduction: random() < 0.3 ? roundUpTo(50, random() * inProductionMax) : 0,
          parLevel: roundUpTo(10, salesPerDay * daysOfPar),
          refillThreshold: roundUpTo(2, salesPerDay * daysOfThreshold),
          ...pinned[sku],
        };
      }),
    ),
  );
}
