import type { Statements } from '../../store/statements/statements.ts';

/** Looks through every SKU and name of a warehouse: too long for the request path. */
export const searchLevels = async (q: Statements, input: Parameters<Statements['searchLevels']>[0]) =>
  q.searchLevels(input);
