import { isRejected, normaliseEmail } from '@wms/domain';
import { sealForAnswer } from '../../http/answer-secret.ts';
import type { Handlers } from '../../http/endpoint.ts';
import { hashNewPassword } from '../../security/passwords.ts';
import { newRawToken } from '../../security/raw-tokens.ts';
import type { SecretKeys } from '../../security/secret-keys.ts';
import type { CommitOptions, Store } from '../../store/store.ts';
import type { createAccount } from './create-account.command.ts';
import type { createStaff } from './create-staff.command.ts';
import type { createWarehouse } from './create-warehouse.command.ts';
import type { findAccounts } from './find-accounts.survey.ts';
import type { findWarehouses } from './find-warehouses.survey.ts';
import { listAccounts, readAccount } from './list-accounts.query.ts';
import { listStaff, listStaffTokens } from './list-staff.query.ts';
import { listWarehouses } from './list-warehouses.query.ts';
import type { mintStaffToken } from './mint-staff-token.command.ts';
import { newWarehouseId } from '../../store/ids.ts';
import type { revokeStaffToken } from './revoke-staff-token.command.ts';
import type { setAccountStatus } from './set-account-status.command.ts';
import type { setStaffStatus } from './set-staff-status.command.ts';

type AdminCommands = {
  createAccount: typeof createAccount;
  setAccountStatus: typeof setAccountStatus;
  createWarehouse: typeof createWarehouse;
  createStaff: typeof createStaff;
  setStaffStatus: typeof setStaffStatus;
  mintStaffToken: typeof mintStaffToken;
  revokeStaffToken: typeof revokeStaffToken;
};
type AdminSurveys = { findAccounts: typeof findAccounts; findWarehouses: typeof findWarehouses };

interface AdminParts {
  readonly store: Store<AdminCommands, AdminSurveys>;
  readonly keys: SecretKeys;
  readonly clock: () => number;
}

/** The body goes no further than the route, because it holds a password, or because the route adds to it. */
const withoutBody = ({ key }: CommitOptions): CommitOptions => (key ? { key } : {});

export const accountHandlers = ({
  store,
}: AdminParts): Pick<
  Handlers,
  'listAccounts' | 'readAccount' | 'createAccount' | 'changeAccount' | 'createWarehouse' | 'listAllWarehouses'
> => ({
  listAccounts: async ({ query }) => ({ answer: await listAccounts(store, query) }),
  async readAccount({ params }) {
    const answer = await readAccount(store, params.id);
    return isRejected(answer) ? answer : { answer };
  },
  async createAccount({ caller, body, commitOptions }) {
    const passwordHash = await hashNewPassword(body.password);
    if (isRejected(passwordHash)) return passwordHash;
    const account = {
      caller,
      email: normaliseEmail(body.email),
      name: body.name,
      passwordHash,
      companyName: body.companyName,
      status: body.status ?? 'APPROVED',
      warehouse: { id: newWarehouseId(), name: body.warehouseName },
    };
    return store.commit('createAccount', account, withoutBody(commitOptions));
  },
  changeAccount: ({ caller, params, body, commitOptions }) =>
    store.commit('setAccountStatus', { caller, accountId: params.id, ...body }, withoutBody(commitOptions)),
  createWarehouse: ({ caller, params, body, commitOptions }) =>
    store.commit(
      'createWarehouse',
      { caller, accountId: params.id, id: newWarehouseId(), name: body.name },
      withoutBody(commitOptions),
    ),
  listAllWarehouses: async ({ query }) => ({ answer: await listWarehouses(store, query) }),
});

export const staffHandlers = ({
  store,
  keys,
  clock,
}: AdminParts): Pick<
  Handlers,
  'listStaff' | 'createStaff' | 'changeStaff' | 'listStaffTokens' | 'mintStaffToken' | 'revokeStaffToken'
> => ({
  listStaff: async ({ query }) => ({ answer: await listStaff(store, query) }),
  async createStaff({ caller, body, commitOptions }) {
    const passwordHash = await hashNewPassword(body.password);
    if (isRejected(passwordHash)) return passwordHash;
    const { name, role } = body;
    const member = { caller, email: normaliseEmail(body.email), name, role, passwordHash };
    return store.commit('createStaff', member, withoutBody(commitOptions));
  },
  changeStaff: ({ caller, params, commitOptions }) =>
    store.commit('setStaffStatus', { caller, params }, commitOptions),
  async listStaffTokens({ params }) {
    const answer = await listStaffTokens(store, params.id, clock());
    return isRejected(answer) ? answer : { answer };
  },
  async mintStaffToken({ caller, params, commitOptions }) {
    const { raw, digest, lastFour } = newRawToken();
    const secret = sealForAnswer(keys, raw, commitOptions.key);
    const fresh = { caller, params, digest, lastFour, sealedSecret: secret.sealed };
    return secret.open(await store.commit('mintStaffToken', fresh, commitOptions));
  },
  revokeStaffToken: ({ caller, params, commitOptions }) =>
    store.commit('revokeStaffToken', { caller, params }, commitOptions),
});
