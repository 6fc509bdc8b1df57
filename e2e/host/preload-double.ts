/** Asks the main process; answers with a value, or the message of what was thrown there. */
type AskHost = (question: {
  channel: string;
  given: unknown[];
}) => Promise<{ value: unknown } | { error: string }>;

type Listener = (event: unknown, ...told: unknown[]) => void;
type Module = (require: (id: string) => unknown, module: { exports: object }, exports: object) => void;

/**
 * Runs the real built preload in a page of Chromium, before any script of the page: the isolated world's `require`
 * has a contextBridge and an ipcRenderer that behave as Electron's do. Put into the page as source text, so that
 * it may use nothing from outside itself. `doorName` is where the host calls in with what main sends.
 */
export function installPreload(origin: string, doorName: string, hostName: string, preload: Module): void {
  const page = globalThis as unknown as Record<string, unknown>;
  const askHost = page[hostName] as AskHost;
  delete page[hostName];
  // Electron runs no preload in subframes, and ours opens no other origin.
  if (window.top !== window || location.origin !== origin) return;

  const listeners = new Map<string, Listener[]>();
  const listenersOf = (channel: string) => listeners.get(channel) ?? [];
  Object.defineProperty(page, doorName, {
    value: (channel: string, told: unknown[]) => {
      for (const listener of listenersOf(channel)) listener({}, ...told);
    },
  });

  const ipcRenderer = {
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...listenersOf(channel), listener]);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener) {
      listeners.set(
        channel,
        listenersOf(channel).filter((known) => known !== listener),
      );
      return ipcRenderer;
    },
    async invoke(channel: string, ...given: unknown[]) {
      const answer = await askHost({ channel, given: structuredClone(given) });
      if ('error' in answer) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
      return answer.value;
    },
  };

  // contextBridge copies values, proxies functions both ways, keeps only an error's message, and freezes the result.
  const withMessageOnly = (cause: unknown) =>
    new Error(cause instanceof Error ? cause.message : String(cause));
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') return (...given: unknown[]) => callAcross(value as Listener, given);
    if (value instanceof Promise) return value.then(cross, (cause) => Promise.reject(withMessageOnly(cause)));
    if (Array.isArray(value)) return value.map(cross);
    if (typeof value !== 'object' || value === null) return value;
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cross(inner)]));
  };
  const callAcross = (callee: (...given: never[]) => unknown, given: unknown[]): unknown => {
    try {
      return cross(callee(...(given.map(cross) as never[])));
    } catch (cause) {
      throw withMessageOnly(cause);
    }
  };
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    for (const inner of Object.values(value)) freeze(inner);
    return Object.freeze(value);
  };
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      if (key in page)
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(page, key, { value: freeze(cross(api)), enumerable: true });
    },
  };

  const require = (id: string) => {
    if (id === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${id}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
