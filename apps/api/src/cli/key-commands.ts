import type { Command } from 'commander';
import { type Resealed, resealSecrets } from '../admin/reseal-secrets.ts';
import { addNewestKey, nextKeyId } from '../security/key-file.ts';
import { keyFileOf, readKeys } from '../security/read-keys.ts';
import { keyIdsOf, makeSecretKey, type SecretKeys } from '../security/secret-keys.ts';
import {
  type Invocation,
  printReport,
  readInvocation,
  type Report,
  type Variables,
  withStore,
} from './invocation.ts';
import { answerOf } from './operator-error.ts';

/** `wms keys rotate`: a new key for secrets at rest; the old ones stay for what they have made. */
export function addKeyCommands(program: Command, variables: Variables): void {
  program
    .command('keys')
    .description('secret keys of the installation')
    .command('rotate')
    .description('make a new key and seal the secrets at rest under it; beside running servers')
    .option('--reseal', 'make no key: only seal under the newest one what is not')
    .action(async ({ reseal = false }: { reseal?: boolean }, command: Command) => {
      const invocation = readInvocation(command, variables);
      const source = sourceOf(invocation);
      // Before anything is changed, so that bad keys are named as such.
      readKeys(source);
      const given = invocation.environment.WMS_SECRET_KEYS;
      if (given !== undefined && !reseal) {
        printReport(invocation, proposeKey(given));
        return;
      }
      const { report, isWhole } = await withStore(invocation, async (store) => {
        if (!reseal && source.dataFolder !== null) addNewestKey(keyFileOf(source.dataFolder));
        const keys = readKeys(source);
        const resealed = await resealSecrets(store, keys);
        const { newestId } = keys;
        answerOf(await store.commit('noteRotation', { newestId, resealed: resealed.resealed }));
        return { report: present(keys, resealed), isWhole: resealed.unreadable.length === 0 };
      });
      printReport(invocation, report);
      if (!isWhole) process.exitCode = 1;
    });
}

const sourceOf = ({ environment, place }: Invocation) => ({
  environment,
  dataFolder: 'dataFolder' in place ? place.dataFolder : null,
});

/** Keys of the environment are the operator's to write: this one stands first in the new list. */
function proposeKey(given: string): Report {
  const newKey = makeSecretKey(nextKeyId(keyIdsOf(given)));
  return {
    document: { newKey },
    readable: `${newKey}\nPut it before the others in WMS_SECRET_KEYS, with a comma, on every node at once. Then run "wms keys rotate --reseal".`,
  };
}

function present(keys: SecretKeys, { resealed, unreadable }: Resealed): Report {
  const left =
    unreadable.length === 0
      ? ''
      : ` No key opens the secrets of ${unreadable.join(', ')}: put the missing key back, or register these webhooks and second factors anew.`;
  return {
    document: { newestKey: keys.newestId, resealed, unreadable },
    readable: `The newest key is ${keys.newestId}; ${resealed} secrets were sealed under it.${left}`,
  };
}
