import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, instant, quantity, sku } from './fields.ts';
import { shipment } from './shipments.ts';

/** Most test warehouses that one account may have. */
export const testWarehousesMax = 5;

export const createTestWarehouse = {
  surface: 'portal',
  method: 'POST',
  path: '/test-warehouses',
  summary: 'Make a test warehouse, in which nothing is real',
  description: `It begins with 20 test SKUs in stock, a worker and a pallet on its way. Every endpoint works in it as in any other warehouse; choose it, or mint a key for it. 888 neither sees it nor ships to it, and no real SKU enters it. An account may have ${testWarehousesMax}.`,
  roles: ['SUPERVISOR'],
  status: 201,
  answer: z.object({
    id: z.string(),
    name: z.string(),
    createdAt: instant,
    /** Of its worker. */
    badge: z.string(),
    /** Of the pallet on its way. */
    asnNumber: z.string(),
  }),
  errors: ['TOO_MANY_WAREHOUSES'],
  idempotent: true,
} as const satisfies Endpoint;

export const shipTestPallet = {
  surface: 'portal',
  method: 'POST',
  path: '/test-warehouses/{id}/pallets',
  summary: 'Have a pallet shipped to a test warehouse, with its event and webhooks, as 888 ships',
  roles: ['SUPERVISOR'],
  params: z.strictObject({ id }),
  status: 201,
  answer: shipment,
  errors: ['NOT_FOUND'],
  idempotent: true,
} as const satisfies Endpoint;

export const sellTestStock = {
  surface: 'portal',
  method: 'POST',
  path: '/test-warehouses/{id}/sales',
  summary: 'Sell one SKU of a test warehouse down to its threshold, so that an alert opens within seconds',
  roles: ['SUPERVISOR'],
  params: z.strictObject({ id }),
  status: 201,
  answer: z.object({ sku, quantity, currentQuantity: quantity }),
  errors: ['NOT_FOUND', 'NOTHING_TO_SELL'],
  idempotent: true,
} as const satisfies Endpoint;
