/** A cell of a CSV file; null is an empty one. */
export type Cell = string | number | null;

/** What a spreadsheet would take for the beginning of a formula (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r\n]/;

/** Tells spreadsheets that the file is UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * One record (RFC 4180). Every text stands in quotes, so that no separator of any country parts it, and one that a
 * spreadsheet could take for a formula begins with an apostrophe, which makes it text. Numbers are left as they are.
 */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
