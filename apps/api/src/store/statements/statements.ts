import type { Preparing } from '../prepare.ts';
import { accessStatements } from './access.ts';
import { ledgerStatements } from './ledger.ts';
import { stockStatements } from './stock.ts';
import { supplyStatements } from './supply.ts';

/** Every statement of the store: written once for both engines, prepared once for each connection. */
export const prepareStatements = (preparing: Preparing) => ({
  ...accessStatements(preparing),
  ...stockStatements(preparing),
  ...ledgerStatements(preparing),
  ...supplyStatements(preparing),
});
export type Statements = ReturnType<typeof prepareStatements>;
