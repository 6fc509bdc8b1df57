import { horizonDefault, type ProposedLine } from '@wms/domain';
import type { Commit } from '../../store/store.ts';
import { writeExplanation } from './present-proposal.ts';

/** A draft that is not finished after this long never will be. */
export const draftLifeMs = 3_600_000;

/** Begins a proposal that nobody sees until it is published. */
export async function openProposal(
  { q, now, newId }: Commit,
  { warehouseId }: { warehouseId: string },
): Promise<{ id: string }> {
  const id = newId();
  await q.insertProposal({ warehouseId, id, horizon: horizonDefault, createdAt: now });
  return { id };
}

export type DraftedLine = ProposedLine & { readonly sku: string };

/** Writes the next lines of a draft. */
export async function addProposalLines(
  { q }: Commit,
  {
    warehouseId,
    proposalId,
    lines,
  }: { warehouseId: string; proposalId: string; lines: readonly DraftedLine[] },
): Promise<null> {
  await q.insertProposalLines(
    lines.map((line) => ({
      warehouseId,
      proposalId,
      sku: line.sku,
      quarterQuantity: line.quarterQuantity,
      halfYearQuantity: line.halfYearQuantity,
      method: line.method,
      explanation: writeExplanation(line),
    })),
  );
  await q.addLineCount({ warehouseId, id: proposalId, lines: lines.length });
  return null;
}

/** Drops up to `limit` lines of superseded proposals and of drafts that were never finished, and such drafts themselves. */
export async function dropAbandonedLines(
  { q, now }: Commit,
  { warehouseId, limit }: { warehouseId: string; limit: number },
): Promise<{ isDone: boolean }> {
  const abandoned = { warehouseId, draftedBefore: now - draftLifeMs };
  const lines = await q.dropAbandonedLines({ ...abandoned, limit });
  const isDone = lines.length < limit;
  if (isDone) await q.dropAbandonedDrafts(abandoned);
  return { isDone };
}
