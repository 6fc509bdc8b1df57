import type { WmsStore } from '../open-store.ts';
import { isLive } from './token-row.ts';

/**
 * Tells which tokens would still be let in, by their ids. It only looks: what it sees counts as no use of a token, so
 * that an open stream neither keeps one alive nor places it in a network.
 */
export const createLiveTokens =
  ({ store, clock }: { store: WmsStore; clock: () => number }) =>
  async (tokenIds: readonly string[]): Promise<ReadonlySet<string>> => {
    const rows = await store.read.findTokens(tokenIds.map((id) => ({ id })));
    const now = clock();
    const live = rows.flat().filter((token) => token.lockReason === null && isLive(token, now));
    return new Set(live.map(({ id }) => id));
  };
