// What the fonts that every PDF reader brings along can write: Windows-1252 (ISO 32000-1, annex D, WinAnsiEncoding).
const beyondLatin1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/** Whether Windows-1252 has a character. */
export const isWindows1252 = (character: string): boolean =>
  /^[\x20-\x7e\u00a0-\u00ff]$/.test(character) || beyondLatin1.includes(character);

/**
 * A text as a font can show it: each character that the font does not have stands as `?`, and is named in
 * `lost`. Codes do not go through here, so that what is scanned is always exact.
 */
export function printable(
  text: string,
  has: (character: string) => boolean,
): { readonly text: string; readonly lost: readonly string[] } {
  const lost = new Set<string>();
  const shown = [...text.normalize('NFC')].map((character) => {
    if (has(character)) return character;
    lost.add(character);
    return '?';
  });
  return { text: shown.join(''), lost: [...lost] };
}
