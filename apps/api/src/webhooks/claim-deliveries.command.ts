import type { Commit } from '../store/store.ts';

/** A delivery that is this caller's to make, once. */
export interface ClaimedDelivery {
  readonly warehouseId: string;
  readonly id: string;
  readonly webhookId: string;
  readonly messageId: string;
  readonly event: string;
  /** JSON text; null for a test. */
  readonly fields: string | null;
  readonly at: number;
  readonly url: string;
  readonly sealedSecret: string;
}

/**
 * Claims those of these deliveries that still wait. The claim is durable before anything is sent, so that a delivery
 * that was cut off is never sent again by itself. What may not be sent any more is settled right here.
 */
export async function claimDeliveries(
  { q, now }: Commit,
  { deliveries }: { deliveries: readonly { readonly warehouseId: string; readonly id: string }[] },
): Promise<{ claimed: ClaimedDelivery[] }> {
  const rows = (await q.lockWaitingDeliveries(deliveries)).flat();
  await q.claimDeliveries(rows.map(({ warehouseId, id }) => ({ warehouseId, id, now })));
  const receivers = await q.findReceivers(rows);
  const told = await q.readEventFields(
    rows.map(({ warehouseId, eventPosition }) => ({ warehouseId, position: eventPosition ?? 0 })),
  );
  const claimed: ClaimedDelivery[] = [];
  const settled: Parameters<Commit['q']['recordDeliveries']>[0][number][] = [];
  for (const [index, { eventPosition, eventAt, ...row }] of rows.entries()) {
    const receiver = receivers[index]?.[0];
    const fields = told[index]?.[0]?.fields ?? null;
    const failure = whyNotSent(receiver, eventPosition !== null && fields === null);
    if (failure !== null || !receiver) {
      settled.push({ ...row, latencyMs: 0, status: null, failure, excerpt: null });
      continue;
    }
    claimed.push({ ...row, fields, at: eventAt, url: receiver.url, sealedSecret: receiver.secret });
  }
  await q.recordDeliveries(settled);
  return { claimed };
}

function whyNotSent(
  receiver: { deletedAt: number | null; accountStatus: string } | undefined,
  isForgotten: boolean,
): string | null {
  if (!receiver || receiver.deletedAt !== null) return 'The webhook was deleted before it was sent.';
  if (receiver.accountStatus !== 'APPROVED') return 'The account is not active.';
  return isForgotten ? 'The event is no longer kept.' : null;
}
