/** Longest wait for the operating system's keychain; a person may have to unlock it first. */
export const keychainTimeoutMs = 20_000;

/** As much of a keychain entry as is needed; `AsyncEntry` of the `keytar` package is one. */
export interface KeychainEntry {
  getPassword(signal: AbortSignal): Promise<string | null>;
  setPassword(secret: string, signal: AbortSignal): Promise<void>;
  deletePassword(signal: AbortSignal): Promise<boolean>;
}

/** One secret in the operating system's keychain. Nothing here throws: where there is no keychain, nothing is kept. */
export interface Keychain {
  read(): Promise<string | null>;
  /** False when the secret could not be kept. */
  keep(secret: string): Promise<boolean>;
  drop(): Promise<void>;
}

/**
 * Opens the system's keychain. On Linux the Secret Service is named, because the library would else fall back
 * without a word to the kernel's keyring, which forgets when the machine restarts. Throws where there is none.
 */
export async function openKeychainEntry(service: string, account: string): Promise<KeychainEntry> {
  const { AsyncEntry } = await import('keytar');
  return new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
}

/** `report` gets what went wrong, never the secret. */
export function createKeychain(
  open: () => Promise<KeychainEntry>,
  report: (problem: string) => void,
): Keychain {
  // One at a time: a slow write must not overtake the deletion that was asked for after it.
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(what: string, otherwise: Result, run: (entry: KeychainEntry) => Promise<Result>) {
    const turn = last.then(async () => {
      try {
        return await run(await open());
      } catch (cause) {
        report(`keychain: ${what} failed: ${cause instanceof Error ? cause.message : 'unknown cause'}`);
        return otherwise;
      }
    });
    last = turn;
    return turn;
  }

  const limit = () => AbortSignal.timeout(keychainTimeoutMs);
  return {
    read: () => inTurn('read', null, (entry) => entry.getPassword(limit())),
    keep: (secret) =>
      inTurn('write', false, async (entry) => {
        await entry.setPassword(secret, limit());
        return true;
      }),
    drop: () =>
      inTurn('delete', undefined, async (entry) => {
        await entry.deletePassword(limit());
      }),
  };
}
