/** What each key of a US keyboard types, alone and with Shift, by its place (`KeyboardEvent.code`). */
const characters: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadDecimal: ['.', '.'],
  NumpadDivide: ['/', '/'],
  NumpadMultiply: ['*', '*'],
  NumpadSubtract: ['-', '-'],
  NumpadAdd: ['+', '+'],
};

/** The digit of a key on the number pad, whether NumLock is on or not; null for every other key. */
export const numpadDigit = (code: string): string | null => /^Numpad(\d)$/.exec(code)?.[1] ?? null;

/**
 * The character that a key types on a US keyboard, whatever layout the computer is set to and whether Caps Lock is on:
 * most scanners press the keys of a US keyboard. Null for keys that type nothing there.
 */
export function readUsKey(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  return numpadDigit(code) ?? characters[code]?.[shift ? 1 : 0] ?? null;
}
