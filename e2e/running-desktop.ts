import type { Page } from '@playwright/test';
import type { ElectronDouble } from './host/electron-double.ts';

/** The desktop client, running. */
export interface RunningDesktop {
  /** Results of `chromium-host` say nothing about Electron's own sandbox, isolated world or fuses. */
  readonly kind: 'electron' | 'chromium-host';
  readonly page: Page;
  /** What the main process has written to its output. */
  log(): string;
  /** Runs a function in the main process with Electron's module; the double's own part is only in the double. */
  evaluate<Result, Given>(
    run: (electron: ElectronDouble, given: Given) => Result,
    given: Given,
  ): Promise<Awaited<Result>>;
  /** Ends the main process as a power cut would, with no chance to tidy up. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** How a run that opens no window ended. */
export interface EndedRun {
  readonly code: number | null;
  readonly output: string;
}
