import type { Handlers } from '../../http/endpoint.ts';
import { refuse } from '../../http/outcome.ts';
import type { Store } from '../../store/store.ts';
import { listStock, readStockStart, type StockSurveys } from './list-stock.query.ts';
import type { receiveStock } from './receive-stock.command.ts';
import type { setStock } from './set-stock.command.ts';
import type { updateStock } from './update-stock.command.ts';

type StockCommands = {
  updateStock: typeof updateStock;
  setStock: typeof setStock;
  receiveStock: typeof receiveStock;
};

export const stockHandlers = ({
  store,
  clock,
}: {
  store: Store<StockCommands, StockSurveys>;
  clock: () => number;
}): Pick<Handlers, 'listStock' | 'updateStock' | 'setStock' | 'receiveStock'> => ({
  async listStock({ caller, query }) {
    if (query.asOf !== undefined && Date.parse(query.asOf) > clock()) {
      const issues = [{ path: 'query.asOf', message: 'lies in the future' }];
      return refuse('INVALID_REQUEST', { issues });
    }
    const start = readStockStart(query);
    if (start === null) {
      const issues = [{ path: 'query.cursor', message: 'belongs to a list in another order' }];
      return refuse('INVALID_REQUEST', { issues });
    }
    return { answer: await listStock(store, caller.warehouseId, query, start) };
  },
  updateStock: ({ caller, commitOptions }) => store.commit('updateStock', { caller }, commitOptions),
  setStock: ({ caller, commitOptions }) => store.commit('setStock', { caller }, commitOptions),
  receiveStock: ({ caller, commitOptions }) => store.commit('receiveStock', { caller }, commitOptions),
});
