import type { Command } from 'commander';
import type { LedgerCheck } from '../features/transactions/verify-ledger.survey.ts';
import type { WmsStore } from '../open-store.ts';
import { printReport, readInvocation, type Report, type Variables, withStore } from './invocation.ts';

const warehousesPerPage = 100;

type WholeCheck = Omit<LedgerCheck, 'firstFault'> & {
  readonly warehouses: number;
  readonly firstFault: (LedgerCheck['firstFault'] & { readonly warehouseId: string }) | null;
};

/** `wms verify`: the ledger proves itself, or names the first row that does not. */
export function addLedgerCommands(program: Command, variables: Variables): void {
  program
    .command('verify')
    .description(
      'recompute every balance and hash of the ledger; exit 1 and the first fault if anything disagrees',
    )
    .action(async (_options: object, command: Command) => {
      const invocation = readInvocation(command, variables);
      const check = await withStore(invocation, verifyEveryWarehouse);
      printReport(invocation, present(check));
      if (!check.ok) process.exitCode = 1;
    });
}

/** Stops at the first warehouse with a fault. */
async function verifyEveryWarehouse(store: WmsStore): Promise<WholeCheck> {
  let [warehouses, levels, transactions] = [0, 0, 0];
  let after = '';
  for (;;) {
    const page = await store.read.pageWarehouses({ after, limit: warehousesPerPage });
    for (const { id: warehouseId } of page) {
      const check = await store.survey('verifyLedger', { warehouseId });
      warehouses += 1;
      levels += check.levels;
      transactions += check.transactions;
      if (check.firstFault) {
        return {
          ok: false,
          warehouses,
          levels,
          transactions,
          firstFault: { warehouseId, ...check.firstFault },
        };
      }
    }
    const last = page.at(-1);
    if (page.length < warehousesPerPage || !last)
      return { ok: true, warehouses, levels, transactions, firstFault: null };
    after = last.id;
  }
}

function present(check: WholeCheck): Report {
  const { warehouses, levels, transactions, firstFault } = check;
  const scope = `${transactions} transactions of ${levels} levels in ${warehouses} warehouses`;
  if (!firstFault) return { document: check, readable: `Everything agrees: ${scope}.` };
  const { warehouseId, sku, sequence, fault } = firstFault;
  return {
    document: check,
    readable: `${fault}: warehouse ${warehouseId}, SKU ${sku}, row ${sequence} (after ${scope}). Keep the database as it is, and compare it with a backup.`,
  };
}
