import { rememberField, textFieldOf } from './focused-field.ts';
import { type Burst, noBurst, recognise, type ScannerSettings } from './recogniser.ts';

/** A key that presses a button or link is ignored this long after a typed character: it is a slow scanner's. */
export const pressGuardMs = 500;

/**
 * Hears every key before any element does and calls `onScan` with each code. A scan leaves no trace: what it typed
 * is taken out of the focused field, and neither its Enter nor a space in it can press or submit anything.
 * The function given back stops listening.
 */
export function listenForScans(
  target: Window,
  settings: () => ScannerSettings,
  onScan: (code: string) => void,
): () => void {
  let burst: Burst = noBurst;
  let restoreField: (() => void) | null = null;
  let typedAt = Number.NEGATIVE_INFINITY;

  const hear = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const field = textFieldOf(event.target);
    const { key, timeStamp, repeat } = event;
    const step = recognise(burst, { key, timeStamp, repeat, control: holdsControl(event) }, settings());
    const begins = step.burst.startedAt !== burst.startedAt && step.burst.text !== '';
    if (begins) restoreField = field ? rememberField(field) : null;
    burst = step.burst;

    if (step.scan !== null) {
      swallow(event);
      restoreField?.();
      restoreField = null;
      typedAt = Number.NEGATIVE_INFINITY;
      onScan(step.scan);
    } else if (!field && (step.swift || (presses(key) && timeStamp - typedAt < pressGuardMs))) {
      swallow(event);
    }
    if (key.length === 1 && key !== ' ') typedAt = timeStamp;
  };

  target.addEventListener('keydown', hear, true);
  return () => target.removeEventListener('keydown', hear, true);
}

const presses = (key: string): boolean => key === 'Enter' || key === ' ';

// AltGr reports Ctrl and Alt, but types ordinary characters such as @.
const holdsControl = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph') && !(event.ctrlKey && event.altKey);

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
