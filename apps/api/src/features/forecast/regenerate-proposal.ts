import { dayOf, isRejected, type Outcome, type ProposedLine, reject } from '@wms/domain';
import type { Committed, Store } from '../../store/store.ts';
import type { addProposalLines, dropAbandonedLines, openProposal } from './draft-proposal.command.ts';
import type { DemandPage, readDemand, SkuDemand } from './read-demand.survey.ts';

/** Forecasts each of these SKUs, off the threads that read and write; `today` in days since 1970-01-01. */
export type ProposeLines = (demands: readonly SkuDemand[], today: number) => Promise<readonly ProposedLine[]>;

/** Gives work a way to forecast, and takes it back when the work is done. */
export type WithForecaster = <T>(work: (propose: ProposeLines) => Promise<T>) => Promise<T>;

/** SKUs that are read, forecast and written at a time, so that other reads and writes get their turn in between. */
export const skusPerStretch = 100;
/** Lines dropped in one commit, and commits of it before a draft. */
export const droppedLinesPerSlice = 250;
const dropSlicesMax = 10_000;
/** Warehouses whose proposals may be under way or waiting; one more is told to come again. */
export const draftsWaitingMax = 20;
const comeAgainSeconds = 30;

export type DraftStore = Store<
  {
    openProposal: typeof openProposal;
    addProposalLines: typeof addProposalLines;
    dropAbandonedLines: typeof dropAbandonedLines;
  },
  { readDemand: typeof readDemand }
>;

/** Drafts proposals, one warehouse at a time: a forecast keeps a whole processor core busy. */
export class ProposalDrafts {
  readonly #store: DraftStore;
  readonly #withForecaster: WithForecaster;
  readonly #clock: () => number;
  readonly #underWay = new Map<string, Promise<string>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: { store: DraftStore; withForecaster: WithForecaster; clock: () => number }) {
    this.#store = parts.store;
    this.#withForecaster = parts.withForecaster;
    this.#clock = parts.clock;
  }

  /** The id of a fresh draft. Whoever asks while one of the same warehouse is under way gets that one. */
  async draft(warehouseId: string): Promise<Outcome<{ readonly proposalId: string }>> {
    const underWay = this.#underWay.get(warehouseId);
    if (underWay) return { proposalId: await underWay };
    if (this.#underWay.size >= draftsWaitingMax) {
      return reject({ code: 'THROTTLED', retryAfterSeconds: comeAgainSeconds });
    }
    const drafting = this.#last.then(() =>
      this.#withForecaster((propose) => this.#write(warehouseId, propose)),
    );
    this.#last = drafting.catch(() => {
      // Whoever asked for it is told; the next in line begins all the same.
    });
    this.#underWay.set(warehouseId, drafting);
    try {
      return { proposalId: await drafting };
    } finally {
      this.#underWay.delete(warehouseId);
    }
  }

  async #write(warehouseId: string, propose: ProposeLines): Promise<string> {
    const store = this.#store;
    const today = dayOf(this.#clock());
    await dropSlices(store, warehouseId);
    const { id: proposalId } = answerOf<{ id: string }>(await store.commit('openProposal', { warehouseId }));
    for (let after: string | null = ''; after !== null;) {
      const page: DemandPage = await store.survey('readDemand', {
        warehouseId,
        after,
        today,
        limit: skusPerStretch,
      });
      const proposed = await propose(page.demands, today);
      const lines = proposed.flatMap((line, index) => {
        const demand = page.demands[index];
        return demand ? [{ ...line, sku: demand.sku }] : [];
      });
      if (lines.length > 0) await store.commit('addProposalLines', { warehouseId, proposalId, lines });
      after = page.last;
    }
    return proposalId;
  }
}

/** What an earlier proposal left behind goes in slices, before it grows. */
async function dropSlices(store: DraftStore, warehouseId: string): Promise<void> {
  for (let slice = 0; slice < dropSlicesMax; slice++) {
    const outcome = await store.commit('dropAbandonedLines', { warehouseId, limit: droppedLinesPerSlice });
    if (answerOf<{ isDone: boolean }>(outcome).isDone) return;
  }
}

/** These commands have no rule that could reject them. */
function answerOf<Answer>(outcome: Outcome<Committed>): Answer {
  if (isRejected(outcome)) throw new Error(`a draft was refused: ${outcome.rejected.code}`);
  return JSON.parse(outcome.text) as Answer;
}
