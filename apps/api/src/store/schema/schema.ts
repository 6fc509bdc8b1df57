import { words, type Dialect } from '../words.ts';
import { accessTables } from './access.ts';
import { deliveryTables } from './delivery.ts';
import { stockTables } from './stock.ts';
import { supplyTables } from './supply.ts';

/** The whole model, the same for both engines. */
export function createSchema(dialect: Dialect) {
  const w = words(dialect);
  return { ...accessTables(w), ...stockTables(w), ...supplyTables(w), ...deliveryTables(w) };
}
export type Schema = ReturnType<typeof createSchema>;
