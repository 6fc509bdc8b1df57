import type { Reading } from '../store/store.ts';
import type { DeliverySlots, Slot } from './delivery-slots.ts';

/** Deliveries that are claimed in one commit, and webhooks that are looked at for them. */
const chosenMax = 32;
const webhooksSeenMax = 256;
/** Sorts after every webhook of a warehouse. */
const afterEveryWebhook = '\u{10ffff}';

export type Waiting = Slot & { readonly id: string };

/** A place in the round of all webhooks with something waiting; it begins before the first. */
export interface Round {
  warehouseId: string;
  webhookId: string;
}
export const newRound = (): Round => ({ warehouseId: '', webhookId: '' });

/**
 * Chooses what to send next and takes its slots: webhook after webhook in turn, from where the last choice ended, each
 * as much as it has slots for. However much waits for one receiver, the next one's turn comes all the same.
 */
export async function chooseWaiting(
  { read }: Reading,
  slots: DeliverySlots,
  round: Round,
): Promise<Waiting[]> {
  const chosen: Waiting[] = [];
  const begin = { ...round };
  let hasWrapped = false;
  for (let seen = 0; seen < webhooksSeenMax && chosen.length < chosenMax && slots.room > 0; seen++) {
    const [next] = await read.nextWaitingWebhook(round);
    if (!next || (hasWrapped && isAfter(next, begin))) {
      // Once around, and all that waits has been seen.
      if (hasWrapped || begin.warehouseId === '') break;
      hasWrapped = true;
      Object.assign(round, newRound());
      continue;
    }
    Object.assign(round, next);
    const limit = Math.min(slots.roomOf(next), chosenMax - chosen.length);
    if (limit > 0) {
      const waiting = await read.waitingDeliveries({ ...next, limit });
      for (const delivery of waiting) slots.take(delivery);
      chosen.push(...waiting);
    } else if (slots.roomOfWarehouse(next.warehouseId) <= 0) {
      round.webhookId = afterEveryWebhook;
    }
  }
  return chosen;
}

const isAfter = (place: Round, begin: Round): boolean =>
  place.warehouseId === begin.warehouseId
    ? place.webhookId > begin.webhookId
    : place.warehouseId > begin.warehouseId;
