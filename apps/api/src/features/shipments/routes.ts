import { isRejected } from '@wms/domain';
import type { Handlers } from '../../http/endpoint.ts';
import type { Store } from '../../store/store.ts';
import type { changeShipment } from './change-shipment.command.ts';
import type { createShipment } from './create-shipment.command.ts';
import { listShipments } from './list-shipments.query.ts';
import type { receiveShipment } from './receive-shipment.command.ts';

type ShipmentCommands = {
  changeShipment: typeof changeShipment;
  createShipment: typeof createShipment;
  receiveShipment: typeof receiveShipment;
};

export const shipmentHandlers = (
  store: Store<ShipmentCommands, Record<never, never>>,
): Pick<Handlers, 'listShipments' | 'createShipment' | 'changeShipment' | 'receiveShipment'> => ({
  async listShipments({ caller, query }) {
    const answer = await listShipments(store, caller, query);
    return isRejected(answer) ? answer : { answer };
  },
  createShipment: ({ caller, commitOptions }) => store.commit('createShipment', { caller }, commitOptions),
  changeShipment: ({ caller, params, commitOptions }) =>
    store.commit('changeShipment', { caller, params }, commitOptions),
  receiveShipment: ({ caller, params, commitOptions }) =>
    store.commit('receiveShipment', { caller, params }, commitOptions),
});
