import type { Screen, ScreenId } from '../app/access.ts';

/** What a shortcut does: opens a screen, or one of the two things that every screen has. */
export type ShortcutAction =
  | { readonly kind: 'GO'; readonly screen: ScreenId }
  | { readonly kind: 'SEARCH' }
  | { readonly kind: 'SHEET' };

export interface Shortcut {
  /** The keys one after the other, as `KeyboardEvent.key` names them. */
  readonly keys: readonly string[];
  readonly action: ShortcutAction;
}

/** The letter after `g` that goes to a screen; the same in every language, so that hands need not learn again. */
const letters: Readonly<Record<ScreenId, string>> = {
  scan: 's',
  overview: 'o',
  receive: 'r',
  issue: 'i',
  stocktake: 'c',
  stock: 'k',
  transactions: 't',
  replenishment: 'n',
  plan: 'p',
  workers: 'w',
  webhooks: 'h',
  keys: 'y',
  warehouses: 'a',
  security: 'l',
  simulator: 'z',
  desk: 'b',
  dispatch: 'd',
  proposals: 'g',
  accounts: 'u',
  catalogue: 'v',
  levels: 'x',
  staff: 'f',
  audit: 'j',
  queue: 'q',
  account: 'm',
  settings: 'e',
};

/**
 * One key to the screens of the shop floor, for gloves. F8 is a scanner's separator; F1, F3, F5 to F7 and F10 to F12
 * are a browser's.
 */
const functionKeys: Readonly<Partial<Record<ScreenId, string>>> = {
  scan: 'F2',
  receive: 'F4',
  issue: 'F9',
};

/** Every shortcut that leads somewhere among these screens: what the keys do and what the sheet lists is this. */
export const shortcutsOf = (screens: readonly Screen[]): readonly Shortcut[] => [
  ...screens.flatMap(({ id }) => {
    const action = { kind: 'GO', screen: id } as const;
    const [letter, functionKey] = [letters[id], functionKeys[id]];
    return [
      ...(functionKey === undefined ? [] : [{ keys: [functionKey], action }]),
      { keys: ['g', letter], action },
    ];
  }),
  { keys: ['/'], action: { kind: 'SEARCH' } },
  { keys: ['?'], action: { kind: 'SHEET' } },
];

/** True for shortcuts of plain characters, which a person can turn off (WCAG 2.2, 2.1.4). */
export const isOfCharacters = ({ keys }: Shortcut): boolean => keys.every((key) => key.length === 1);
