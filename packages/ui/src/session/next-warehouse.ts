import { createContext, useContext } from 'react';

export interface Warehouse {
  readonly id: string;
  readonly name: string;
}

const NextWarehouse = createContext<(warehouse: Warehouse) => void>(() => undefined);

export const NextWarehouseProvider = NextWarehouse.Provider;

/** Notes where the next sign-in is to work: a token is for one warehouse for good. */
export const useNextWarehouse = () => useContext(NextWarehouse);
