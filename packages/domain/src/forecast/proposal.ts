import { type ForecastHorizon } from './propose-line.ts';

/** The life of a procurement proposal: proposed, then decided by a supervisor or superseded by the next one. */
export const proposalStatuses = ['PROPOSED', 'APPROVED', 'REJECTED', 'SUPERSEDED'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** What a proposal orders for, unless its approval names another horizon. */
export const horizonDefault: ForecastHorizon = 'QUARTER';
