import type { Handlers } from '../../http/endpoint.ts';
import type { Store } from '../../store/store.ts';
import { listStock } from './list-stock.query.ts';
import type { searchLevels } from './search-levels.survey.ts';
import type { updateStock } from './update-stock.command.ts';

type StockStore = Store<{ updateStock: typeof updateStock }, { searchLevels: typeof searchLevels }>;

export const stockHandlers = (store: StockStore): Pick<Handlers, 'listStock' | 'updateStock'> => ({
  listStock: async ({ caller, query }) => ({ answer: await listStock(store, caller.warehouseId, query) }),
  updateStock: ({ caller, commitOptions }) => store.commit('updateStock', { caller }, commitOptions),
});
