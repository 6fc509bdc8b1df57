import type { Statements } from '../../store/statements/statements.ts';

// Reads that pass over many rows before they have a page: too long for the request path.

/** Looks through every SKU and name of a warehouse. */
export const searchLevels = async (q: Statements, input: Parameters<Statements['searchLevels']>[0]) =>
  q.searchLevels(input);

export const pageLevels = async (q: Statements, input: Parameters<Statements['pageLevels']>[0]) =>
  q.pageLevels(input);

export const pageLevelsByStatus = async (
  q: Statements,
  input: Parameters<Statements['pageLevelsByStatus']>[0],
) => q.pageLevelsByStatus(input);

/** Sorts all levels of a warehouse, but for the orders that an index has. */
export const pageSortedLevels = async (q: Statements, input: Parameters<Statements['pageSortedLevels']>[0]) =>
  q.pageSortedLevels(input);

export const searchSortedLevels = async (
  q: Statements,
  input: Parameters<Statements['searchSortedLevels']>[0],
) => q.searchSortedLevels(input);
