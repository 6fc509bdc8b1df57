import { concurrentUseWindowMs, isRejected, type TokenLockReason } from '@wms/domain';
import type { NetworkUse, TokenTouch } from '../features/access/touch-token.command.ts';
import type { WmsStore } from '../open-store.ts';
import { createNetworks, isWithin, type Network, networkOf } from '../security/network.ts';
import type { SecretKeys } from '../security/secret-keys.ts';
import type { TokenRow } from './token-row.ts';

/**
 * A token's use is noted at most this often while nothing changes. Where another node takes over, and after a crash,
 * what is known of its last use may be so much too old, and the window of five minutes so much shorter.
 */
export const useGranularityMs = 15_000;
/** How many tokens' last uses a node remembers. */
const tokensRememberedMax = 20_000;

export interface NetworkGuardParts {
  readonly store: WmsStore;
  readonly keys: SecretKeys;
  /** A use was to be noted that no request waits for, and was not. */
  readonly onNoteFailed: (error: unknown) => void;
}

/** Why a token may not be used from an address; null: it may. A promise only where the database must decide. */
export type NetworkGuard = (
  token: TokenRow,
  address: string | undefined,
  now: number,
) => TokenLockReason | null | Promise<TokenLockReason | null>;

/**
 * Watches that no token is used from two networks at once (terms, section 3). The token's row is the truth; what is
 * remembered here only saves asking and telling it the same again.
 */
export function createNetworkGuard({ store, keys, onNoteFailed }: NetworkGuardParts): NetworkGuard {
  const networks = createNetworks(keys);
  const touching = new Set<string>();
  const lastUses = new Map<string, { digest: string; at: number }>();
  /** When a use from a network was noted of a token that is not locked for a second one. */
  const reported = new Map<string, number>();

  return (token, address, now) => {
    // The connection is gone already: nobody waits for the answer, and nowhere is no network.
    if (address === undefined) return null;
    if (token.allowedNetworks !== null) return guardRanges(token, token.allowedNetworks, address, now);
    const network = networks(address);
    const last = lastUses.get(token.id);
    remember(lastUses, token.id, { digest: network.digest, at: now });
    if (token.networkDigest === network.digest) {
      if (!isNear(token.networkSeenAt, now, useGranularityMs)) touchBehind(token.id, plainUse(network));
      return null;
    }
    return changeNetwork(token, network, last ?? null, now);
  };

  /** Its owner has said where it is used: these ranges are one place, and anywhere else is theft. */
  function guardRanges(token: TokenRow, allowedNetworks: string, address: string, now: number) {
    const ranges = JSON.parse(allowedNetworks) as string[];
    if (!isWithin(address, ranges)) return lock(token.id, networkOf(address));
    if (isNear(lastUses.get(token.id)?.at ?? null, now, useGranularityMs)) return null;
    remember(lastUses, token.id, { digest: '', at: now });
    touchBehind(token.id);
    return null;
  }

  /** The first network that is seen, another one, or the same one under a newer secret key. */
  async function changeNetwork(
    token: TokenRow,
    network: Network,
    last: NetworkUse['elsewhere'],
    now: number,
  ): Promise<TokenLockReason | null> {
    const { networkDigest } = token;
    const key = `${token.id} ${network.digest}`;
    if (isNear(reported.get(key) ?? null, now, concurrentUseWindowMs)) return null;
    const isSame = networkDigest !== null && keys.matches('network', network.name, networkDigest);
    const use: NetworkUse = {
      ...plainUse(network),
      alsoKnownAs: isSame ? networkDigest : null,
      elsewhere: last,
    };
    const { lockedNow, isReportOnly } = await touch(token.id, use);
    if (isReportOnly) remember(reported, key, now);
    return lockedNow;
  }

  async function touch(tokenId: string, network?: NetworkUse): Promise<TokenTouch> {
    const outcome = await store.commit('touchToken', { tokenId, ...(network ? { network } : {}) });
    return isRejected(outcome) ? { lockedNow: null } : (JSON.parse(outcome.text) as TokenTouch);
  }

  function touchBehind(tokenId: string, network?: NetworkUse): void {
    if (touching.has(tokenId)) return;
    touching.add(tokenId);
    touch(tokenId, network)
      .catch(onNoteFailed)
      .finally(() => touching.delete(tokenId));
  }

  async function lock(tokenId: string, network: string): Promise<TokenLockReason> {
    const outcome = await store.commit('lockToken', { tokenId, reason: 'CONCURRENT_SESSION', network });
    if (isRejected(outcome)) return 'CONCURRENT_SESSION';
    return (JSON.parse(outcome.text) as { lockedNow: TokenLockReason }).lockedNow;
  }
}

const plainUse = ({ digest, name }: Network): NetworkUse => ({
  digest,
  name,
  alsoKnownAs: null,
  elsewhere: null,
});

/** Near in either direction: a clock that was set back must not stop what is due. */
const isNear = (instant: number | null, now: number, withinMs: number): boolean =>
  instant !== null && Math.abs(now - instant) < withinMs;

function remember<Value>(known: Map<string, Value>, key: string, value: Value): void {
  if (known.size >= tokensRememberedMax && !known.has(key)) known.clear();
  known.set(key, value);
}
