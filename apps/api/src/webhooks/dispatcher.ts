import { isRejected } from '@wms/domain';
import type { SecretKeys } from '../security/secret-keys.ts';
import type { Store } from '../store/store.ts';
import { chooseWaiting, newRound } from './choose-waiting.ts';
import type { ClaimedDelivery, claimDeliveries } from './claim-deliveries.command.ts';
import { deliveryBody, deliveryHeaders } from './delivery-message.ts';
import { DeliverySlots, type Slot } from './delivery-slots.ts';
import type { fanOutEvents } from './fan-out-events.command.ts';
import type { recordDelivery } from './record-delivery.command.ts';
import type { DeliveryOutcome } from './send-delivery.ts';
import type { Send } from './sender.ts';

/** How often it is looked for new events and deliveries: three short reads while there is nothing to do. */
export const dispatchPollMs = 250;
/** Commits of new deliveries, and of claims, in one turn. */
const fanOutsMax = 20;
const claimsMax = 8;

type DispatchCommands = {
  fanOutEvents: typeof fanOutEvents;
  claimDeliveries: typeof claimDeliveries;
  recordDelivery: typeof recordDelivery;
};

export interface DispatcherParts {
  readonly store: Store<DispatchCommands, Record<never, never>>;
  readonly keys: SecretKeys;
  readonly clock: () => number;
  readonly send: Send;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Brings events to webhooks, off the request path: makes deliveries of new events, claims what waits, sends it, and
 * keeps what came of it. Any number of nodes may do so at once.
 */
export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #slots = new DeliverySlots();
  readonly #round = newRound();
  readonly #underWay = new Set<Promise<void>>();
  readonly #timer: NodeJS.Timeout;
  #turn: Promise<void> | null = null;
  #isStopped = false;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#takeTurn(), dispatchPollMs);
    this.#timer.unref();
  }

  /** Begins nothing more, and waits for what is under way, which its own time-out bounds. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#turn;
    await Promise.all(this.#underWay);
  }

  #takeTurn(): void {
    if (this.#isStopped || this.#turn) return;
    this.#turn = this.#dispatch()
      .catch(this.#parts.onFailure)
      .finally(() => {
        this.#turn = null;
      });
  }

  async #dispatch(): Promise<void> {
    const { store } = this.#parts;
    // A short read first: nothing is written while there is nothing to do.
    const [undispatched] = await store.read.findUndispatched({});
    let isDone = undispatched === undefined;
    for (let commits = 0; !isDone && commits < fanOutsMax; commits++) {
      const outcome = await store.commit('fanOutEvents', {});
      isDone = isRejected(outcome) || (JSON.parse(outcome.text) as { isDone: boolean }).isDone;
    }
    for (let claims = 0; claims < claimsMax; claims++) {
      const chosen = await chooseWaiting(store, this.#slots, this.#round);
      if (chosen.length === 0) return;
      await this.#claim(chosen);
    }
  }

  async #claim(chosen: readonly (Slot & { readonly id: string })[]): Promise<void> {
    let claimed: readonly ClaimedDelivery[] = [];
    try {
      const outcome = await this.#parts.store.commit('claimDeliveries', { deliveries: chosen });
      if (!isRejected(outcome))
        claimed = (JSON.parse(outcome.text) as { claimed: ClaimedDelivery[] }).claimed;
    } finally {
      // Another node has claimed the others, or the store could not: their slots are free again.
      const kept = new Set(claimed.map(({ id }) => id));
      for (const delivery of chosen) if (!kept.has(delivery.id)) this.#slots.free(delivery);
    }
    for (const delivery of claimed) {
      const making = this.#make(delivery).finally(() => {
        this.#underWay.delete(making);
        this.#slots.free(delivery);
        this.#takeTurn();
      });
      this.#underWay.add(making);
    }
  }

  /** Makes one delivery. When its outcome cannot be kept, it stays unanswered, and is not made again. */
  async #make(delivery: ClaimedDelivery): Promise<void> {
    const { store, onFailure } = this.#parts;
    const { warehouseId, id } = delivery;
    try {
      const outcome = await this.#send(delivery);
      await store.commit('recordDelivery', { warehouseId, id, ...outcome });
    } catch (error) {
      onFailure(error);
    }
  }

  async #send(delivery: ClaimedDelivery): Promise<DeliveryOutcome> {
    const { keys, clock, send, onFailure } = this.#parts;
    const { url, sealedSecret, webhookId } = delivery;
    let secret: string;
    try {
      secret = keys.open(sealedSecret, webhookId);
    } catch (error) {
      onFailure(error);
      const failure = 'The signing secret’s key is missing on the server.';
      return { status: null, latencyMs: 0, failure, excerpt: null };
    }
    const body = deliveryBody(delivery);
    return send({ url, body, headers: deliveryHeaders(delivery, body, { secret, now: clock() }) });
  }
}
