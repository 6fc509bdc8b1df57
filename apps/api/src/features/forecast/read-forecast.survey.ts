import { type AnswerOf, encodeCursor } from '@wms/contract';
import { dayOf, measureCover, runRateDaysMax } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';
import { presentProposal, presentProposalLine } from './present-proposal.ts';
import { readConsumption, readInTransit, type SupplyRow } from './read-consumption.ts';

type Answer = AnswerOf<'readForecast'>;

export interface ForecastRequest {
  readonly warehouseId: string;
  /** The SKU that the page before ended with; '' at the start. */
  readonly after: string;
  readonly limit: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** GET /forecast: one stretch of SKUs, each with its cover at this moment and its line of the active proposal. */
export async function readForecast(q: Statements, request: ForecastRequest): Promise<Omit<Answer, 'total'>> {
  const { warehouseId, after, limit, now } = request;
  const found = await q.pageSupply({ warehouseId, after, limit: limit + 1 });
  const levels = found.slice(0, limit);
  const last = levels.at(-1);
  return {
    proposal: await readProposal(q, warehouseId, after, last?.sku ?? after),
    snapshot: { at: new Date(now).toISOString(), lines: await coverOf(q, warehouseId, levels, dayOf(now)) },
    limit,
    nextCursor: found.length > limit && last ? encodeCursor(last.sku) : null,
  };
}

async function readProposal(
  q: Statements,
  warehouseId: string,
  after: string,
  upTo: string,
): Promise<Answer['proposal']> {
  const [proposal] = await q.findProposed({ warehouseId });
  if (!proposal) return null;
  const { id: proposalId, horizon } = proposal;
  const lines = await q.readProposalLines({ warehouseId, proposalId, horizon, after, upTo });
  return { ...presentProposal(proposal), lines: lines.map(presentProposalLine) };
}

async function coverOf(
  q: Statements,
  warehouseId: string,
  levels: readonly SupplyRow[],
  today: number,
): Promise<Answer['snapshot']['lines']> {
  const histories = await readConsumption(q, warehouseId, levels, today - runRateDaysMax + 1);
  const inTransit = await readInTransit(q, warehouseId, levels);
  return levels.map(({ sku, name, currentStock, inProduction }, index) => {
    const coming = inTransit[index] ?? 0;
    const cover = measureCover(histories[index] ?? new Map(), today, currentStock + coming + inProduction);
    return { sku, name, currentQuantity: currentStock, inTransit: coming, inProduction, ...cover };
  });
}
