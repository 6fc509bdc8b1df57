import type { Failure } from '@wms/client';

/** What somebody else has made of it meanwhile, where that is why a change was refused; else null. */
export function currentOf(failure: Failure | null): Readonly<Record<string, unknown>> | null {
  if (failure?.kind !== 'REFUSED' || failure.code !== 'CHANGED_MEANWHILE') return null;
  const { current } = failure.details;
  return typeof current === 'object' && current !== null ? { ...current } : null;
}
