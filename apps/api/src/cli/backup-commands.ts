import type { Command } from 'commander';
import { backUpDatabase } from '../backup/back-up-database.ts';
import { restoreDatabase } from '../backup/restore-database.ts';
import { sqliteFile } from '../open-store.ts';
import { type Invocation, printReport, readInvocation, type Variables } from './invocation.ts';
import { BadUsage } from './operator-error.ts';

/** `wms backup` and `wms restore`: the whole database as one file. */
export function addBackupCommands(program: Command, variables: Variables): void {
  program
    .command('backup')
    .description('copy the database as of now, also while a server writes to it')
    .argument('<file>', 'the backup to make')
    .action(async (file: string, _options: object, command: Command) => {
      const invocation = readInvocation(command, variables);
      const backup = await backUpDatabase(databaseFile(invocation), file);
      printReport(invocation, {
        document: backup,
        readable: `${file} holds ${backup.transactions} transactions in ${backup.bytes} bytes, checked. Keep the data folder's secret keys with it.`,
      });
    });

  program
    .command('restore')
    .description('put a backup in the place of the database; the server must be stopped')
    .argument('<file>', 'the backup')
    .option('--force', 'also over a ledger that is newer than the backup')
    .action((file: string, { force = false }: { force?: boolean }, command: Command) => {
      const invocation = readInvocation(command, variables);
      const restore = restoreDatabase(file, databaseFile(invocation), { force, now: Date.now() });
      const aside = restore.keptAside === null ? '' : ` What was there is kept as ${restore.keptAside}.`;
      printReport(invocation, {
        document: restore,
        readable: `${file} is restored: ${restore.transactions} transactions.${aside}`,
      });
    });
}

function databaseFile({ place }: Invocation): string {
  if ('dataFolder' in place) return sqliteFile(place.dataFolder);
  throw new BadUsage(
    'PostgreSQL is backed up with its own tools: pg_dump --format=custom --file=FILE, and pg_restore --clean FILE.',
  );
}
