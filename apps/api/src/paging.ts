import { encodeCursor } from '@wms/contract';

export interface PageRequest {
  readonly limit: number;
  readonly page: number;
  /** The last row's key of the page before, when paging by cursor. */
  readonly cursor?: string | undefined;
}

/** Where a page begins: after a key of the list's order, or a number of rows in. `first` sorts before every key. */
export const pageStart = ({ limit, page, cursor }: PageRequest, first: string) =>
  cursor === undefined ? { after: first, offset: (page - 1) * limit } : { after: cursor, offset: 0 };
export type PageStart = ReturnType<typeof pageStart>;

/** How many rows a page may pass over on the request path; one that begins further on is read as a survey. */
const offsetNearMax = 1000;

export const isFarPage = ({ offset }: Pick<PageStart, 'offset'>): boolean => offset > offsetNearMax;

/**
 * What stands beside the rows of a list. `rows` were read with one more than the limit, which tells whether
 * there is a next page.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  { limit, page }: PageRequest,
  keyOf: (row: Row) => string,
  total: number | null,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { rows: shown, around: { page, limit, total, nextCursor } };
}

/** The same for a list that is followed by cursor alone. */
export function cursorPageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  total: number | null,
) {
  const { rows: shown, around } = pageOf(rows, { limit, page: 1 }, keyOf, total);
  return { rows: shown, around: { limit, total, nextCursor: around.nextCursor } };
}

/** What a LIKE looks for so as to find `search` anywhere in a text that is kept in lowercase. */
export const searchPattern = (search: string): string =>
  `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
