import type { Commit } from '../store/store.ts';
import type { DeliveryOutcome } from './send-delivery.ts';

/** Keeps what came of a delivery. */
export async function recordDelivery(
  { q }: Commit,
  delivery: { readonly warehouseId: string; readonly id: string } & DeliveryOutcome,
): Promise<null> {
  await q.recordDeliveries([delivery]);
  return null;
}
