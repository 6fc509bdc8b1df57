import { contentOf, type LabelContent, type LabelWords } from './label-content.ts';
import { codeOf, type Label, labelsMax } from './label.ts';
import type { LabelSize } from './label-size.ts';
import { type LabelFault, type LabelLayout, layoutLabel, type Typeface } from './layout-label.ts';
import { isWindows1252, printable } from './printable.ts';

/** What can be printed of the labels that were asked for, and what has to be said about them. */
export interface LabelRun {
  readonly made: readonly { readonly code: string; readonly layout: LabelLayout }[];
  readonly faults: readonly LabelFault[];
  /** Characters that the labels' font does not have. */
  readonly lost: readonly string[];
  /** How many copies there may be of each. */
  readonly copiesMost: number;
}

/** Lays out every label in a size. One whose code would not scan is left out and named. */
export function planRun(
  labels: readonly Label[],
  size: LabelSize,
  words: LabelWords,
  font: Typeface,
): LabelRun {
  const made: { code: string; layout: LabelLayout }[] = [];
  const faults: LabelFault[] = [];
  const lost = new Set<string>();
  for (const label of labels.slice(0, labelsMax)) {
    const content = contentOf(label, words);
    const result = layoutLabel(content, size, font);
    if (result.ok) {
      made.push({ code: codeOf(label), layout: result.layout });
      for (const character of lostIn(content, font.has)) lost.add(character);
    } else faults.push(result.fault);
  }
  const copiesMost = Math.floor(labelsMax / Math.max(made.length, 1));
  return { made, faults, lost: [...lost], copiesMost };
}

/** Whether these labels have letters that Helvetica does not. */
export const needsWideFont = (labels: readonly Label[], words: LabelWords): boolean =>
  labels.slice(0, labelsMax).some((label) => lostIn(contentOf(label, words), isWindows1252).length > 0);

const lostIn = (
  { title, subtitle, facts }: LabelContent,
  has: (character: string) => boolean,
): readonly string[] =>
  printable([title, subtitle ?? '', ...facts.map(({ value }) => value)].join(''), has).lost;

/** Each label as often as it is wanted, copies beside each other. */
export const withCopies = ({ made }: LabelRun, copies: number): readonly LabelLayout[] =>
  made.flatMap(({ layout }) => Array.from({ length: copies }, () => layout));
