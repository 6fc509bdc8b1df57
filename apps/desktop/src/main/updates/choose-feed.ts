import type { BuildFacts } from '../build-facts.ts';
import type { ManagedSettings } from '../managed-settings.ts';

export interface Machine {
  readonly isPackaged: boolean;
  /** Node's words for both: `win32`, `arm64`. */
  readonly platform: string;
  readonly arch: string;
}

/** Where the releases for one kind of machine lie; or why there are none, for the log. */
export type Feed = { readonly url: string } | { readonly url: null; readonly why: string };

/** Decides whether this program takes updates by itself, and where from. */
export function chooseFeed(
  { isPackaged, platform, arch }: Machine,
  { updates }: Pick<ManagedSettings, 'updates'>,
  { updateFeed, publisher }: BuildFacts,
): Feed {
  const off = (why: string): Feed => ({ url: null, why });
  if (!isPackaged) return off('this is not an installed program');
  if (updates.isOff) return off('an administrator has switched them off');
  // What Linux would check is a checksum from the same place as the file, which is no signature.
  if (platform !== 'win32' && platform !== 'darwin')
    return off('the package manager brings them on this system');
  if (platform === 'win32' && publisher === '') return off('this build is not signed');
  const feed = updates.feedUrl ?? updateFeed;
  return feed === '' ? off('no feed is set') : { url: `${feed}/${platform}-${arch}` };
}
