/** Deliveries that are under way at once: in all, of a warehouse, and to one webhook. */
export const deliveriesInFlightMax = 256;
export const warehouseInFlightMax = 64;
export const webhookInFlightMax = 4;

export interface Slot {
  readonly warehouseId: string;
  readonly webhookId: string;
}

/**
 * Who may send how much at once. A receiver that hangs holds its own few slots, and a warehouse full of such receivers
 * holds its own part, so that neither keeps anybody else waiting.
 */
export class DeliverySlots {
  readonly #ofWarehouse = new Map<string, number>();
  readonly #ofWebhook = new Map<string, number>();
  #taken = 0;

  /** How many more deliveries may begin in all. */
  get room(): number {
    return deliveriesInFlightMax - this.#taken;
  }

  roomOfWarehouse(warehouseId: string): number {
    return Math.min(this.room, warehouseInFlightMax - (this.#ofWarehouse.get(warehouseId) ?? 0));
  }

  roomOf({ warehouseId, webhookId }: Slot): number {
    const ofWebhook = webhookInFlightMax - (this.#ofWebhook.get(webhookId) ?? 0);
    return Math.min(this.roomOfWarehouse(warehouseId), ofWebhook);
  }

  take(slot: Slot): void {
    this.#change(slot, 1);
  }

  free(slot: Slot): void {
    this.#change(slot, -1);
  }

  #change({ warehouseId, webhookId }: Slot, by: number): void {
    this.#taken += by;
    add(this.#ofWarehouse, warehouseId, by);
    add(this.#ofWebhook, webhookId, by);
  }
}

/** Counts that come back to zero are forgotten, so that the map holds only what is under way. */
function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
