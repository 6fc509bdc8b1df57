import { isRejected, promised } from '@wms/domain';
import type { SecretKeys } from '../security/secret-keys.ts';
import type { Store } from '../store/store.ts';
import type { replaceSecrets, SecretChange, SecretOwner } from './replace-secrets.command.ts';

/** Rows that are looked at, and changed, at a time, so that no write waits long behind them. */
export const resealSliceRows = 100;

type ResealStore = Store<{ replaceSecrets: typeof replaceSecrets }, Record<never, never>>;

export interface Resealed {
  /** Secrets that are now under the newest key. */
  readonly resealed: number;
  /** Webhooks, and people whose second factor it is, whose secret no key opens; they are left as they are. */
  readonly unreadable: readonly string[];
}

/**
 * Seals every secret at rest, which are webhooks' and second factors', under the newest key. It may run beside
 * servers: one that does not know the key yet looks for it when it meets it, and a secret that changes meanwhile is
 * left alone.
 */
export async function resealSecrets(store: ResealStore, keys: SecretKeys): Promise<Resealed> {
  const { read } = store;
  const limit = resealSliceRows;
  const webhooks = await resealAll(store, keys, 'WEBHOOK', (after) =>
    read.pageWebhookSecrets({ ...after, limit }),
  );
  const factors = await resealAll(store, keys, 'SECOND_FACTOR', async ({ id }) => {
    const rows = await read.pageFactorSecrets({ after: id, limit });
    return rows.map((row) => ({ warehouseId: '', ...row }));
  });
  return {
    resealed: webhooks.resealed + factors.resealed,
    unreadable: [...webhooks.unreadable, ...factors.unreadable],
  };
}

interface SecretRow {
  readonly warehouseId: string;
  readonly id: string;
  readonly secret: string;
}

async function resealAll(
  store: ResealStore,
  keys: SecretKeys,
  of: SecretOwner,
  readSlice: (after: Omit<SecretRow, 'secret'>) => SecretRow[] | Promise<SecretRow[]>,
): Promise<Resealed> {
  const unreadable: string[] = [];
  let resealed = 0;
  let after = { warehouseId: '', id: '' };
  for (;;) {
    const rows = await readSlice(after);
    const changes: SecretChange[] = [];
    for (const { warehouseId, id, secret } of rows) {
      if (keys.isSealedByNewest(secret)) continue;
      const sealed = sealAgain(keys, secret, id);
      if (sealed === null) unreadable.push(id);
      else changes.push({ of, warehouseId, id, before: secret, after: sealed });
    }
    if (changes.length > 0) {
      const outcome = await store.commit('replaceSecrets', { changes });
      if (!isRejected(outcome)) resealed += (JSON.parse(outcome.text) as { replaced: number }).replaced;
    }
    if (rows.length < resealSliceRows) return { resealed, unreadable };
    after = promised(rows.at(-1), 'a full slice has a last row');
  }
}

function sealAgain(keys: SecretKeys, sealed: string, belongsTo: string): string | null {
  try {
    return keys.seal(keys.open(sealed, belongsTo), belongsTo);
  } catch {
    return null;
  }
}
