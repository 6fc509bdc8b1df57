import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { scannerSettings } from '../app/preferences.ts';
import { scanHeard } from '../app/scan-latency.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { withoutSymbology } from './classify-code.ts';
import { type Arrival, isEcho } from './echo.ts';
import { dealInOrder } from './in-order.ts';
import { type HeardKey, listenForScans } from './listen-for-scans.ts';
import type { Heard } from './recogniser.ts';
import { readScan, type Scan, textOf } from './scan.ts';
import { useCodeLookup } from './use-code-lookup.ts';

/**
 * Deals with one scan; false hands it on to whoever stood on the screen before. `code` is its text, a SKU for goods.
 */
export type ScanHandler = (code: string, scan: Scan) => boolean;

/** Watches the keys that go down. */
export type KeyWatcher = (key: HeardKey, event: KeyboardEvent) => void;

/** Takes a code before it is looked up or offered to any screen; for the scanner test, which only looks. */
export type ScanTap = (heard: Heard) => void;

interface Scanning {
  /** Deals with a code as if it had been scanned. */
  readonly type: (code: string) => void;
  /** Deals with a code that another channel than the keys delivered. */
  readonly arrive: (arrival: Arrival) => void;
  readonly handlers: Set<ScanHandler>;
  readonly watchers: Set<KeyWatcher>;
  readonly tap: { current: ScanTap | null };
  readonly fallback: { current: ((scan: Scan) => void) | null };
}

const ScanContext = createContext<Scanning | null>(null);

function useScanning(): Scanning {
  const scanning = useContext(ScanContext);
  if (!scanning) throw new Error('broken promise: every screen stands inside ScanProvider');
  return scanning;
}

/** What dealing with scans needs of the rest of the app. */
interface Outside {
  readonly lookUp: (scan: Scan) => Scan | Promise<Scan>;
  readonly refuse: (scan: Scan) => void;
}

/** What lives as long as someone is signed in: who wants scans, the last of them, and those that wait. */
function createScanning(outside: { readonly current: Outside }): Scanning {
  const handlers = new Set<ScanHandler>();
  const fallback: Scanning['fallback'] = { current: null };
  const deal = dealInOrder<Scan>(
    (scan) => outside.current.lookUp(scan),
    (scan) => {
      const taken = [...handlers].toReversed().some((handler) => handler(textOf(scan), scan));
      if (!taken) fallback.current?.(scan);
    },
    (scan) => outside.current.refuse(scan),
  );
  let last: Arrival | null = null;
  const arrive = (arrival: Arrival) => {
    // One channel may name the symbology and the other not.
    const bare = { ...arrival, text: withoutSymbology(arrival.text) };
    const echo = isEcho(last, bare);
    last = bare;
    if (!echo) deal(readScan(arrival.text));
  };
  const type = (code: string) => deal(readScan(code));
  return { type, arrive, handlers, fallback, watchers: new Set(), tap: { current: null } };
}

/** Listens for the scanner as long as someone is signed in, and offers each code to the newest handler first. */
export function ScanProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const lookUp = useCodeLookup();
  const refuse = (scan: Scan) => report('REJECTED', t('scan.say.tooMany', { code: textOf(scan) }));
  const outside = useRef<Outside>({ lookUp, refuse });
  useLayoutEffect(() => {
    outside.current = { lookUp, refuse };
  });
  const [scanning] = useState(() => createScanning(outside));
  useEffect(() => {
    const { tap, arrive, watchers } = scanning;
    return listenForScans(window, {
      settings: scannerSettings,
      onScan: (heard) => {
        if (tap.current) return tap.current(heard);
        scanHeard(heard.endedAt);
        arrive({ ...heard, channel: 'KEYS' });
      },
      onKey: (key, event) => {
        for (const watch of watchers) watch(key, event);
      },
    });
  }, [scanning]);
  return <ScanContext value={scanning}>{children}</ScanContext>;
}

/** For codes typed by hand. */
export const useScan = (): ((code: string) => void) => useScanning().type;

/** For codes that come from a camera. */
export const useArrival = (): ((arrival: Arrival) => void) => useScanning().arrive;

/** The function that was passed last, behind one that stays the same. */
function useLatest<Given extends unknown[], Answer>(
  run: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const latest = useRef(run);
  // Before the paint: a scan that answers what stands on the screen must meet the handler that drew it.
  useLayoutEffect(() => {
    latest.current = run;
  });
  const [stable] = useState(
    () =>
      (...given: Given) =>
        latest.current(...given),
  );
  return stable;
}

/** Offers every code to `handler` while the calling screen is there. */
export function useScanHandler(handler: ScanHandler): void {
  const { handlers } = useScanning();
  const stable = useLatest(handler);
  useEffect(() => {
    handlers.add(stable);
    return () => void handlers.delete(stable);
  }, [handlers, stable]);
}

/** Tells `watch` of every key while the calling screen is there. */
export function useKeyWatcher(watch: KeyWatcher): void {
  const { watchers } = useScanning();
  const stable = useLatest(watch);
  useEffect(() => {
    watchers.add(stable);
    return () => void watchers.delete(stable);
  }, [watchers, stable]);
}

/** Gives every code of the scanner to `take` and to nobody else while the calling screen is there. */
export function useScanTap(take: ScanTap): void {
  const { tap } = useScanning();
  const stable = useLatest(take);
  useEffect(() => {
    tap.current = stable;
    return () => {
      tap.current = null;
    };
  }, [tap, stable]);
}

/** Deals with every code that no screen wants, whichever of them came first. */
export function useScanFallback(handler: (scan: Scan) => void): void {
  const { fallback } = useScanning();
  useLayoutEffect(() => {
    fallback.current = handler;
  });
}
