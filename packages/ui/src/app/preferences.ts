import { useSyncExternalStore } from 'react';
import { defaultScannerSettings, type ScannerSettings } from '../scan/recogniser.ts';

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
}

export const defaultPreferences: Preferences = {
  language: null,
  soundVolume: 0.6,
  scannerPrefix: defaultScannerSettings.prefix,
  scannerSuffix: defaultScannerSettings.suffix,
};

export const scannerPrefixLengthMax = 8;

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
  const { scannerPrefix: prefix, scannerSuffix: suffix } = readPreferences();
  return { ...defaultScannerSettings, prefix, suffix };
}

/** Reads preferences from their stored form, field by field. */
export function parsePreferences(stored: string | null): Preferences {
  const given = parseObject(stored);
  const { language, soundVolume, scannerPrefix, scannerSuffix } = given;
  return {
    language: languages.find((known) => known === language) ?? defaultPreferences.language,
    soundVolume: isVolume(soundVolume) ? soundVolume : defaultPreferences.soundVolume,
    scannerPrefix: isPrefix(scannerPrefix) ? scannerPrefix : defaultPreferences.scannerPrefix,
    scannerSuffix: scannerSuffix === 'Tab' ? 'Tab' : defaultPreferences.scannerSuffix,
  };
}

const isVolume = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

const isPrefix = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= scannerPrefixLengthMax;

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
