import type { BuildFacts } from '../build-facts.ts';
import type { NoUpdates } from '../../shared/ipc.ts';
import type { ManagedSettings } from '../managed-settings.ts';

export interface Machine {
  readonly isPackaged: boolean;
  /** Node's words for both: `win32`, `arm64`. */
  readonly platform: string;
  readonly arch: string;
}

/** Where the releases for one kind of machine lie; or why there are none. */
export type Feed = { readonly url: string } | { readonly url: null; readonly why: NoUpdates };

/** Decides whether this program takes updates by itself, and where from. */
export function chooseFeed(
  { isPackaged, platform, arch }: Machine,
  { updates }: Pick<ManagedSettings, 'updates'>,
  { updateFeed, publisher }: BuildFacts,
): Feed {
  const off = (why: NoUpdates): Feed => ({ url: null, why });
  if (!isPackaged) return off('NOT_INSTALLED');
  if (updates.isOff) return off('SWITCHED_OFF');
  // What Linux would check is a checksum from the same place as the file, which is no signature.
  if (platform !== 'win32' && platform !== 'darwin') return off('PACKAGE_MANAGER');
  if (platform === 'win32' && publisher === '') return off('NOT_SIGNED');
  const feed = updates.feedUrl ?? updateFeed;
  return feed === '' ? off('NO_FEED') : { url: `${feed}/${platform}-${arch}` };
}
