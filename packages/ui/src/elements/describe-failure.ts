import type { Failure } from '@wms/client';
import type { TFunction } from 'i18next';

/** What went wrong, that nothing was lost, and what to do, in the person's language. */
export function describeFailure(t: TFunction, failure: Failure): string {
  if (failure.kind === 'UNREACHABLE') return t('failure.unreachable');
  // The host's own: sent, never answered, and too old to be repeated by itself.
  if (failure.details.reason === 'UNCONFIRMED') return t('failure.unconfirmed');
  if (failure.code === 'TOKEN_LOCKED') return describeLock(t, failure.details.reason);
  // The host refuses some things itself, in words of its own that say more than the code does.
  if (failure.requestId === '') return failure.error;
  return t(`errors.${failure.code}`);
}

function describeLock(t: TFunction, reason: unknown): string {
  if (reason === 'DEVICE_MISMATCH') return t('ended.deviceMismatch');
  if (reason === 'CONCURRENT_SESSION') return t('ended.concurrentSession');
  return t('errors.TOKEN_LOCKED');
}
