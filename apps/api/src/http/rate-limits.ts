import { isRejected } from '@wms/domain';
import type { SharedRequests } from '../features/access/share-requests.command.ts';
import type { WmsStore } from '../open-store.ts';
import { sourceOf } from '../security/network.ts';
import type { SecretKeys } from '../security/secret-keys.ts';
import { type Quota, rateWindowMs, RequestCounts } from './request-counts.ts';

/** Counts told in one commit, so that no write waits long behind it. */
const shareSliceCounts = 200;

/** Requests a minute; 0 is no limit. */
export interface Rates {
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
}

/** The limit that a request counts against. */
export type RateName = 'reads' | 'writes';

export interface RateLimitsParts {
  readonly store: WmsStore;
  readonly keys: SecretKeys;
  readonly rates: Rates;
}

/**
 * How much each token may ask for in a minute, and how often an address may come without a valid one (decision 0039).
 * An address without a token has the limit of a token's reads.
 */
export class RateLimits {
  /** The value of RateLimit-Policy; empty when there is no limit. */
  readonly policy: string;
  readonly #store: WmsStore;
  readonly #tokens: Readonly<Record<RateName, RequestCounts | null>>;
  readonly #strangers: RequestCounts | null;
  /** When the last window ends in which some address used up its limit. */
  #strangersBarredUntil = 0;

  constructor({ store, keys, rates: { readsPerMinute, writesPerMinute } }: RateLimitsParts) {
    this.#store = store;
    const counts = (max: number, subjectOf: (client: string) => string) =>
      max === 0 ? null : new RequestCounts({ max, subjectOf, learn });
    const learn = async (subject: string, windowEndsAt: number) => {
      const [known] = await store.read.findRequests({ subject, windowEndsAt });
      return known?.requests ?? 0;
    };
    this.#tokens = {
      reads: counts(readsPerMinute, (digest) => `reads ${digest}`),
      writes: counts(writesPerMinute, (digest) => `writes ${digest}`),
    };
    this.#strangers = counts(readsPerMinute, (source) => keys.digest('throttle', `stranger ${source}`));
    this.policy = Object.entries({ reads: readsPerMinute, writes: writesPerMinute })
      .filter(([, max]) => max > 0)
      .map(([name, max]) => `"${name}";q=${max};w=${rateWindowMs / 1000}`)
      .join(', ');
  }

  /** Counts a live token's request; null where there is no limit. */
  takeForToken(tokenDigest: string, rate: RateName, now: number): Quota | Promise<Quota> | null {
    return this.#tokens[rate]?.take(tokenDigest, now) ?? null;
  }

  /** Counts a request that came without a valid token; null where there is no limit. */
  async takeForStranger(address: string | undefined, now: number): Promise<Quota | null> {
    const quota = (await this.#strangers?.take(sourceOf(address), now)) ?? null;
    if (quota?.isRefused || quota?.remaining === 0) {
      this.#strangersBarredUntil = Math.max(this.#strangersBarredUntil, now + quota.resetSeconds * 1000);
    }
    return quota;
  }

  /**
   * For how many seconds a token is not even looked up, because its address has tried too many that are not valid
   * and this node does not know it from before; 0 when it may be. So one client's guessing stops, and its
   * neighbours' work goes on.
   */
  barredSeconds(tokenDigest: string, address: string | undefined, now: number): number {
    if (now >= this.#strangersBarredUntil) return 0;
    if (!this.#strangers?.isUsedUp(sourceOf(address), now)) return 0;
    const isKnown = this.#tokens.reads?.isKnown(tokenDigest) || this.#tokens.writes?.isKnown(tokenDigest);
    return isKnown ? 0 : Math.ceil((this.#strangersBarredUntil - now) / 1000);
  }

  /** Tells the other nodes what was counted here, and hears what they have. Throws StoreFailure; then it is told later. */
  async share(now: number): Promise<void> {
    for (const counts of [this.#tokens.reads, this.#tokens.writes, this.#strangers]) {
      const untold = counts?.toTell(now) ?? [];
      for (let start = 0; start < untold.length; start += shareSliceCounts) {
        const slice = untold.slice(start, start + shareSliceCounts);
        const outcome = await this.#store.commit('shareRequests', { counts: slice });
        if (isRejected(outcome)) return;
        const { sums } = JSON.parse(outcome.text) as { sums: SharedRequests[] };
        counts?.hear(slice, new Map(sums.map((sum) => [sum.subject, sum])));
      }
    }
  }
}
