import type { LabelKind } from './label.ts';

/** Where the labels of a sheet stand: the first one's corner, and the way from one to the next. */
interface SheetGrid {
  readonly columns: number;
  readonly rows: number;
  readonly leftMm: number;
  readonly topMm: number;
  readonly stepXMm: number;
  readonly stepYMm: number;
}

export interface LabelSize {
  readonly id: string;
  /** Of one label. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** How far from a label's edge anything may be printed: office printers leave a wider edge white. */
  readonly marginMm: number;
  readonly page: { readonly widthMm: number; readonly heightMm: number; readonly grid: SheetGrid | null };
}

/** One label a page, as rolls have it. */
const roll = <Id extends string>(id: Id, widthMm: number, heightMm: number, marginMm: number) =>
  ({ id, widthMm, heightMm, marginMm, page: { widthMm, heightMm, grid: null } }) as const;

/**
 * The sizes that labels are printed in: two rolls, and the usual sheets of A4 and Letter. Letter's are defined in
 * inches: 4 x 2 5/8 in a row for the small ones, 25.4 mm high.
 */
export const labelSizes = [
  roll('ROLL_100X150', 100, 150, 4),
  roll('ROLL_62X29', 62, 29, 1.5),
  {
    id: 'A4_4',
    widthMm: 105,
    heightMm: 148.5,
    marginMm: 6,
    page: {
      widthMm: 210,
      heightMm: 297,
      grid: { columns: 2, rows: 2, leftMm: 0, topMm: 0, stepXMm: 105, stepYMm: 148.5 },
    },
  },
  {
    id: 'A4_24',
    widthMm: 70,
    heightMm: 37,
    marginMm: 4.5,
    page: {
      widthMm: 210,
      heightMm: 297,
      grid: { columns: 3, rows: 8, leftMm: 0, topMm: 0.5, stepXMm: 70, stepYMm: 37 },
    },
  },
  {
    id: 'LETTER_4',
    widthMm: 107.95,
    heightMm: 139.7,
    marginMm: 6,
    page: {
      widthMm: 215.9,
      heightMm: 279.4,
      grid: { columns: 2, rows: 2, leftMm: 0, topMm: 0, stepXMm: 107.95, stepYMm: 139.7 },
    },
  },
  {
    id: 'LETTER_30',
    widthMm: 66.675,
    heightMm: 25.4,
    marginMm: 1.5,
    page: {
      widthMm: 215.9,
      heightMm: 279.4,
      grid: { columns: 3, rows: 10, leftMm: 4.7625, topMm: 12.7, stepXMm: 69.85, stepYMm: 25.4 },
    },
  },
] as const satisfies readonly LabelSize[];
export type LabelSizeId = (typeof labelSizes)[number]['id'];

/** What each kind is printed on until somebody chooses otherwise. */
export const usualSizes: Readonly<Record<LabelKind, LabelSizeId>> = {
  PALLET: 'ROLL_100X150',
  SKU: 'ROLL_62X29',
  BADGE: 'ROLL_62X29',
};

/** A size by its id. */
export const sizeOf = (id: LabelSizeId): LabelSize =>
  labelSizes.find((size) => size.id === id) ?? labelSizes[0];

/** How many labels stand on a page. */
export const labelsAPage = ({ page }: LabelSize): number =>
  page.grid ? page.grid.columns * page.grid.rows : 1;

/** Where the label at a place of its page (from 0, row by row) has its upper left corner, in millimetres. */
export function cornerOf({ page }: LabelSize, place: number): { xMm: number; yMm: number } {
  if (!page.grid) return { xMm: 0, yMm: 0 };
  const { columns, leftMm, topMm, stepXMm, stepYMm } = page.grid;
  return {
    xMm: leftMm + (place % columns) * stepXMm,
    yMm: topMm + Math.floor(place / columns) * stepYMm,
  };
}
