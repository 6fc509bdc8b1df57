import type { Handlers } from '../http/endpoint.ts';
import { hashPassword } from '../security/passwords.ts';
import { newRawToken } from '../security/raw-tokens.ts';
import type { Store } from '../store/store.ts';
import type { createTestWarehouse, sellTestStock, shipTestPallet } from './simulate-warehouse.command.ts';

interface SimulatorParts {
  readonly store: Store<
    {
      createTestWarehouse: typeof createTestWarehouse;
      shipTestPallet: typeof shipTestPallet;
      sellTestStock: typeof sellTestStock;
    },
    Record<never, never>
  >;
  readonly newTestWarehouseId: () => string;
}

/** Test warehouses, and what happens to them on request. */
export const simulatorHandlers = ({
  store,
  newTestWarehouseId,
}: SimulatorParts): Pick<Handlers, 'createTestWarehouse' | 'shipTestPallet' | 'sellTestStock'> => ({
  async createTestWarehouse({ caller, commitOptions }) {
    const passwordHash = await hashPassword(newRawToken().raw);
    return store.commit(
      'createTestWarehouse',
      { caller, id: newTestWarehouseId(), passwordHash },
      commitOptions,
    );
  },
  shipTestPallet: ({ caller, params, commitOptions }) =>
    store.commit('shipTestPallet', { caller, params }, commitOptions),
  sellTestStock: ({ caller, params, commitOptions }) =>
    store.commit('sellTestStock', { caller, params }, commitOptions),
});
