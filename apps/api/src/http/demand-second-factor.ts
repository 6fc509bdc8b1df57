import type { Caller } from '../caller.ts';
import type { Reading } from '../store/store.ts';

interface FactorDemandParts {
  readonly store: Pick<Reading, 'read'>;
  readonly staffNeedSecondFactor: boolean;
}

/** Whether somebody must set up a second factor before anything but their own account is open to them. */
export type LacksSecondFactor = (caller: Caller) => Promise<boolean>;

/** Asks it of 888's own people at the portal, where the operator demands it; a key of theirs was made by an ADMIN. */
export const createFactorDemand =
  ({ store, staffNeedSecondFactor }: FactorDemandParts): LacksSecondFactor =>
  async ({ accountId, kind, userId }) => {
    if (!staffNeedSecondFactor || accountId !== null || kind !== 'PORTAL') return false;
    const [factor] = await store.read.findSecondFactor({ userId });
    return (factor?.confirmedAt ?? null) === null;
  };
