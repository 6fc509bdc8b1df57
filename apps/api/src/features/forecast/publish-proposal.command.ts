import type { AnswerOf } from '@wms/contract';
import { type Outcome, promised, type ProposalStatus, reject } from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import type { Commit } from '../../store/store.ts';
import { presentProposal } from './present-proposal.ts';

/**
 * The end of POST /forecast/regenerate: a draft takes the place of the active proposal. Of two that finish at once
 * the second supersedes the first; two requests that share a draft publish it once.
 */
export async function publishProposal(
  { q, now }: Commit,
  { caller, proposalId }: { caller: WarehouseCaller; proposalId: string },
): Promise<Outcome<AnswerOf<'regenerateForecast'>>> {
  const { warehouseId } = caller;
  await q.lockForecast({ warehouseId });
  const [draft] = await q.findProposal({ warehouseId, id: proposalId });
  if (!draft) return reject({ code: 'NOT_FOUND' });
  if (draft.status === 'PROPOSED') return { proposal: presentProposal(draft) };
  // Somebody who shares the draft has published it, and a newer one has taken its place already: that one is it.
  const [newer] = draft.status === 'SUPERSEDED' ? await q.findProposed({ warehouseId }) : [];
  if (newer) return { proposal: presentProposal(newer) };
  if (draft.status !== 'DRAFT') {
    return reject({ code: 'PROPOSAL_STATE', proposalId, status: draft.status as ProposalStatus });
  }
  await q.supersedeProposed({ warehouseId, now });
  const [published] = await q.setProposal({ ...draft, warehouseId, status: 'PROPOSED' });
  return { proposal: presentProposal(promised(published, 'a locked proposal stays')) };
}
