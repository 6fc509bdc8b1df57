import { contentOf, type LabelContent, type LabelWords } from './label-content.ts';
import { codeOf, type Label, labelsMax } from './label.ts';
import type { LabelSize } from './label-size.ts';
import { type LabelFault, type LabelLayout, layoutLabel, type MeasureText } from './layout-label.ts';
import { printable } from './printable.ts';

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
  measure: MeasureText,
): LabelRun {
  const made: { code: string; layout: LabelLayout }[] = [];
  const faults: LabelFault[] = [];
  const lost = new Set<string>();
  for (const label of labels.slice(0, labelsMax)) {
    const content = contentOf(label, words);
    const result = layoutLabel(content, size, measure);
    if (result.ok) {
      made.push({ code: codeOf(label), layout: result.layout });
      for (const character of lostIn(content)) lost.add(character);
    } else faults.push(result.fault);
  }
  const copiesMost = Math.floor(labelsMax / Math.max(made.length, 1));
  return { made, faults, lost: [...lost], copiesMost };
}

const lostIn = ({ title, subtitle, facts }: LabelContent): readonly string[] =>
  printable([title, subtitle ?? '', ...facts.map(({ value }) => value)].join('')).lost;

/** Each label as often as it is wanted, copies beside each other. */
export const withCopies = ({ made }: LabelRun, copies: number): readonly LabelLayout[] =>
  made.flatMap(({ layout }) => Array.from({ length: copies }, () => layout));
