import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { erasedName } from '../features/privacy/erase-person.command.ts';
import type { WmsStore } from '../open-store.ts';
import { hashPassword } from '../security/passwords.ts';
import { dropSlices } from '../sweeps/expiry.ts';
import { type Report, storeAction, type Variables } from './invocation.ts';
import { answerOf, Refused } from './operator-error.ts';
import { parseEmail } from './option-values.ts';

/** Slices that one purge may take: more rows than any of our tables hold. */
const purgeSlicesMax = 1_000_000;

interface PersonOptions {
  readonly email: string;
}

/** `wms privacy`: what has had its time goes, and a person's rights (docs/privacy.md). */
export function addPrivacyCommands(program: Command, variables: Variables): void {
  const privacy = program.command('privacy').description('what is kept about people, and for how long');
  privacy
    .command('purge')
    .description(
      'drop security hashes and audit entries past their retention, as the server does every minute',
    )
    .action(storeAction(variables, purge));
  privacy
    .command('export')
    .description('print all that is kept of a person, as JSON')
    .requiredOption('--email <email>', 'whose', parseEmail)
    .action(storeAction(variables, exportPerson));
  privacy
    .command('erase')
    .description("take a worker's name and e-mail address out, for good; the ledger keeps their id alone")
    .requiredOption('--email <email>', 'whose', parseEmail)
    .action(storeAction(variables, erase));
}

async function purge(store: WmsStore): Promise<Report> {
  const dropped = await dropSlices(store, { slicesMax: purgeSlicesMax });
  const lines = Object.entries(dropped).map(([kind, rows]) => `${kind}: ${rows}`);
  return { document: { dropped }, readable: `Dropped what was past its retention. ${lines.join(', ')}` };
}

async function exportPerson(store: WmsStore, { email }: PersonOptions): Promise<Report> {
  const description = await store.survey('describePerson', { email });
  if (!description) throw new Refused(`Nobody signs in as ${email}.`);
  return { document: description, readable: JSON.stringify(description, null, 2) };
}

async function erase(store: WmsStore, { email }: PersonOptions): Promise<Report> {
  const [person] = await store.read.findPerson({ email });
  if (person?.role !== 'WORKER') {
    throw new Refused(
      `No worker signs in as ${email}. An account's owner is erased with the account. Nothing was changed.`,
    );
  }
  const passwordHash = await hashPassword(randomUUID());
  const answer = answerOf<{ userId: string; tokensRevoked: number }>(
    await store.commit('erasePerson', { email, passwordHash }),
  );
  return {
    document: answer,
    readable: `${email} is now "${erasedName}", and cannot sign in any more. What was issued to ${answer.userId} stays.`,
  };
}
