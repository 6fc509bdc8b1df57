import type { StockSort } from '@wms/domain';
import { useSyncExternalStore } from 'react';
import {
  averageGapMsLimits,
  defaultScannerSettings,
  isScannerPrefix,
  type ScannerSettings,
} from '../scan/scanner-settings.ts';
import {
  isColumnChoice,
  isStockSort,
  type StockColumn,
  usualColumns,
  usualStockSort,
} from '../stock/stock-view.ts';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** What a person has chosen on this machine; nothing here concerns the server. */
export interface Preferences {
  /** Null follows the system. */
  readonly language: Language | null;
  /** From 0, silent, to 1. */
  readonly soundVolume: number;
  readonly scannerPrefix: string;
  readonly scannerSuffix: ScannerSettings['suffix'];
  /** Milliseconds a key; the slowest average that is still a scanner. */
  readonly scannerGapMs: number;
  readonly scannerUsLayout: boolean;
  readonly scannerCapitalsInverted: boolean;
  /** Shortcuts of plain characters work; those with function keys always do. */
  readonly characterShortcuts: boolean;
  /** Shown beside the SKU. */
  readonly stockColumns: readonly StockColumn[];
  readonly stockSort: StockSort;
}

export const defaultPreferences: Preferences = {
  language: null,
  soundVolume: 0.6,
  scannerPrefix: defaultScannerSettings.prefix,
  scannerSuffix: defaultScannerSettings.suffix,
  scannerGapMs: defaultScannerSettings.averageGapMsMax,
  scannerUsLayout: defaultScannerSettings.usLayout,
  scannerCapitalsInverted: defaultScannerSettings.capitalsInverted,
  characterShortcuts: true,
  stockColumns: usualColumns,
  stockSort: usualStockSort,
};

const storageKey = 'wms-preferences';
const listeners = new Set<() => void>();
let current: Preferences | null = null;

/** The preferences as they are now; what is missing or damaged in the storage falls back to its default. */
export function readPreferences(): Preferences {
  current ??= parsePreferences(readStored());
  return current;
}

/** Changes some preferences, at once and for the next start. */
export function savePreferences(change: Partial<Preferences>): void {
  current = { ...readPreferences(), ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // A browser that forbids storage still honours the choice until the page is closed.
  }
  for (const listener of listeners) listener();
}

/** The preferences, followed. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, readPreferences);

/** What the scan recogniser needs of them. */
export function scannerSettings(): ScannerSettings {
  const preferences = readPreferences();
  return {
    ...defaultScannerSettings,
    prefix: preferences.scannerPrefix,
    suffix: preferences.scannerSuffix,
    averageGapMsMax: preferences.scannerGapMs,
    usLayout: preferences.scannerUsLayout,
    capitalsInverted: preferences.scannerCapitalsInverted,
  };
}

/** Reads preferences from their stored form, field by field. */
export function parsePreferences(stored: string | null): Preferences {
  const given = parseObject(stored);
  const field = <Name extends keyof Preferences>(
    name: Name,
    fits: (value: unknown) => value is Preferences[Name],
  ): Preferences[Name] => {
    const value = given[name];
    return fits(value) ? value : defaultPreferences[name];
  };
  return {
    language: field('language', isLanguage),
    soundVolume: field('soundVolume', isVolume),
    scannerPrefix: field('scannerPrefix', isPrefix),
    scannerSuffix: field('scannerSuffix', isSuffix),
    scannerGapMs: field('scannerGapMs', isGap),
    scannerUsLayout: field('scannerUsLayout', isFlag),
    scannerCapitalsInverted: field('scannerCapitalsInverted', isFlag),
    characterShortcuts: field('characterShortcuts', isFlag),
    stockColumns: field('stockColumns', isColumnChoice),
    stockSort: field('stockSort', isStockSort),
  };
}

const isLanguage = (value: unknown): value is Language => languages.some((known) => known === value);

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

const isBetween = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && value >= min && value <= max;

const isVolume = (value: unknown): value is number => isBetween(value, 0, 1);

const isGap = (value: unknown): value is number =>
  isBetween(value, averageGapMsLimits.min, averageGapMsLimits.max);

const isPrefix = (value: unknown): value is string => typeof value === 'string' && isScannerPrefix(value);

const isSuffix = (value: unknown): value is ScannerSettings['suffix'] => value === 'Enter' || value === 'Tab';

function parseObject(stored: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
