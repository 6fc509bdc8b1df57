import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { scannerSettings } from '../app/preferences.ts';
import { listenForScans } from './listen-for-scans.ts';
import { readScan, type Scan, textOf } from './scan.ts';

/**
 * Deals with one scan; false hands it on to whoever stood on the screen before. `code` is its text, a SKU for goods.
 */
export type ScanHandler = (code: string, scan: Scan) => boolean;

interface Scanning {
  /** Deals with a code as if it had been scanned. */
  readonly scan: (code: string) => void;
  readonly handlers: { current: readonly ScanHandler[] };
  readonly fallback: { current: ((scan: Scan) => void) | null };
}

const ScanContext = createContext<Scanning | null>(null);

function useScanning(): Scanning {
  const scanning = useContext(ScanContext);
  if (!scanning) throw new Error('broken promise: every screen stands inside ScanProvider');
  return scanning;
}

/** Listens for the scanner as long as someone is signed in, and offers each code to the newest handler first. */
export function ScanProvider({ children }: { children: ReactNode }) {
  const handlers = useRef<readonly ScanHandler[]>([]);
  const fallback = useRef<((scan: Scan) => void) | null>(null);
  const scan = useCallback((text: string) => {
    const read = readScan(text);
    const taken = handlers.current.toReversed().some((handler) => handler(textOf(read), read));
    if (!taken) fallback.current?.(read);
  }, []);
  useEffect(() => listenForScans(window, scannerSettings, scan), [scan]);
  const scanning = useMemo(() => ({ scan, handlers, fallback }), [scan]);
  return <ScanContext value={scanning}>{children}</ScanContext>;
}

/** For codes typed by hand. */
export const useScan = (): ((code: string) => void) => useScanning().scan;

/** Offers every code to `handler` while the calling screen is there. */
export function useScanHandler(handler: ScanHandler): void {
  const { handlers } = useScanning();
  const latest = useRef(handler);
  // Before the paint: a scan that answers what stands on the screen must meet the handler that drew it.
  useLayoutEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    const entry: ScanHandler = (code, scan) => latest.current(code, scan);
    handlers.current = [...handlers.current, entry];
    return () => {
      handlers.current = handlers.current.filter((other) => other !== entry);
    };
  }, [handlers]);
}

/** Deals with every code that no screen wants, whichever of them came first. */
export function useScanFallback(handler: (scan: Scan) => void): void {
  const { fallback } = useScanning();
  useLayoutEffect(() => {
    fallback.current = handler;
  });
}
