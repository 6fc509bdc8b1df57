/** The CIDR ranges of a text with one a line, or with commas; null for none, which means any network. */
export function readNetworks(text: string): string[] | null {
  const ranges = text
    .split(/[\s,]+/)
    .map((range) => range.trim())
    .filter((range) => range !== '');
  return ranges.length === 0 ? null : [...new Set(ranges)];
}
