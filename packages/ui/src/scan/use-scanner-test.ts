import { useEffect, useRef, useState } from 'react';
import { type Diagnosis, diagnoseKeys } from './diagnose-keys.ts';
import type { HeardKey } from './listen-for-scans.ts';
import { useKeyWatcher, useScanTap } from './scan-provider.tsx';
import { scannerSettings } from '../app/preferences.ts';

/** Keys after a longer pause than this are the next try, in milliseconds. */
const tryPauseMs = 1_000;

/** The longest try that is shown; a code has at most 128 characters, each perhaps with Shift. */
export const shownKeysMax = 300;

export interface ScannerTry {
  readonly keys: readonly HeardKey[];
  /** Null while keys may still come. */
  readonly diagnosis: Diagnosis | null;
  /** The code as it was recognised; null when it was not. */
  readonly recognised: string | null;
}

const noTry: ScannerTry = { keys: [], diagnosis: null, recognised: null };

const steers = (key: string): boolean =>
  /^(Arrow|Page|Home|End|Escape|F\d|Shift$|Control$|Alt$|Meta$)/.test(key);

/** The last try at scanning: its keys, and what is to be said of them. No screen gets what is scanned meanwhile. */
export function useScannerTest(): { shown: ScannerTry; clear: () => void } {
  const [shown, setShown] = useState<ScannerTry>(noTry);
  const keys = useRef<readonly HeardKey[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const finish = (recognised: string | null) => {
    clearTimeout(timer.current);
    const typed = keys.current;
    keys.current = [];
    // Whoever walks through the page with Tab and Enter is not trying a scanner.
    if (typed.some(({ key }) => key.length === 1 || key === 'Dead' || key === 'Process'))
      setShown({ keys: typed, diagnosis: diagnoseKeys(typed, scannerSettings()), recognised });
    else setShown((before) => (before.diagnosis ? before : noTry));
  };
  const heard = useRef<string | null>(null);

  useScanTap(({ text }) => {
    heard.current = text;
  });
  useKeyWatcher((key) => {
    if (key.inField || (keys.current.length === 0 && steers(key.key))) return;
    clearTimeout(timer.current);
    keys.current = [...keys.current, key].slice(-shownKeysMax);
    const recognised = heard.current;
    heard.current = null;
    // The key that completes a scan is told to its taker first, and to the watchers then.
    if (recognised !== null) return finish(recognised);
    timer.current = setTimeout(() => finish(null), tryPauseMs);
  });
  return { shown, clear: () => setShown(noTry) };
}
