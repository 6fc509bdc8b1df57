import type { Statements } from '../store/statements/statements.ts';

/** The next warehouses that have ledger rows which no consumption sweep has looked at. */
export const pageUnsweptWarehouses = async (
  q: Statements,
  input: Parameters<Statements['pageUnsweptWarehouses']>[0],
) => q.pageUnsweptWarehouses(input);
