export interface ClientOptions {
  /** Where the server is, such as `https://www.888wholesale.co`; empty for the page's own origin. */
  readonly baseUrl: string;
  /** Headers that say who calls, asked for afresh before every attempt: a token, a device, a CSRF token. */
  readonly credentials: () => Readonly<Record<string, string>>;
  readonly fetch?: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** From 0 up to, not including, 1. */
  readonly random?: () => number;
}
