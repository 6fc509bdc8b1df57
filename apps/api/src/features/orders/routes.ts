import type { Handlers } from '../../http/endpoint.ts';
import type { Reading } from '../../store/store.ts';
import { listOrders } from './list-orders.query.ts';

export const orderHandlers = (store: Reading): Pick<Handlers, 'listOrders'> => ({
  listOrders: async ({ query }) => ({ answer: await listOrders(store, query) }),
});
