import type { CountedRequests, SharedRequests } from '../features/access/share-requests.command.ts';

/** Limits are so many requests in each minute of the clock, so that all nodes agree on where a window begins. */
export const rateWindowMs = 60_000;
/** How many clients of one kind a node counts at once; past it those counted the longest begin anew. */
export const countedClientsMax = 20_000;

/** What a request may do, and what its client is told. */
export interface Quota {
  readonly isRefused: boolean;
  /** Whether this is the first refusal of the window here. */
  readonly isFirstRefusal: boolean;
  /** Requests left in the window. */
  readonly remaining: number;
  /** Whole seconds until the window ends, 1 or more. */
  readonly resetSeconds: number;
}

interface Count {
  readonly subject: string;
  readonly windowEndsAt: number;
  /** What all nodes have told, as this one last heard. */
  shared: number;
  /** What this node has counted and not told yet. */
  own: number;
  refused: boolean;
}

export interface RequestCountsOptions {
  /** Requests in a window, 1 or more. */
  readonly max: number;
  /** What the database calls a client. */
  readonly subjectOf: (client: string) => string;
  /** What the nodes have told of a subject's window so far. */
  readonly learn: (subject: string, windowEndsAt: number) => Promise<number>;
}

/**
 * Requests of many clients against one limit. They are counted in memory; what is told to the other nodes now and
 * then, and heard from them, keeps the limit one for all nodes (decision 0039).
 */
export class RequestCounts {
  readonly #options: RequestCountsOptions;
  readonly #counts = new Map<string, Count>();
  /** Those with something to tell, by subject. */
  readonly #untold = new Map<string, Count>();

  constructor(options: RequestCountsOptions) {
    this.#options = options;
  }

  /**
   * Counts a request, unless the limit is reached: a refused one costs nothing and counts for nothing. A promise only
   * for a client's first request in a window, which learns what the other nodes have counted.
   */
  take(client: string, now: number): Quota | Promise<Quota> {
    const count = this.#current(client, now);
    return count ? this.#takeFrom(count, now) : this.#begin(client, now);
  }

  /** Whether a client has used up its window, as far as this node knows; counts nothing. */
  isUsedUp(client: string, now: number): boolean {
    const count = this.#current(client, now);
    return count !== undefined && count.shared + count.own >= this.#options.max;
  }

  /** Whether this node has counted a client, now or lately. */
  isKnown(client: string): boolean {
    return this.#counts.has(client);
  }

  /** What the other nodes have not heard yet. It stays so until `hear` brings their sum. */
  toTell(now: number): CountedRequests[] {
    const counts: CountedRequests[] = [];
    for (const [subject, { own, windowEndsAt }] of this.#untold) {
      if (windowEndsAt <= now) this.#untold.delete(subject);
      else counts.push({ subject, count: own, windowEndsAt, windowMs: rateWindowMs });
    }
    return counts;
  }

  /** Takes in the sums that came back for what was told. */
  hear(told: readonly CountedRequests[], sums: ReadonlyMap<string, SharedRequests>): void {
    for (const { subject, count: ownTold, windowEndsAt } of told) {
      const count = this.#untold.get(subject);
      const sum = sums.get(subject);
      if (count?.windowEndsAt !== windowEndsAt) continue;
      count.own -= ownTold;
      // When another node's clock is in the next window already, there is no sum to hear of.
      count.shared = sum?.windowEndsAt === windowEndsAt ? sum.requests : count.shared + ownTold;
      if (count.own === 0) this.#untold.delete(subject);
    }
  }

  #takeFrom(count: Count, now: number): Quota {
    const resetSeconds = Math.max(1, Math.ceil((count.windowEndsAt - now) / 1000));
    const remaining = this.#options.max - count.shared - count.own;
    if (remaining <= 0) {
      const isFirstRefusal = !count.refused;
      count.refused = true;
      return { isRefused: true, isFirstRefusal, remaining: 0, resetSeconds };
    }
    if (count.own === 0) this.#untold.set(count.subject, count);
    count.own += 1;
    return { isRefused: false, isFirstRefusal: false, remaining: remaining - 1, resetSeconds };
  }

  #current(client: string, now: number): Count | undefined {
    const count = this.#counts.get(client);
    // Outside its window in either direction: clocks are set back, too.
    const isCurrent = count && now < count.windowEndsAt && now >= count.windowEndsAt - rateWindowMs;
    return isCurrent ? count : undefined;
  }

  async #begin(client: string, now: number): Promise<Quota> {
    const windowEndsAt = (Math.floor(now / rateWindowMs) + 1) * rateWindowMs;
    const subject = this.#options.subjectOf(client);
    const count: Count = { subject, windowEndsAt, shared: 0, own: 0, refused: false };
    this.#counts.delete(client);
    if (this.#counts.size >= countedClientsMax) this.#dropOldest();
    this.#counts.set(client, count);
    const learned = await this.#options.learn(subject, windowEndsAt);
    // Meanwhile a sum may have been heard, which is the newer one when it is the larger one.
    count.shared = Math.max(count.shared, learned);
    return this.#takeFrom(count, now);
  }

  #dropOldest(): void {
    for (const [client, { subject }] of this.#counts) {
      this.#counts.delete(client);
      this.#untold.delete(subject);
      return;
    }
  }
}
