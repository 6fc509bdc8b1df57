import type { Statements } from '../../store/statements/statements.ts';

// Reads that may look at many rows before they have a page: too long for the request path.

export const filterLedger = async (q: Statements, input: Parameters<Statements['filterLedger']>[0]) =>
  q.filterLedger(input);

export const filterIssuances = async (q: Statements, input: Parameters<Statements['filterIssuances']>[0]) =>
  q.filterIssuances(input);

export const pageLedger = async (q: Statements, input: Parameters<Statements['pageLedger']>[0]) =>
  q.pageLedger(input);

export const walkChain = async (q: Statements, input: Parameters<Statements['walkChain']>[0]) =>
  q.walkChain(input);
