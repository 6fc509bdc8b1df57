import type { Command } from 'commander';
import { HistoryInterrupted, importHistoryFile } from '../admin/import-history-file.ts';
import type { WmsStore } from '../open-store.ts';
import { remark, type Report, storeAction, type Variables } from './invocation.ts';
import { Refused } from './operator-error.ts';

interface ImportOptions {
  readonly warehouse: string;
  readonly skipBad?: boolean;
}

/** `wms history import`: what a warehouse did before it was with 888 WMS. */
export function addHistoryCommands(program: Command, variables: Variables): void {
  program
    .command('history')
    .description('movements of the past')
    .command('import')
    .description('append a history to the ledger: occurredAt,sku,delta,type,reference in time order')
    .argument('<file>', 'CSV with these columns')
    .requiredOption('--warehouse <id>', 'whose history it is')
    .option('--skip-bad', 'leave bad lines out instead of refusing the file')
    .action(storeAction(variables, importHistory));
}

async function importHistory(
  store: WmsStore,
  { warehouse: warehouseId, skipBad = false }: ImportOptions,
  [file = '']: readonly string[],
): Promise<Report> {
  const [warehouse] = await store.read.findWarehouse({ id: warehouseId });
  if (!warehouse) throw new Refused(`There is no warehouse ${warehouseId}. Nothing was imported.`);
  const { imported, before, faults } = await importHistoryFile({
    store,
    warehouseId,
    file,
    skipBad,
    clock: Date.now,
    progress: remark,
  }).catch((error: unknown) => {
    if (error instanceof HistoryInterrupted) throw new Refused(error.message);
    throw error;
  });
  if (imported === null) {
    throw new Refused(
      `${file} has ${faults.count} bad lines, so that nothing was imported (--skip-bad leaves them out).\n${faults.describe()}`,
    );
  }
  if (faults.count > 0) remark(`Left out:\n${faults.describe()}`);
  const earlier = before > 0 ? `, after ${before} of an earlier run` : '';
  return {
    document: { imported, importedBefore: before, skipped: faults.count, skippedLines: faults.named },
    readable: `${imported} rows of ${file} are in the ledger of ${warehouseId}${earlier}.`,
  };
}
