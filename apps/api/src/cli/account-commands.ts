import { accountStatuses, type AccountStatus, staffRoles } from '@wms/domain';
import { type Command, Option } from 'commander';
import { newWarehouseId } from '../store/ids.ts';
import type { CreatedAccount } from '../features/admin/create-account.command.ts';
import type { WmsStore } from '../open-store.ts';
import { hashPassword } from '../security/passwords.ts';
import { type Report, storeAction, type Variables } from './invocation.ts';
import { answerOf, Refused } from './operator-error.ts';
import { parseEmail, parseName, parsePassword } from './option-values.ts';

interface StaffOptions {
  readonly email: string;
  readonly password: string;
  readonly role: (typeof staffRoles)[number];
}

interface AccountOptions {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly company: string;
  readonly warehouse: string;
  readonly status: AccountStatus;
}

/** `wms admin staff|account|warehouse`: who may come in, and where their stock is. */
export function addAccountCommands(admin: Command, variables: Variables): void {
  admin
    .command('staff')
    .description("888's own people")
    .command('create')
    .description('add a member of staff')
    .requiredOption('--email <email>', 'sign-in address', parseEmail)
    .requiredOption('--password <password>', 'first password', parsePassword)
    .addOption(new Option('--role <role>', 'what they may do').choices(staffRoles).makeOptionMandatory())
    .action(storeAction(variables, createStaff));

  const account = admin.command('account').description('customers');
  account
    .command('create')
    .description('add a customer: account, supervisor and first warehouse')
    .requiredOption('--email <email>', "the supervisor's sign-in address", parseEmail)
    .requiredOption('--password <password>', 'first password', parsePassword)
    .requiredOption('--name <name>', "the supervisor's name", parseName)
    .requiredOption('--company <company>', 'company name', parseName)
    .requiredOption('--warehouse <name>', 'name of the first warehouse', parseName)
    .addOption(
      new Option('--status <status>', 'whether they may sign in')
        .choices(accountStatuses)
        .default('APPROVED'),
    )
    .action(storeAction(variables, createAccount));
  account
    .command('status')
    .description('approve, suspend or reject a customer')
    .requiredOption('--email <email>', 'of anybody of the account', parseEmail)
    .addOption(
      new Option('--status <status>', 'the new status').choices(accountStatuses).makeOptionMandatory(),
    )
    .action(storeAction(variables, setAccountStatus));

  admin
    .command('second-factor')
    .description("people's second factors")
    .command('reset')
    .description('turn it off for somebody whose phone and recovery codes are lost')
    .requiredOption('--email <email>', 'whose; make sure that it is them who ask', parseEmail)
    .action(storeAction(variables, resetSecondFactor));

  admin
    .command('warehouse')
    .description("customers' warehouses")
    .command('create')
    .description('add a warehouse to an account')
    .requiredOption('--account <email>', 'of anybody of the account', parseEmail)
    .requiredOption('--name <name>', 'name of the warehouse', parseName)
    .action(storeAction(variables, createWarehouse));
}

/** The customer account that somebody belongs to. Throws Refused. */
export async function accountOf(
  store: WmsStore,
  email: string,
): Promise<{ accountId: string; userId: string }> {
  const [user] = await store.read.findUserByEmail({ email });
  if (!user) throw new Refused(`Nobody signs in as ${email}. Nothing was changed.`);
  if (user.accountId === null)
    throw new Refused(`${email} belongs to 888, not to a customer. Nothing was changed.`);
  return { accountId: user.accountId, userId: user.id };
}

async function createStaff(store: WmsStore, { email, password, role }: StaffOptions): Promise<Report> {
  const passwordHash = await hashPassword(password);
  const answer = answerOf<{ userId: string }>(
    await store.commit('createStaff', { email, name: email, passwordHash, role }),
  );
  return { document: answer, readable: `${email} may now sign in as ${role}.` };
}

async function createAccount(store: WmsStore, options: AccountOptions): Promise<Report> {
  const { email, name, company, status, warehouse } = options;
  const answer = answerOf<CreatedAccount>(
    await store.commit('createAccount', {
      email,
      name,
      passwordHash: await hashPassword(options.password),
      companyName: company,
      status,
      warehouse: { id: newWarehouseId(), name: warehouse },
    }),
  );
  return {
    document: answer,
    readable: `${company} is ${status}. Supervisor ${email}, warehouse "${warehouse}": ${answer.warehouseId}`,
  };
}

async function setAccountStatus(
  store: WmsStore,
  { email, status }: { email: string; status: AccountStatus },
): Promise<Report> {
  const { accountId } = await accountOf(store, email);
  answerOf(await store.commit('setAccountStatus', { accountId, status }));
  return { document: { accountId, status }, readable: `The account of ${email} is now ${status}.` };
}

async function resetSecondFactor(store: WmsStore, { email }: { email: string }): Promise<Report> {
  const [user] = await store.read.findUserByEmail({ email });
  if (!user) throw new Refused(`Nobody signs in as ${email}. Nothing was changed.`);
  const { id: userId } = user;
  const [factor] = await store.read.findSecondFactor({ userId });
  if (!factor) throw new Refused(`${email} has no second factor. Nothing was changed.`);
  answerOf(await store.commit('endSecondFactor', { userId, by: 'operator' }));
  return {
    document: { userId },
    readable: `${email} signs in with the password alone now, and was told so.`,
  };
}

async function createWarehouse(
  store: WmsStore,
  { account, name }: { account: string; name: string },
): Promise<Report> {
  const { accountId } = await accountOf(store, account);
  const answer = answerOf<{ warehouseId: string }>(
    await store.commit('createWarehouse', { accountId, id: newWarehouseId(), name }),
  );
  return { document: answer, readable: `Warehouse "${name}": ${answer.warehouseId}` };
}
