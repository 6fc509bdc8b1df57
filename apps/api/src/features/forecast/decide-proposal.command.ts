import type { AnswerOf, BodyOf } from '@wms/contract';
import {
  horizonDefault,
  isRejected,
  type OrderStatus,
  type Outcome,
  promised,
  type ProposalStatus,
  reject,
} from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import type { Commit } from '../../store/store.ts';
import { presentProposal, type ProposalRow } from './present-proposal.ts';

interface Decision<Body> {
  readonly caller: WarehouseCaller;
  readonly params: { readonly id: string };
  readonly body: Body;
}

/**
 * POST /forecast/{id}/approve: orders what the proposal's lines say for the horizon, once. Approving again answers
 * with the same orders, so that a retry is no error.
 */
export async function approveProposal(
  commit: Commit,
  { caller, params, body }: Decision<BodyOf<'approveForecast'>>,
): Promise<Outcome<AnswerOf<'approveForecast'>>> {
  const { q, now } = commit;
  const { warehouseId } = caller;
  const proposal = await lockProposal(commit, warehouseId, params.id);
  if (isRejected(proposal)) return proposal;
  if (proposal.status === 'APPROVED') {
    return { ...(await answer(commit, warehouseId, proposal)), alreadyApproved: true };
  }
  if (proposal.status !== 'PROPOSED') return refuseState(proposal);
  const refusal = await chooseQuantities(commit, warehouseId, proposal.id, body.lines ?? []);
  if (refusal) return refusal;
  const horizon = body.horizon ?? horizonDefault;
  const [approved] = await q.setProposal({
    ...proposal,
    warehouseId,
    status: 'APPROVED',
    horizon,
    decidedAt: now,
  });
  await q.orderProposal({ warehouseId, proposalId: proposal.id, horizon, now });
  return answer(commit, warehouseId, promised(approved, 'a locked proposal stays'));
}

/** POST /forecast/{id}/reject: nothing is ordered, and the reason is kept. */
export async function rejectProposal(
  commit: Commit,
  { caller, params, body }: Decision<BodyOf<'rejectForecast'>>,
): Promise<Outcome<AnswerOf<'rejectForecast'>>> {
  const { q, now } = commit;
  const { warehouseId } = caller;
  const proposal = await lockProposal(commit, warehouseId, params.id);
  if (isRejected(proposal)) return proposal;
  if (proposal.status !== 'PROPOSED') return refuseState(proposal);
  const decided = { status: 'REJECTED', decidedAt: now, reason: body.reason };
  const [rejected] = await q.setProposal({ ...proposal, warehouseId, ...decided });
  return { proposal: presentProposal(promised(rejected, 'a locked proposal stays')) };
}

/** A draft is nobody's to decide. */
async function lockProposal({ q }: Commit, warehouseId: string, id: string): Promise<Outcome<ProposalRow>> {
  await q.lockForecast({ warehouseId });
  const [proposal] = await q.findProposal({ warehouseId, id });
  return !proposal || proposal.status === 'DRAFT' ? reject({ code: 'NOT_FOUND' }) : proposal;
}

const refuseState = ({ id, status }: ProposalRow) =>
  reject({ code: 'PROPOSAL_STATE', proposalId: id, status: status as ProposalStatus });

/** Sets the quantities that the approval chose itself; a refusal when one of them has no line. */
async function chooseQuantities(
  { q }: Commit,
  warehouseId: string,
  proposalId: string,
  lines: readonly { readonly sku: string; readonly quantity: number }[],
) {
  const skus = lines.map(({ sku }) => sku);
  const unique = new Set(skus);
  if (unique.size < skus.length) {
    const duplicateSkus = [...unique].filter((sku) => skus.indexOf(sku) !== skus.lastIndexOf(sku));
    return reject({ code: 'DUPLICATE_SKUS', duplicateSkus });
  }
  const chosen = await q.chooseQuantities(lines.map((line) => ({ ...line, warehouseId, proposalId })));
  const unproposedSkus = skus.filter((_, index) => chosen[index]?.length === 0);
  return unproposedSkus.length > 0 ? reject({ code: 'UNPROPOSED_SKUS', unproposedSkus }) : null;
}

async function answer({ q }: Commit, warehouseId: string, proposal: ProposalRow) {
  const orders = await q.readProposalOrders({ warehouseId, proposalId: proposal.id });
  return {
    proposal: presentProposal(proposal),
    orders: orders.map((order) => ({ ...order, status: order.status as OrderStatus })),
  };
}
