import { isRejected, type Outcome } from '@wms/domain';
import type { SecretKeys } from '../security/secret-keys.ts';
import type { Committed, KeyClaim } from '../store/store.ts';

/** A secret on its way through the writer: sealed there and in the kept answer, open only in what is sent. */
export interface AnswerSecret {
  readonly sealed: string;
  /** Puts the secret into the answer's `secret`, in a fresh one and in a replay alike: the same bytes each time. */
  open(outcome: Outcome<Committed>): Outcome<Committed>;
}

/**
 * Seals a secret that an answer will show once. An answer is kept for a day under its Idempotency-Key, so the
 * command answers with the sealed form, and the route opens it.
 */
export function sealForAnswer(keys: SecretKeys, secret: string, claim: KeyClaim | undefined): AnswerSecret {
  const belongsTo = claim === undefined ? 'answer' : `answer ${claim.scope} ${claim.keyDigest}`;
  return {
    sealed: keys.seal(secret, belongsTo),
    open(outcome) {
      if (isRejected(outcome)) return outcome;
      const answer = JSON.parse(outcome.text) as { secret: string };
      const text = JSON.stringify({ ...answer, secret: keys.open(answer.secret, belongsTo) });
      return { ...outcome, text };
    },
  };
}
