import { type BarPattern, type CodeText, encodeBars, isEncodable } from './encode-bars.ts';
import type { LabelContent } from './label-content.ts';
import type { LabelSize } from './label-size.ts';
import { printable } from './printable.ts';

/** Narrower bars are lost by the printers and cameras of a warehouse. */
export const moduleMinMm = 0.25;
/** A label printer has 8 dots in a millimetre (203 dpi): bars of whole dots come out as they should. */
const dotMm = 0.125;
/** White on either side of a code, in modules (ISO/IEC 15417 and GS1 General Specifications, 5.4). */
const quietModules = 10;
/** From here on a label has room for everything that its subject has to say. */
const roomyHeightMm = 90;

/** The width of a text at 1 mm, in millimetres: the printing program's own measure. */
export type MeasureText = (text: string, isBold: boolean) => number;

/** What a label's texts are laid out by. */
export interface Typeface {
  /** Whether it can write a character. */
  readonly has: (character: string) => boolean;
  readonly measure: MeasureText;
}

/** A line of text; `sizeMm` is the font's size, not the height of its letters. */
export interface PlacedText {
  readonly xMm: number;
  readonly baselineMm: number;
  readonly sizeMm: number;
  readonly isBold: boolean;
  readonly text: string;
}

/** A code: bars from `yMm` down, each in modules from `xMm`. */
export interface PlacedCode extends CodeText {
  readonly xMm: number;
  readonly yMm: number;
  readonly heightMm: number;
  readonly moduleMm: number;
  readonly bars: BarPattern['bars'];
}

/** What stands where on one label, in millimetres from its upper left corner. */
export interface LabelLayout {
  readonly texts: readonly PlacedText[];
  readonly codes: readonly PlacedCode[];
}

/** Why a label cannot be made: its code would not scan. */
export type LabelFault =
  | { readonly kind: 'TOO_WIDE'; readonly text: string; readonly neededMm: number }
  | { readonly kind: 'NOT_ENCODABLE'; readonly text: string };

export type LayoutResult =
  { readonly ok: true; readonly layout: LabelLayout } | { readonly ok: false; readonly fault: LabelFault };

/**
 * Lays out one label. Codes are as wide as there is room for, in whole dots, and never narrower than scans: one that
 * does not fit is left out, and a label without any is a fault. A small label has one code alone, the first that fits,
 * and the facts that fit its one line.
 */
export function layoutLabel(content: LabelContent, size: LabelSize, font: Typeface): LayoutResult {
  const isRoomy = size.heightMm >= roomyHeightMm;
  const form = isRoomy ? roomyForm : smallForm;
  const fault = faultOf(content.codes[0], size);
  const fitting = content.codes.filter((code) => faultOf(code, size) === null);
  if (fault && fitting.length === 0) return { ok: false, fault };
  const codes = isRoomy ? fitting : fitting.slice(0, 1);
  return { ok: true, layout: form(content, codes, size, font) };
}

function faultOf(code: CodeText, size: LabelSize): LabelFault | null {
  const { text } = code;
  if (!isEncodable(text)) return { kind: 'NOT_ENCODABLE', text };
  const neededMm = (encodeBars(code).modules + 2 * quietModules) * moduleMinMm + 2 * edgeMm(size);
  return neededMm > size.widthMm ? { kind: 'TOO_WIDE', text, neededMm: Math.ceil(neededMm) } : null;
}

/** A quiet zone is white paper, so that it may reach to where a roll's label ends; a sheet's ends nowhere. */
const edgeMm = ({ page, marginMm }: LabelSize): number => (page.grid ? marginMm : 1);

/** Everything, from the top; the codes stand on the lower edge. */
function roomyForm(
  { heading, title, subtitle, facts }: LabelContent,
  codes: readonly CodeText[],
  size: LabelSize,
  font: Typeface,
): LabelLayout {
  const column = new TextColumn(size, font, size.marginMm);
  column.add(heading, 5, false);
  column.add(title, 10, true);
  if (subtitle) column.add(subtitle, 6, false);
  column.skip(1.5);
  for (const { name, value } of facts) column.addFact(name, value, 5.5);
  let bottomMm = size.heightMm - size.marginMm;
  const placed: PlacedCode[] = [];
  for (const code of codes.toReversed()) {
    const barsMm = codes.length > 1 ? sharedBarsMm : loneBarsMm;
    const textMm = 4.5;
    const barsBottomMm = bottomMm - textMm * underHeight;
    placed.unshift(placeCode(code, size, barsBottomMm - barsMm, barsMm, maxDotsRoomy));
    column.addUnder(code.text, textMm, bottomMm - textMm * descent);
    bottomMm = barsBottomMm - barsMm - 4;
  }
  return { texts: column.texts, codes: placed };
}

