import type { ProposalLineAnswer, ProposalSummaryAnswer } from '@wms/contract';
import {
  type ForecastHorizon,
  type ForecastMethod,
  type ProposalStatus,
  type ProposedLine,
} from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';

export type ProposalRow = Awaited<ReturnType<Statements['findProposal']>>[number];
export type ProposalLineRow = Awaited<ReturnType<Statements['readProposalLines']>>[number];

/** A proposal as it goes on the wire, without its lines. */
export const presentProposal = (row: ProposalRow): ProposalSummaryAnswer => ({
  id: row.id,
  status: row.status as ProposalStatus,
  horizon: row.horizon as ForecastHorizon,
  createdAt: new Date(row.createdAt).toISOString(),
  decidedAt: row.decidedAt === null ? null : new Date(row.decidedAt).toISOString(),
  reason: row.reason,
  lineCount: row.lineCount,
});

/** What is kept of a line beside its quantities, as JSON: why they are what they are. */
export const writeExplanation = ({ error, explanation }: ProposedLine): string =>
  JSON.stringify({ error, explanation });

/** A line as it goes on the wire. */
export const presentProposalLine = (row: ProposalLineRow): ProposalLineAnswer => ({
  sku: row.sku,
  name: row.name,
  quarterQuantity: row.quarterQuantity,
  halfYearQuantity: row.halfYearQuantity,
  quantity: row.quantity,
  method: row.method as ForecastMethod,
  ...(JSON.parse(row.explanation) as Pick<ProposalLineAnswer, 'error' | 'explanation'>),
});
