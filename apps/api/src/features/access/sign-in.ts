import {
  type AccountStatus,
  assertNever,
  isRejected,
  normaliseEmail,
  type Outcome,
  reject,
  type Role,
  type TokenKind,
} from '@wms/domain';
import { newRawToken } from '../../security/raw-tokens.ts';
import type { SecretKeys } from '../../security/secret-keys.ts';
import type { Store } from '../../store/store.ts';
import { checkPassword, type PasswordStore, type UserRow } from './check-password.ts';
import { checkSecondFactor, type FactorParts } from './check-second-factor.ts';
import type { issueToken } from './issue-token.command.ts';

/** What signing in needs of the store. */
export type SignInStore = PasswordStore &
  FactorParts['store'] &
  Store<{ issueToken: typeof issueToken }, Record<never, never>>;

type Warehouse = { readonly id: string; readonly name: string };

export interface SignInParts {
  readonly store: SignInStore;
  readonly keys: SecretKeys;
  readonly clock: () => number;
}

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  readonly warehouseId?: string | undefined;
  readonly address: string | undefined;
  /** Of the second factor, where there is one. */
  readonly code?: string | undefined;
}

/** What kind of token a sign-in gives, for how long, and to whom. */
export interface SignInTerms {
  readonly kind: TokenKind;
  readonly name: string;
  readonly lifeMs: number;
  readonly replacesEarlier: boolean;
  readonly staffToo: boolean;
  readonly supervisorsOnly: boolean;
}

export interface SignedIn {
  readonly user: UserRow;
  readonly warehouses: readonly Warehouse[];
  readonly warehouse: Warehouse | null;
  readonly raw: string;
  readonly digest: string;
  readonly expiresAt: number;
}

/**
 * Exchanges an e-mail address and a password for a fresh token. Without the right password, every kind of account
 * and none at all get the same answer in the same time; only with it does the refusal say why.
 */
export async function signIn(
  parts: SignInParts,
  request: SignInRequest,
  terms: SignInTerms,
): Promise<Outcome<SignedIn>> {
  const { store } = parts;
  const { password, address } = request;
  const checked = await checkPassword(parts, { email: normaliseEmail(request.email), password, address });
  if (isRejected(checked)) return checked;
  const { user, accountSubject, network, noteFailure } = checked;
  const barred = barredBy(user, terms);
  if (barred) {
    await noteFailure(barred.rejected.code);
    return barred;
  }

  const factor = await checkSecondFactor(parts, user.id, request.code);
  if (isRejected(factor)) {
    if (factor.rejected.code === 'TOTP_INVALID') await noteFailure('wrong code');
    return factor;
  }

  const warehouses = await warehousesOf(store, user);
  const warehouse = request.warehouseId
    ? warehouses.find(({ id }) => id === request.warehouseId)
    : (warehouses[0] ?? null);
  if (warehouse === undefined || (warehouse === null && user.accountId !== null))
    return reject({ code: 'NOT_FOUND' });

  const token = newRawToken();
  const issued = await store.commit('issueToken', {
    digest: token.digest,
    lastFour: token.lastFour,
    kind: terms.kind,
    role: user.role as Role,
    name: terms.name,
    userId: user.id,
    accountId: user.accountId,
    warehouseId: warehouse?.id ?? null,
    lifeMs: terms.lifeMs,
    replacesEarlier: terms.replacesEarlier,
    clearsThrottles: [accountSubject],
    signedInFrom: network,
  });
  if (isRejected(issued)) return issued;
  const { expiresAt } = JSON.parse(issued.text) as { expiresAt: number };
  return { user, warehouses, warehouse, raw: token.raw, digest: token.digest, expiresAt };
}

/** Why someone with the right password still may not come in; null: they may. */
function barredBy(user: UserRow, { staffToo, supervisorsOnly }: SignInTerms) {
  if (user.status !== 'ACTIVE') return reject({ code: 'ACCOUNT_SUSPENDED' });
  if (user.accountId === null) return staffToo ? null : reject({ code: 'NOT_A_CUSTOMER' });
  const status = user.accountStatus as AccountStatus;
  switch (status) {
    case 'APPROVED':
      return supervisorsOnly && user.role === 'WORKER' ? reject({ code: 'NOT_A_SUPERVISOR' }) : null;
    case 'PENDING':
      return reject({ code: 'ACCOUNT_PENDING' });
    case 'SUSPENDED':
      return reject({ code: 'ACCOUNT_SUSPENDED' });
    case 'REJECTED':
      return reject({ code: 'ACCOUNT_REJECTED' });
    default:
      return assertNever(status);
  }
}

/** A supervisor may choose among the account's warehouses; a worker belongs to one. */
async function warehousesOf(store: SignInStore, user: UserRow): Promise<readonly Warehouse[]> {
  if (user.accountId === null) return [];
  const all = await store.read.listWarehouses({ accountId: user.accountId });
  return user.role === 'WORKER' ? all.filter(({ id }) => id === user.warehouseId) : all;
}
