import { quantityMax } from '@wms/domain';
import { hasTexts, readObject } from '../drafts/read-draft.ts';
import { isUnsure } from '../drafts/resend.ts';
import { readCount } from '../elements/read-count.ts';
import { type Submission, type WriteOf, writesMax } from '../host-bridge.ts';
import { movedTo } from './use-set-stock.ts';

/** Most lines that are counted at once: they are booked as one. */
export const countLinesMax = writesMax;

/** A level that had moved when its count arrived; quantities in pieces. */
export interface Moved {
  /** What the level held before, as the count began. */
  readonly before: number;
  readonly now: number;
  /** The count's entry among the exceptions; null where the host keeps none. */
  readonly entryId: string | null;
}

export interface CountLine {
  readonly sku: string;
  readonly name: string | null;
  /** The count as it stands in the field; empty while it is not counted, which is not a count of 0. */
  readonly text: string;
  /** What the level held when its count began; null while that is not known. */
  readonly expected: number | null;
  /** The Idempotency-Key of this count: sent again, it is booked once. */
  readonly key: string;
  /** When it was sent and no answer came; epoch milliseconds. Until it is sent again it must not change. */
  readonly sentAt: number | null;
  readonly moved: Moved | null;
}

/** A stocktake under way. */
export interface CountList {
  /** Levels stay hidden while they are counted, so that nobody counts towards them. */
  readonly isBlind: boolean;
  /** Counting blind is over, and the differences are shown. */
  readonly isCompared: boolean;
  readonly lines: readonly CountLine[];
}

export const emptyList: CountList = { isBlind: false, isCompared: false, lines: [] };

/** The stocktake as a draft. */
export const countForm = {
  empty: emptyList,
  parse(text: string): CountList | null {
    const { isBlind, isCompared, lines } = readObject(text);
    if (typeof isBlind !== 'boolean' || typeof isCompared !== 'boolean') return null;
    if (!Array.isArray(lines) || lines.length > countLinesMax || !lines.every(isLine)) return null;
    return { isBlind, isCompared, lines };
  },
  format: (content: CountList): string | null =>
    content.lines.length === 0 && !content.isBlind ? null : JSON.stringify(content),
};

const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === 'number';
const isMoved = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'now' in value && 'before' in value && 'entryId' in value;
const isLine = (value: unknown): value is CountLine =>
  hasTexts(value, 'sku', 'text', 'key') &&
  isNumberOrNull(value.expected) &&
  isNumberOrNull(value.sentAt) &&
  (value.name === null || typeof value.name === 'string') &&
  (value.moved === null || isMoved(value.moved));

/** What a line is begun with. */
export interface Goods {
  readonly sku: string;
  readonly name: string | null;
  /** The level as it is known now; null when it is not. */
  readonly level: number | null;
}

const isCounted = ({ text }: CountLine): boolean => text.trim() !== '';

const changeLine = (now: CountList, sku: string, change: (line: CountLine) => CountLine): CountList => ({
  ...now,
  lines: now.lines.map((line) => (line.sku === sku ? change(line) : line)),
});

/** Puts items on the list that are to be counted; those that are on it already stay as they are. */
export function addLines(now: CountList, goods: readonly Goods[], makeKey: () => string): CountList {
  const there = new Set(now.lines.map(({ sku }) => sku));
  const added = goods
    .filter(({ sku }) => !there.has(sku))
    .slice(0, countLinesMax - now.lines.length)
    .map(({ sku, name }): CountLine => ({
      sku,
      name,
      text: '',
      expected: null,
      key: makeKey(),
      sentAt: null,
      moved: null,
    }));
  return { ...now, lines: [...now.lines, ...added] };
}

/** What counting came to; `count` is what the line holds now. */
export type Counted =
  | { readonly kind: 'COUNTED'; readonly list: CountList; readonly count: number }
  | { readonly kind: 'FULL' | 'SENT' | 'MOVED' | 'NOT_A_COUNT' | 'TOO_MANY' };

/** Counts scanned pieces; an item that is not on the list yet begins a line. */
export function countPieces(now: CountList, goods: Goods, pieces: number, makeKey: () => string): Counted {
  const { sku } = goods;
  const list = addLines(now, [goods], makeKey);
  const line = list.lines.find((known) => known.sku === sku);
  if (line === undefined) return { kind: 'FULL' };
  if (line.sentAt !== null) return { kind: 'SENT' };
  if (line.moved !== null) return { kind: 'MOVED' };
  // A count that was typed wrongly is the person's to correct.
  const before = isCounted(line) ? readCount(line.text) : 0;
  if (before === null) return { kind: 'NOT_A_COUNT' };
  const count = before + pieces;
  if (count > quantityMax) return { kind: 'TOO_MANY' };
  return { kind: 'COUNTED', list: typeCount(list, sku, String(count), goods.level), count };
}

/** Enters a count. The first one of a line notes what it is measured against: the level as it is known then. */
export const typeCount = (now: CountList, sku: string, text: string, level: number | null): CountList => ({
  ...changeLine(now, sku, (line) => ({
    ...line,
    text,
    expected: text.trim() === '' ? null : isCounted(line) ? line.expected : level,
  })),
  isCompared: false,
});

