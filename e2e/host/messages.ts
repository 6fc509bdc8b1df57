/** A frame as Electron's main process would see it. */
export interface FrameInfo {
  readonly url: string;
  readonly isSubframe: boolean;
}

/** What the browser's side asks the main process. `window` counts windows from 1. */
export type Question =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'invoke';
      readonly window: number;
      readonly channel: string;
      readonly given: readonly unknown[];
      readonly frame: FrameInfo;
    }
  | { readonly kind: 'fetch'; readonly url: string; readonly method: string }
  | { readonly kind: 'navigate'; readonly window: number; readonly url: string }
  | { readonly kind: 'open'; readonly window: number; readonly url: string }
  | { readonly kind: 'loaded'; readonly window: number }
  | { readonly kind: 'evaluate'; readonly source: string; readonly given: unknown };

export type Asked = Question & { readonly serial: number };

/** What the main process tells the browser's side. */
export type Told =
  | { readonly kind: 'answer'; readonly serial: number; readonly value?: unknown; readonly error?: string }
  | {
      readonly kind: 'load';
      readonly window: number;
      readonly url: string;
      readonly preload: string;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: 'send';
      readonly window: number;
      readonly channel: string;
      readonly told: readonly unknown[];
    }
  | { readonly kind: 'close'; readonly window: number };

/** What the app's own protocol handler answered. */
export interface ServedFile {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}
