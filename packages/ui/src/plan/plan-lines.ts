import type { AnswerOf, CoverLineAnswer, ProposalLineAnswer, RequestOf } from '@wms/contract';
import type { ForecastHorizon } from '@wms/domain';
import { readCount } from '../elements/read-count.ts';

type ForecastPage = AnswerOf<'readForecast'>;
type ApprovalBody = NonNullable<RequestOf<'approveForecast'>['body']>;

/** One SKU of the plan: how long its stock lasts, and what the proposal orders of it; null where it orders nothing. */
export interface PlanLine {
  readonly sku: string;
  readonly cover: CoverLineAnswer;
  readonly proposed: ProposalLineAnswer | null;
}

/** Quantities as a person has typed them, by SKU; the horizon's own stand for every other. */
export type PlanEdits = ReadonlyMap<string, string>;

/** The plan as far as it has been read, what runs out first on top; what is never used stands last. */
export function planLines(pages: readonly ForecastPage[]): PlanLine[] {
  const proposed = new Map(
    pages.flatMap((page) => page.proposal?.lines ?? []).map((line) => [line.sku, line] as const),
  );
  return pages
    .flatMap(({ snapshot }) => snapshot.lines)
    .map((cover) => ({ sku: cover.sku, cover, proposed: proposed.get(cover.sku) ?? null }))
    .toSorted((a, b) => monthsOf(a) - monthsOf(b));
}

const monthsOf = ({ cover }: PlanLine): number => cover.monthsOfCover ?? Number.MAX_VALUE;

/** True when the pages were read while one proposal gave way to another: they have to be read again. */
export const isMixed = (pages: readonly ForecastPage[]): boolean =>
  new Set(pages.map(({ proposal }) => proposal?.id ?? null)).size > 1;

/** What the proposal orders of a line for a horizon, in pieces. */
export const horizonQuantity = (line: ProposalLineAnswer, horizon: ForecastHorizon): number =>
  horizon === 'QUARTER' ? line.quarterQuantity : line.halfYearQuantity;

/** What would be ordered of a line: as typed, else as proposed. Null when what is typed is no quantity. */
export function chosenQuantity(
  line: ProposalLineAnswer,
  horizon: ForecastHorizon,
  edits: PlanEdits,
): number | null {
  const text = edits.get(line.sku);
  return text === undefined ? horizonQuantity(line, horizon) : readCount(text);
}

export interface PlanTotals {
  /** Lines with anything to order. */
  readonly orders: number;
  readonly pieces: number;
  /** Lines whose quantity differs from the proposed one. */
  readonly edited: number;
  /** Lines whose text is no quantity. */
  readonly faulty: number;
}

/** What an approval would order in all. */
export function planTotals(
  lines: readonly PlanLine[],
  horizon: ForecastHorizon,
  edits: PlanEdits,
): PlanTotals {
  const totals = { orders: 0, pieces: 0, edited: 0, faulty: 0 };
  for (const { proposed } of lines) {
    if (!proposed) continue;
    const quantity = chosenQuantity(proposed, horizon, edits);
    if (quantity === null) totals.faulty += 1;
    else {
      if (quantity > 0) totals.orders += 1;
      if (quantity !== horizonQuantity(proposed, horizon)) totals.edited += 1;
      totals.pieces += quantity;
    }
  }
  return totals;
}

/** Approves the horizon's quantities, and names those that a person chose instead. */
export function approvalBody(
  lines: readonly PlanLine[],
  horizon: ForecastHorizon,
  edits: PlanEdits,
): ApprovalBody {
  const chosen = lines.flatMap(({ sku, proposed }) => {
    if (!proposed) return [];
    const quantity = chosenQuantity(proposed, horizon, edits);
    return quantity === null || quantity === horizonQuantity(proposed, horizon) ? [] : [{ sku, quantity }];
  });
  return { horizon, ...(chosen.length > 0 ? { lines: chosen } : {}) };
}