/** Notes the level that was read as a count began. */
export const seeLevel = (now: CountList, sku: string, level: number): CountList =>
  changeLine(now, sku, (line) =>
    isCounted(line) && line.sentAt === null ? { ...line, expected: level } : line,
  );

/** Forgets a count, so that the item is counted afresh against the level of then. */
export const recount = (now: CountList, sku: string): CountList =>
  changeLine(now, sku, (line) => ({ ...line, text: '', expected: null, moved: null }));

/** Holds on to a count although the level has moved: it is measured against what the level holds now. */
export const insisted = (line: CountLine): CountLine => ({
  ...line,
  expected: line.moved?.now ?? line.expected,
  moved: null,
});

/** The lines whose choice was made among the exceptions: what became of them is no longer this list's to say. */
export const decidedLines = ({ lines }: CountList, exceptionIds: ReadonlySet<string>): readonly CountLine[] =>
  lines.filter(({ moved }) => moved !== null && moved.entryId !== null && !exceptionIds.has(moved.entryId));

export const removeLine = (now: CountList, sku: string): CountList => ({
  ...now,
  lines: now.lines.filter((line) => line.sku !== sku),
});

export type CountFault = 'NOT_A_COUNT' | 'LEVEL_UNKNOWN' | 'MOVED' | 'UNSURE';

/** Why a counted line cannot be booked as it is; null when it can, and for one that is not counted. */
export function faultOf(line: CountLine, now: number): CountFault | null {
  if (!isCounted(line)) return null;
  if (isUnsure(line, now)) return 'UNSURE';
  if (line.moved !== null) return 'MOVED';
  if (readCount(line.text) === null) return 'NOT_A_COUNT';
  return line.expected === null ? 'LEVEL_UNKNOWN' : null;
}

/** The count less what it is measured against; null while one of them is missing. */
export function differenceOf({ text, expected }: CountLine): number | null {
  const count = readCount(text);
  return count === null || expected === null ? null : count - expected;
}

export interface Progress {
  readonly total: number;
  readonly counted: number;
  readonly faulty: number;
  /** Counted lines that are not as expected. */
  readonly differing: number;
  /** The sum of their differences, in pieces. */
  readonly difference: number;
}

export function progressOf({ lines }: CountList, now: number): Progress {
  const differences = lines.map((line) => differenceOf(line) ?? 0);
  return {
    total: lines.length,
    counted: lines.filter(isCounted).length,
    faulty: lines.filter((line) => faultOf(line, now) !== null).length,
    differing: differences.filter((difference) => difference !== 0).length,
    difference: differences.reduce((sum, difference) => sum + difference, 0),
  };
}

/** The lines that are counted and can be booked. */
export const bookableLines = ({ lines }: CountList, now: number): readonly CountLine[] =>
  lines.filter((line) => isCounted(line) && faultOf(line, now) === null);

/** One write a line, each with its own key. */
export const writesOf = (lines: readonly CountLine[]): readonly WriteOf<'setStock'>[] =>
  lines.map(({ sku, text, expected, key }) => ({
    name: 'setStock',
    request: {
      body: {
        sku,
        quantity: readCount(text) ?? 0,
        ...(expected === null ? {} : { expectedQuantity: expected }),
      },
    },
    subject: sku,
    key,
  }));

/** The list without lines that are handed over. */
export const without = (now: CountList, lines: readonly CountLine[]): CountList => {
  const gone = new Set(lines.map(({ sku }) => sku));
  const left = now.lines.filter(({ sku }) => !gone.has(sku));
  return { ...now, isCompared: false, lines: left };
};

/**
 * The list after counts were handed over. What is booked or kept leaves it; a level that has moved waits for a choice,
 * what was refused otherwise stays where nothing else keeps it, and what got no answer stays as it was sent.
 */
export function afterHandingOver(
  now: CountList,
  handed: readonly CountLine[],
  submissions: readonly Submission<'setStock'>[],
  parts: { readonly sentAt: number | null; readonly makeKey: () => string },
): CountList {
  const stay = new Map<string, CountLine | null>();
  for (const [index, line] of handed.entries()) {
    const submission = submissions[index];
    // A host with a queue fails before anything has happened: the line is as it was.
    if (submission?.state === 'FAILED' && parts.sentAt === null) continue;
    if (submission?.state === 'FAILED') stay.set(line.sku, { ...line, sentAt: parts.sentAt });
    else if (submission?.state === 'REFUSED')
      stay.set(line.sku, refusedLine(line, submission, parts.makeKey));
    else stay.set(line.sku, null);
  }
  const lines = now.lines.flatMap((line) => {
    const staying = stay.get(line.sku);
    return staying === undefined ? [line] : staying === null ? [] : [staying];
  });
  return { ...now, isCompared: now.isCompared && lines.length > 0, lines };
}

function refusedLine(
  line: CountLine,
  { refusal, entryId }: Submission<'setStock'> & { readonly state: 'REFUSED' },
  makeKey: () => string,
): CountLine | null {
  const now = movedTo(refusal);
  // A further try is another event.
  const again = { ...line, key: makeKey(), sentAt: null };
  if (now !== null) return { ...again, moved: { before: line.expected ?? now, now, entryId } };
  return entryId === null ? again : null;
}
