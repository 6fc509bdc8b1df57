import type { PlacedProposalAnswer } from '@wms/contract';
import { promised, type ForecastHorizon, type ProposalStatus } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';

/**
 * Proposals of one status over all warehouses, newest first. Off the request path, because their pieces are added up
 * line by line, and a proposal may have thousands.
 */
export async function listProposals(
  q: Statements,
  page: { status: string; before: string; limit: number },
): Promise<PlacedProposalAnswer[]> {
  const rows = await q.pageProposals(page);
  const ids = [...new Set(rows.map(({ warehouseId }) => warehouseId))];
  const summaries = await q.findWarehouseSummaries(ids.map((id) => ({ id })));
  const places = new Map(summaries.flat().map((place) => [place.id, place]));
  const sums = await q.sumProposalLines(rows.map(({ warehouseId, id }) => ({ warehouseId, proposalId: id })));
  return rows.map(({ createdAt, decidedAt, ...row }, index) => {
    const place = promised(places.get(row.warehouseId), 'a proposal has a warehouse');
    const horizon = row.horizon as ForecastHorizon;
    return {
      ...row,
      warehouseName: place.name,
      companyName: place.companyName,
      status: row.status as ProposalStatus,
      horizon,
      pieces: sums[index]?.[0]?.[horizon] ?? 0,
      createdAt: new Date(createdAt).toISOString(),
      decidedAt: decidedAt === null ? null : new Date(decidedAt).toISOString(),
    };
  });
}
