import { isRejected } from '@wms/domain';
import type { Store } from '../store/store.ts';
import { type Repeating, repeatSweep } from './repeat-sweep.ts';
import {
  beforeEveryLevel,
  type sweepMovedLevels,
  type SweepPlace,
  type SweepSlice,
} from './sweep-moved-levels.command.ts';

/** Levels in one commit, so that no write waits long behind it, and commits in one sweep. */
export const sweepSliceLevels = 50;
export const sweepSlicesMax = 100_000;

type SweepStore = Store<{ sweepMovedLevels: typeof sweepMovedLevels }, Record<never, never>>;

/** What a whole sweep did. */
export type Sweep = Pick<SweepSlice, 'levels' | 'opened' | 'resolved'>;

/**
 * Keeps alerts up with the levels (guide, section 5). The database holds what there is to do, so that nothing is
 * missed while no server runs, and any number of nodes may sweep.
 */
export const startReplenishment = (store: SweepStore, timing: Parameters<typeof repeatSweep>[1]): Repeating =>
  repeatSweep((stopping) => sweepOnce(store, stopping), timing);

/**
 * One sweep: walks once through the moved levels, in slices. It only ever goes on, so that levels that keep moving
 * at its beginning do not keep it from its end.
 */
export async function sweepOnce(store: SweepStore, stopping?: AbortSignal): Promise<Sweep> {
  const done = { levels: 0, opened: 0, resolved: 0 };
  let after: SweepPlace | null = beforeEveryLevel;
  for (let slices = 0; after && slices < sweepSlicesMax && !stopping?.aborted; slices++) {
    const outcome = await store.commit('sweepMovedLevels', { after, limit: sweepSliceLevels });
    if (isRejected(outcome)) throw new Error(`a sweep was refused: ${outcome.rejected.code}`);
    const slice = JSON.parse(outcome.text) as SweepSlice;
    done.levels += slice.levels;
    done.opened += slice.opened;
    done.resolved += slice.resolved;
    after = slice.next;
  }
  return done;
}