/** A title, a line of facts, and one code in what is left. */
function smallForm(
  { title, subtitle, facts }: LabelContent,
  codes: readonly CodeText[],
  size: LabelSize,
  font: Typeface,
): LabelLayout {
  const column = new TextColumn(size, font, size.marginMm);
  column.add(title, 3.8, true);
  const line = [subtitle, ...facts.map(({ value }) => value)].filter(Boolean).join(' · ');
  if (line) column.add(line, 2.7, false);
  const textMm = 3;
  const bottomMm = size.heightMm - size.marginMm;
  const topMm = column.bottomMm + 0.8;
  const placed = codes.map((code) => {
    column.addUnder(code.text, textMm, bottomMm - textMm * descent);
    return placeCode(code, size, topMm, bottomMm - textMm * underHeight - topMm, maxDotsSmall);
  });
  return { texts: column.texts, codes: placed };
}

/** How high bars are on a roomy label: of one code, and of each where two share it (GS1 asks for 32 mm on pallets). */
const loneBarsMm = 45;
const sharedBarsMm = 32;

/** The widest that bars are made, in dots: 0.75 mm and 0.375 mm. */
const maxDotsRoomy = 6;
const maxDotsSmall = 3;

function placeCode(
  code: CodeText,
  size: LabelSize,
  yMm: number,
  heightMm: number,
  dotsMax: number,
): PlacedCode {
  const { modules, bars } = encodeBars(code);
  const roomMm = size.widthMm - 2 * edgeMm(size);
  const dots = Math.floor(roomMm / (modules + 2 * quietModules) / dotMm);
  const moduleMm = Math.min(dots, dotsMax) * dotMm;
  const leftMm = (size.widthMm - modules * moduleMm) / 2;
  return { ...code, bars, xMm: Math.round(leftMm / dotMm) * dotMm, yMm, heightMm, moduleMm };
}

/** Writes lines from the top down; what is too long for the label ends in an ellipsis. */
class TextColumn {
  readonly texts: PlacedText[] = [];
  bottomMm: number;
  readonly #size: LabelSize;
  readonly #font: Typeface;
  constructor(size: LabelSize, font: Typeface, topMm: number) {
    this.#size = size;
    this.#font = font;
    this.bottomMm = topMm;
  }

  add(text: string, sizeMm: number, isBold: boolean): void {
    const { marginMm } = this.#size;
    this.#place(text, marginMm, this.bottomMm + sizeMm * ascent, sizeMm, isBold);
    this.bottomMm += sizeMm * lineHeight;
  }

  /** A name on the left and its value in a column of its own. */
  addFact(name: string, value: string, sizeMm: number): void {
    const { marginMm, widthMm } = this.#size;
    const valueXMm = marginMm + widthMm * factNameShare;
    const baselineMm = this.bottomMm + sizeMm * ascent;
    this.#place(name, marginMm, baselineMm, sizeMm, false, valueXMm - 1);
    this.#place(value, valueXMm, baselineMm, sizeMm, true);
    this.bottomMm += sizeMm * 1.5;
  }

  /** The text of a code, in the middle under its bars. */
  addUnder(text: string, sizeMm: number, baselineMm: number): void {
    const shown = printable(text, this.#font.has).text;
    const { widthMm, marginMm } = this.#size;
    const roomMm = widthMm - 2 * marginMm;
    const fittingMm = Math.min(sizeMm, roomMm / this.#font.measure(shown, false));
    const xMm = (widthMm - this.#font.measure(shown, false) * fittingMm) / 2;
    this.texts.push({ xMm, baselineMm, sizeMm: fittingMm, isBold: false, text: shown });
  }

  skip(mm: number): void {
    this.bottomMm += mm;
  }

  #place(
    text: string,
    xMm: number,
    baselineMm: number,
    sizeMm: number,
    isBold: boolean,
    endMm = this.#size.widthMm - this.#size.marginMm,
  ): void {
    const width = (shown: string) => this.#font.measure(shown, isBold) * sizeMm;
    const shown = cut(printable(text, this.#font.has).text, endMm - xMm, width);
    this.texts.push({ xMm, baselineMm, sizeMm, isBold, text: shown });
  }
}

/** Of Helvetica's size: from the top of a line to its baseline, and to the next line. */
const ascent = 0.8;
const lineHeight = 1.2;
const descent = 0.22;
/** The room of a line under bars, white above its digits included. */
const underHeight = 1.2;
/** How much of a label's width the names of facts take. */
const factNameShare = 0.28;

function cut(text: string, roomMm: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= roomMm) return text;
  let kept = text;
  while (kept.length > 0 && widthOf(`${kept}…`) > roomMm) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
