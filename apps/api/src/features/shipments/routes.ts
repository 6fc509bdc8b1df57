import { isRejected } from '@wms/domain';
import type { Handlers } from '../../http/endpoint.ts';
import type { Store } from '../../store/store.ts';
import type { changeShipment } from './change-shipment.command.ts';
import type { createShipment } from './create-shipment.command.ts';
import { listAllShipments } from './list-all-shipments.query.ts';
import { listShipments } from './list-shipments.query.ts';
import type { receiveShipment } from './receive-shipment.command.ts';

type ShipmentCommands = {
  changeShipment: typeof changeShipment;
  createShipment: typeof createShipment;
  receiveShipment: typeof receiveShipment;
};

export const shipmentHandlers = ({
  store,
  clock,
}: {
  readonly store: Store<ShipmentCommands, Record<never, never>>;
  readonly clock: () => number;
}): Pick<
  Handlers,
  'listShipments' | 'listAllShipments' | 'createShipment' | 'changeShipment' | 'receiveShipment'
> => ({
  listAllShipments: async ({ query }) => ({ answer: await listAllShipments(store, query, clock()) }),
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
