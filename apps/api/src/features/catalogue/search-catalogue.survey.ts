import type { Statements } from '../../store/statements/statements.ts';

// Reads that pass over many rows before they have a page: too long for the request path.

/** Looks through every SKU and name of the catalogue. */
export const searchProducts = async (q: Statements, input: Parameters<Statements['searchProducts']>[0]) =>
  q.searchProducts(input);

/** Looks through every SKU and name of a warehouse. */
export const searchReviewedLevels = async (
  q: Statements,
  input: Parameters<Statements['searchReviewedLevels']>[0],
) => q.searchReviewedLevels(input);
