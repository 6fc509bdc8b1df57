import type { HeardKey } from '../scan/listen-for-scans.ts';
import { isOfCharacters, type Shortcut, type ShortcutAction } from './shortcuts.ts';

/**
 * A shortcut of characters waits this long for a further key, in milliseconds: longer than a scanner pauses inside a
 * code, so that what it sends has shown itself as more than a shortcut by then.
 */
export const shortcutWaitMs = 350;

/** The second key of a shortcut comes within this time of the first, in milliseconds. */
export const nextKeyWaitMs = 1_500;

/** The characters typed since the last rest, for shortcuts; null when they belong to a scanner or mean nothing. */
export interface TypedKeys {
  readonly keys: readonly string[] | null;
  readonly lastAt: number;
  /** When a scanner's key came last. */
  readonly scannersAt: number;
}

const never = Number.NEGATIVE_INFINITY;
export const noKeys: TypedKeys = { keys: [], lastAt: never, scannersAt: never };

export interface ShortcutStep {
  readonly typed: TypedKeys;
  /** To be done once `waitMs` have passed without another key; null when nothing is to be done. */
  readonly action: ShortcutAction | null;
  readonly waitMs: number;
}

/**
 * Takes one key into account. The recogniser decides first: a key of a burst is never a shortcut's, and neither is one
 * in a field, with a modifier, or held down. After a key that means nothing, only a rest begins anew.
 */
export function hearShortcut(before: TypedKeys, key: HeardKey, shortcuts: readonly Shortcut[]): ShortcutStep {
  const at = key.timeStamp;
  const scannersAt = key.scanners ? at : before.scannersAt;
  const nothing: ShortcutStep = { typed: { keys: null, lastAt: at, scannersAt }, action: null, waitMs: 0 };
  if (isModifier(key.key)) return { typed: before, action: null, waitMs: 0 };
  const pauseMs = at - before.lastAt;
  if (key.scanners || key.inField || key.control || key.alt || key.repeat || key.composing) return nothing;

  // A code has no function keys, so that only one that a scanner sends in between must not count.
  const own = shortcuts.find(({ keys }) => keys.length === 1 && keys[0] === key.key);
  if (own && !isOfCharacters(own)) {
    if (at - scannersAt <= shortcutWaitMs) return nothing;
    return { typed: noKeys, action: own.action, waitMs: 0 };
  }

  const isDone = shortcuts.some(({ keys }) => keys.join(' ') === before.keys?.join(' '));
  const rested = pauseMs >= (before.keys === null || isDone ? shortcutWaitMs : nextKeyWaitMs);
  if (before.keys === null && !rested) return nothing;
  const typed = [...(rested ? [] : (before.keys ?? [])), key.key];
  const begun = shortcuts.filter(({ keys }) => typed.every((each, index) => keys[index] === each));
  if (begun.length === 0) return nothing;
  const whole = begun.find(({ keys }) => keys.length === typed.length);
  return {
    typed: { keys: typed, lastAt: at, scannersAt },
    action: whole?.action ?? null,
    waitMs: shortcutWaitMs,
  };
}

const isModifier = (key: string): boolean =>
  ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(key);
