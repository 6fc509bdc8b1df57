import { headers } from '@wms/contract';
import type { Request, Response } from 'express';
import type { ThrottledClient } from '../features/access/note-throttled.command.ts';
import type { WmsStore } from '../open-store.ts';
import { networkOf, sourceOf } from '../security/network.ts';
import type { SecretKeys } from '../security/secret-keys.ts';
import { refuse } from './outcome.ts';
import type { RateLimits, RateName } from './rate-limits.ts';
import type { TokenRow } from './token-row.ts';

type Refused = ReturnType<typeof refuse>;

export interface RequestCounterParts {
  readonly store: WmsStore;
  readonly keys: SecretKeys;
  readonly limits: RateLimits;
  /** An audit entry was to be written that no request waits for, and was not. */
  readonly onNoteFailed: (error: unknown) => void;
}

/** What of a request is counted, and by whom. */
export interface CountableRequest {
  readonly request: Request;
  readonly address: string | undefined;
  readonly now: number;
}

/** Counts requests against their limits, refuses those that are over them, and leaves that in the audit log. */
export function createRequestCounter({ store, keys, limits, onNoteFailed }: RequestCounterParts) {
  return {
    /** Counts a live token's request, and says on the response what is left of its limit. Null: it may go on. */
    async ofToken(
      token: TokenRow,
      tokenDigest: string,
      { request, address, now }: CountableRequest,
      response: Response,
    ): Promise<Refused | null> {
      if (limits.policy === '') return null;
      response.setHeader(headers.rateLimitPolicy, limits.policy);
      const rate: RateName = request.method === 'GET' || request.method === 'HEAD' ? 'reads' : 'writes';
      const quota = await limits.takeForToken(tokenDigest, rate, now);
      if (!quota) return null;
      const { isRefused, isFirstRefusal, remaining, resetSeconds } = quota;
      response.setHeader(headers.rateLimit, `"${rate}";r=${remaining};t=${resetSeconds}`);
      if (!isRefused) return null;
      if (isFirstRefusal) {
        const { id, userId, accountId, warehouseId } = token;
        const whose = { id, userId, accountId, warehouseId };
        note({ subject: `${rate} ${id}`, token: whose, limit: rate, network: networkOf(address) });
      }
      return refuse('THROTTLED', { retryAfterSeconds: resetSeconds });
    },

    /** What anybody hears who has no valid token; who asks too often is not even told that. */
    async ofStranger({ address, now }: CountableRequest): Promise<Refused> {
      const quota = await limits.takeForStranger(address, now);
      if (!quota?.isRefused) return refuse('UNAUTHENTICATED');
      if (quota.isFirstRefusal) {
        const subject = keys.digest('throttle', `stranger ${sourceOf(address)}`);
        note({ subject, token: null, limit: 'requests without a valid token', network: networkOf(address) });
      }
      return refuse('THROTTLED', { retryAfterSeconds: quota.resetSeconds });
    },
  };

  /** Nobody waits for it: a refused request costs little. */
  function note(client: ThrottledClient): void {
    store.commit('noteThrottled', client).catch(onNoteFailed);
  }
}
