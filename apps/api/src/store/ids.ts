import { testWarehousePrefix } from '@wms/domain';
import { randomBytes, randomInt } from 'node:crypto';
import { decodeTime, encodeTime, monotonicFactory } from 'ulid';

/** A random number from 0 to 1. Left to itself, ulid asks the system for every single byte, which takes 20 times as long. */
const random = (): number => randomInt(256) / 256;

const warehouseIdAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const warehouseIdRandomLength = 10;

const warehouseIdEnd = (): string =>
  [...randomBytes(warehouseIdRandomLength)]
    .map((byte) => warehouseIdAlphabet[byte % warehouseIdAlphabet.length])
    .join('');

/** A new warehouse id: short, because it begins every key of the warehouse's rows; 50 random bits, base32. */
export const newWarehouseId = (): string => `wh_${warehouseIdEnd()}`;

/** A new test warehouse's, which tells by its beginning that nothing in there is real. */
export const newTestWarehouseId = (): string => testWarehousePrefix + warehouseIdEnd();

/** What a shipment's id begins with, before its ULID (guide, section 6). */
export const shipmentIdPrefix = 'asn_';

/**
 * The highest id that earlier runs gave out, of the tables that are listed by their ids; each is found at the end of
 * an index. The same text for both engines.
 */
export const newestIdQuery = `
  select max(id) as newest from (
    select (select max(t.id) from stock_transactions t where t.warehouse_id = w.id) as id from warehouses w
    union all select (select max(a.id) from alerts a where a.warehouse_id = w.id) from warehouses w
    union all select (select max(d.id) from webhook_deliveries d where d.warehouse_id = w.id) from warehouses w
    union all select substr(max(id), ${shipmentIdPrefix.length + 1}) from shipments
    union all select max(id) from audit_entries) ids`;

/**
 * Gives out ULIDs that sort in the order they were made, also when the clock steps back, and after `floor`, the
 * highest id that an earlier run gave out.
 */
export function createIds(floor: string | null): (now: number) => string {
  const next = monotonicFactory(random);
  if (floor !== null) next(decodeTime(floor) + 1);
  return next;
}

/** Sorts after every id that was made before an instant, and before every later one. */
export const idsFrom = (instant: number): string => encodeTime(instant);
