/** How long one delivery may take as a whole: finding the address, connecting, sending, and the answer's status. */
export const deliveryTimeoutMs = 5_000;

/** A delivery that began this long ago and has no outcome never gets one: its server was stopped in between. */
export const unansweredAfterMs = 30_000;

/** Why a delivery was made: for an event, to try a webhook out, or once more by hand. */
export const deliveryKinds = ['EVENT', 'TEST', 'RESEND'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** UNANSWERED: it may or may not have arrived, because the server was stopped while it was under way. */
export const deliveryStates = ['QUEUED', 'SENDING', 'DELIVERED', 'FAILED', 'UNANSWERED'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What is known of a delivery. Instants are epoch milliseconds; null: not yet. */
export interface DeliveryFacts {
  readonly attemptedAt: number | null;
  /** Set with the outcome, whatever it was. */
  readonly latencyMs: number | null;
  /** The receiver's HTTP status, null when none came. */
  readonly status: number | null;
}

/** Any 2xx is success, and nothing else is: a redirect is not followed (guide, section 7; Standard Webhooks). */
export function deliveryState({ attemptedAt, latencyMs, status }: DeliveryFacts, now: number): DeliveryState {
  if (attemptedAt === null) return 'QUEUED';
  if (latencyMs === null) return now - attemptedAt < unansweredAfterMs ? 'SENDING' : 'UNANSWERED';
  return status !== null && status >= 200 && status < 300 ? 'DELIVERED' : 'FAILED';
}
