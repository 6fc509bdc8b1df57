import { Command } from 'commander';
import { addAccountCommands } from './cli/account-commands.ts';
import { addBackupCommands } from './cli/backup-commands.ts';
import { addCatalogueCommands } from './cli/catalogue-commands.ts';
import { addHistoryCommands } from './cli/history-commands.ts';
import { addKeyCommands } from './cli/key-commands.ts';
import { addLedgerCommands } from './cli/ledger-commands.ts';
import { explain } from './cli/operator-error.ts';
import { addPrivacyCommands } from './cli/privacy-commands.ts';
import { addServeCommand } from './cli/serve-command.ts';
import { addSweepCommand } from './cli/sweep-command.ts';
import { addTokenCommands } from './cli/token-commands.ts';

/** `wms`, the operator's command line (docs/operations.md). */
async function main(): Promise<void> {
  // What it writes holds password hashes and keys: its owner's alone.
  process.umask(0o077);
  const program = new Command('wms')
    .description('888 WMS: serve it, administer it, prove its ledger')
    .option('--data <folder>', 'SQLite in FOLDER/wms.db (WMS_DATA_DIR, ./data)')
    .option('--database <url>', 'PostgreSQL at postgres://... (DATABASE_URL)')
    .option('--json', 'one JSON document on standard output')
    .exitOverride();
  addServeCommand(program, process.env);
  const admin = program.command('admin').description('accounts, keys and the catalogue');
  addAccountCommands(admin, process.env);
  addTokenCommands(admin, process.env);
  addCatalogueCommands(admin, process.env);
  addHistoryCommands(program, process.env);
  addSweepCommand(program, process.env);
  addLedgerCommands(program, process.env);
  addBackupCommands(program, process.env);
  addKeyCommands(program, process.env);
  addPrivacyCommands(program, process.env);
  // Whoever reads the output may have had enough, as `head` has.
  process.stdout.on('error', () => process.exit());
  try {
    await program.parseAsync();
  } catch (error) {
    const { sentence, exitCode } = explain(error);
    if (sentence !== '') console.error(sentence);
    process.exitCode = exitCode;
  }
}

await main();
