import { rememberField, textFieldOf } from './focused-field.ts';
import type { KeyPress } from './read-key.ts';
import { type Burst, type Heard, noBurst, recognise } from './recogniser.ts';
import type { ScannerSettings } from './scanner-settings.ts';

/** A key that presses a button or link is ignored this long after a typed character: it is a slow scanner's. */
export const pressGuardMs = 500;

/** One key as it arrived, for whoever watches the keys. */
export interface HeardKey extends KeyPress {
  readonly capsLock: boolean;
  /** It went into a field that a person may be typing in. */
  readonly inField: boolean;
  /** What is on its way looks like a scanner's, or was just completed by this key. */
  readonly scanners: boolean;
}

export interface ScanEars {
  readonly settings: () => ScannerSettings;
  readonly onScan: (heard: Heard) => void;
  /** Told of each key that goes down, after it was dealt with. */
  readonly onKey: (key: HeardKey, event: KeyboardEvent) => void;
}

/**
 * Hears every key before any element does and calls `onScan` with each code. A scan leaves no trace: what it typed
 * is taken out of the focused field, and neither its Enter nor a space in it can press or submit anything.
 * The function given back stops listening.
 */
export function listenForScans(target: Window, { settings, onScan, onKey }: ScanEars): () => void {
  let burst: Burst = noBurst;
  let restoreField: (() => void) | null = null;
  let typedAt = Number.NEGATIVE_INFINITY;

  const hear = (event: KeyboardEvent) => {
    const press = pressOf(event);
    // Whoever writes with an input method confirms with Enter; only a scanner that is read by place writes beside it.
    if (press.composing && !settings().usLayout) return;
    const { key, timeStamp, control } = press;
    const field = textFieldOf(event.target);
    const step = recognise(burst, press, settings());
    const begins = step.burst.startedAt !== burst.startedAt && step.burst.text !== '';
    if (begins) restoreField = field ? rememberField(field) : null;
    burst = step.burst;

    if (step.heard !== null) {
      swallow(event);
      restoreField?.();
      restoreField = null;
      typedAt = Number.NEGATIVE_INFINITY;
      onScan(step.heard);
    } else if (step.swift && (!field || control || isFunctionKey(key))) {
      // A scanner's Ctrl+J would open the downloads, and its Ctrl+A mark all that was typed.
      swallow(event);
    } else if (!field && presses(key) && timeStamp - typedAt < pressGuardMs) {
      swallow(event);
    }
    if (key.length === 1 && key !== ' ') typedAt = timeStamp;
    if (press.released) return;
    const scanners = step.swift || step.heard !== null;
    onKey(
      { ...press, capsLock: event.getModifierState('CapsLock'), inField: field !== null, scanners },
      event,
    );
  };

  const letGo = (event: KeyboardEvent) => {
    if (event.key === 'Alt') hear(event);
  };
  target.addEventListener('keydown', hear, true);
  target.addEventListener('keyup', letGo, true);
  return () => {
    target.removeEventListener('keydown', hear, true);
    target.removeEventListener('keyup', letGo, true);
  };
}

const presses = (key: string): boolean => key === 'Enter' || key === ' ';

const isFunctionKey = (key: string): boolean => /^F\d+$/.test(key);

function pressOf(event: KeyboardEvent): KeyPress {
  const { key, code, timeStamp, repeat, shiftKey: shift, isComposing: composing } = event;
  // AltGr reports Ctrl and Alt, but types ordinary characters such as @.
  const altGr = event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey);
  const control = (event.ctrlKey || event.metaKey) && !altGr;
  const alt = event.altKey && !altGr;
  return { key, code, timeStamp, repeat, shift, composing, control, alt, released: event.type === 'keyup' };
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
