import { type Role, type TokenKind, tokenLifeDays } from '@wms/domain';
import { type Command, Option } from 'commander';
import type { WmsStore } from '../open-store.ts';
import { newRawToken } from '../security/raw-tokens.ts';
import { accountOf } from './account-commands.ts';
import { type Report, storeAction, type Variables } from './invocation.ts';
import { answerOf, BadUsage, Refused } from './operator-error.ts';
import { parseDays, parseEmail, parseNetworks } from './option-values.ts';

const dayMs = 24 * 3_600_000;

interface MintOptions {
  readonly account: string;
  readonly warehouse: string;
  readonly role: 'SUPERVISOR' | 'WORKER';
  readonly worker?: string;
  readonly days: number;
  readonly networkLock?: boolean;
  readonly allowNetworks?: readonly string[];
}

/** `wms admin token|staff-token`: keys that are shown once. */
export function addTokenCommands(admin: Command, variables: Variables): void {
  admin
    .command('token')
    .description("customers' API keys")
    .command('mint')
    .description('make a key for one warehouse: an integration (SUPERVISOR) or a worker device (WORKER)')
    .requiredOption('--account <email>', 'of anybody of the account', parseEmail)
    .requiredOption('--warehouse <id>', 'the one warehouse that it opens')
    .addOption(
      new Option('--role <role>', 'what it may do').choices(['SUPERVISOR', 'WORKER']).makeOptionMandatory(),
    )
    .option('--worker <email>', 'whose device it is, for WORKER', parseEmail)
    .option('--days <days>', 'its life', parseDays, tokenLifeDays)
    .option('--network-lock', 'lock it when it is used from two networks within five minutes')
    .option('--allow-networks <ranges>', 'CIDR ranges: used from anywhere else it locks', parseNetworks)
    .action(storeAction(variables, mintToken));

  admin
    .command('staff-token')
    .description("888's own API keys")
    .command('mint')
    .description('make a key for dispatch and admin calls')
    .requiredOption('--email <email>', 'of the member of staff', parseEmail)
    .action(storeAction(variables, mintStaffToken));
}

async function mintToken(store: WmsStore, options: MintOptions): Promise<Report> {
  const { account, warehouse: warehouseId, role, worker, days } = options;
  if ((role === 'WORKER') !== (worker !== undefined)) {
    throw new BadUsage(
      '--worker EMAIL goes with --role WORKER, and only with it: it says whose device the key is for.',
    );
  }
  const { accountId } = await accountOf(store, account);
  const [warehouse] = await store.read.findWarehouse({ id: warehouseId });
  if (warehouse?.accountId !== accountId) {
    throw new Refused(`The account of ${account} has no warehouse ${warehouseId}. Nothing was changed.`);
  }
  const userId =
    worker === undefined
      ? await ownerOf(store, accountId)
      : await workerOf(store, { email: worker, accountId, warehouseId });
  const kind = role === 'WORKER' ? 'WORKER_DEVICE' : 'INTEGRATION';
  const name = role === 'WORKER' ? 'Worker device' : 'Integration';
  const { networkLock = false, allowNetworks } = options;
  return issue(store, {
    kind,
    role,
    name,
    userId,
    accountId,
    warehouseId,
    days,
    networkLock,
    ...(allowNetworks ? { allowedNetworks: allowNetworks } : {}),
  });
}

async function ownerOf(store: WmsStore, accountId: string): Promise<string> {
  const [owner] = await store.read.findAccountOwner({ accountId });
  if (!owner) throw new Refused('This account has no supervisor. Nothing was changed.');
  return owner.id;
}

async function workerOf(
  store: WmsStore,
  { email, accountId, warehouseId }: { email: string; accountId: string; warehouseId: string },
): Promise<string> {
  const [user] = await store.read.findUserByEmail({ email });
  if (user?.role !== 'WORKER' || user.accountId !== accountId || user.warehouseId !== warehouseId) {
    throw new Refused(`${email} is no worker of warehouse ${warehouseId}. Nothing was changed.`);
  }
  return user.id;
}

async function mintStaffToken(store: WmsStore, { email }: { email: string }): Promise<Report> {
  const [user] = await store.read.findUserByEmail({ email });
  if (!user || user.accountId !== null) {
    throw new Refused(`${email} is no member of 888's staff. Nothing was changed.`);
  }
  return issue(store, {
    kind: 'STAFF',
    role: user.role as Role,
    name: 'Staff',
    userId: user.id,
    accountId: null,
    warehouseId: null,
    days: tokenLifeDays,
  });
}

interface TokenToIssue {
  readonly kind: TokenKind;
  readonly role: Role;
  readonly name: string;
  readonly userId: string;
  readonly accountId: string | null;
  readonly warehouseId: string | null;
  readonly days: number;
  readonly networkLock?: boolean;
  readonly allowedNetworks?: readonly string[];
}

async function issue(store: WmsStore, { days, ...token }: TokenToIssue): Promise<Report> {
  const { raw, digest, lastFour } = newRawToken();
  const { tokenId, expiresAt } = answerOf<{ tokenId: string; expiresAt: number }>(
    await store.commit('issueToken', {
      ...token,
      digest,
      lastFour,
      lifeMs: days * dayMs,
      replacesEarlier: false,
      clearsThrottles: [],
    }),
  );
  const expires = new Date(expiresAt).toISOString();
  return {
    document: { token: raw, tokenId, expiresAt: expires },
    readable: `${raw}\nThis key is shown once. It ends on ${expires}.`,
  };
}
