import { testSkuPrefix, testWarehousePrefix } from '@wms/domain';
import { type Column, sql, type SQL } from '../drizzle.ts';

// Compared by substr, because LIKE is blind to case on SQLite.
const beginsOtherwise = (column: Column, prefix: string): SQL =>
  sql`substr(${column}, 1, ${sql.raw(String(prefix.length))}) <> ${sql.raw(`'${prefix}'`)}`;

/** A warehouse's rows, unless it is a test: for what 888 sees. */
export const isReal = (warehouseId: Column): SQL => beginsOtherwise(warehouseId, testWarehousePrefix);

/** The catalogue without the SKUs of test warehouses. */
export const isRealSku = (sku: Column): SQL => beginsOtherwise(sku, testSkuPrefix);
