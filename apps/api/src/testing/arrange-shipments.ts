import type { AnswerOf, BodyOf, ShipmentAnswer } from '@wms/contract';
import type { Outcome } from '@wms/domain';
import type { WarehouseCaller } from '../caller.ts';
import type { WmsStore } from '../open-store.ts';
import type { Committed } from '../store/store.ts';
import { answerOf, dispatcher } from './arrange.ts';

export type ReceiptAnswer = AnswerOf<'receiveShipment'>;

/** POST /shipments below the wire. */
export const createShipment = (
  store: WmsStore,
  body: BodyOf<'createShipment'>,
): Promise<Outcome<Committed>> =>
  store.commit('createShipment', { caller: dispatcher }, { bodyText: JSON.stringify(body) });

/** PATCH /shipments/{id} below the wire. */
export const changeShipment = (
  store: WmsStore,
  id: string,
  body: BodyOf<'changeShipment'>,
): Promise<Outcome<Committed>> =>
  store.commit('changeShipment', { caller: dispatcher, params: { id } }, { bodyText: JSON.stringify(body) });

/** POST /shipments/{id}/receive below the wire. */
export const receiveShipment = (
  store: WmsStore,
  caller: WarehouseCaller,
  id: string,
  body: BodyOf<'receiveShipment'> = {},
  options: { dryRun?: boolean } = {},
): Promise<Outcome<Committed>> =>
  store.commit('receiveShipment', { caller, params: { id } }, { ...options, bodyText: JSON.stringify(body) });

/** An ASN with these expected quantities, on its way unless `more` says otherwise. */
export async function arrangeShipment(
  store: WmsStore,
  warehouseId: string,
  expected: Readonly<Record<string, number>>,
  more: Partial<BodyOf<'createShipment'>> = {},
): Promise<ShipmentAnswer> {
  const lines = Object.entries(expected).map(([sku, expectedQty]) => ({ sku, expectedQty }));
  return answerOf(await createShipment(store, { warehouseId, lines, ...more }));
}
