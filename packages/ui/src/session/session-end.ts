import { portalIdleMs, portalIdleWarningMs } from '@wms/contract';

/** Where a browser's session stands between its beginning and its end. */
export type SessionStage =
  | { readonly kind: 'OPEN' }
  /** Nobody has pressed anything for long; it ends at `at`, in epoch milliseconds. */
  | { readonly kind: 'IDLE_SOON'; readonly at: number }
  /** However much it is used, it ends at `at`. */
  | { readonly kind: 'ENDS_SOON'; readonly at: number }
  | { readonly kind: 'OVER' };

/** All in epoch milliseconds: the present, when a person last did something, and when the session ends for good. */
export function sessionStage(now: number, activeAt: number, expiresAt: number): SessionStage {
  const idleAt = activeAt + portalIdleMs;
  const endsAt = Math.min(idleAt, expiresAt);
  if (now >= endsAt) return { kind: 'OVER' };
  if (now < endsAt - portalIdleWarningMs) return { kind: 'OPEN' };
  return { kind: idleAt < expiresAt ? 'IDLE_SOON' : 'ENDS_SOON', at: endsAt };
}
