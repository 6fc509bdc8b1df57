/**
 * Stands in for Electron's main-process module where its binary cannot be had. It has what apps/desktop/src/main
 * uses and nothing else: a name that is missing here fails when the bundle is linked or called. The browser's side
 * is chromium-host.ts, at the other end of the fork() channel.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import type { Asked, FrameInfo, Question, ServedFile, Told } from './messages.ts';

type Handler = (event: unknown, ...given: unknown[]) => unknown;

const handlers = new Map<string, Handler>();
const protocols = new Map<string, (request: Request) => Promise<Response>>();
const windows: BrowserWindow[] = [];
const paths: Record<string, string> = { userData: join(tmpdir(), 'wms-electron-double') };

const tell = (message: Told): Promise<void> =>
  new Promise((sent) => (process.send ? process.send(message, () => sent()) : sent()));

/** Fails loudly instead of answering `undefined` for what the double does not have. */
function only<Known extends object>(name: string, known: Known): Known {
  return new Proxy(known, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol') return Reflect.get(target, key, receiver);
      throw new Error(`the Electron double has no ${name}.${key}`);
    },
  });
}

class DoubleApp extends EventEmitter {
  readonly #ready = Promise.withResolvers<void>();
  sandboxed = false;
  gotLock = true;
  readonly isPackaged = false;

  whenReady = () => this.#ready.promise;
  becomeReady = () => this.#ready.resolve();
  getLocale = () => 'en-US';
  getName = () => '888 WMS';
  getVersion = () => '0.0.0-double';
  getPath = (name: string) => paths[name];
  setPath = (name: string, path: string) => void (paths[name] = path);
  enableSandbox = () => void (this.sandboxed = true);
  requestSingleInstanceLock = () => this.gotLock;

  /** As in Electron: windows are closed first, and any of them may refuse. */
  quit = () => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
    if (BrowserWindow.getAllWindows().length > 0) return;
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.exit(0);
  };
  exit = (code: number) => process.exit(code);
}

class WebContents extends EventEmitter {
  readonly #window: number;
  openHandler: ((details: { url: string }) => { action: string }) | null = null;

  constructor(window: number) {
    super();
    this.#window = window;
  }

  send(channel: string, ...told: unknown[]): void {
    void tell({ kind: 'send', window: this.#window, channel, told: structuredClone(told) });
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
}

interface WindowOptions {
  readonly width: number;
  readonly height: number;
  readonly show: boolean;
  readonly webPreferences: { readonly preload: string };
}

export class BrowserWindow extends EventEmitter {
  readonly options: WindowOptions;
  readonly id = windows.length + 1;
  readonly webContents = new WebContents(this.id);
  readonly loading = Promise.withResolvers<void>();
  visible: boolean;
  #destroyed = false;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.visible = options.show;
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows = () => windows.filter((window) => !window.isDestroyed());

  async loadURL(url: string): Promise<void> {
    const { width, height, webPreferences } = this.options;
    const preload = readFileSync(webPreferences.preload, 'utf8');
    await tell({ kind: 'load', window: this.id, url, preload, width, height });
    await this.loading.promise;
    this.emit('ready-to-show');
  }

  close(): void {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (!prevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    void tell({ kind: 'close', window: this.id });
    this.emit('closed');
    if (BrowserWindow.getAllWindows().length === 0) app.emit('window-all-closed');
  }

  show = () => void (this.visible = true);
  focus = () => void (this.visible = true);
  isMinimized = () => false;
  isDestroyed = () => this.#destroyed;
}

type PermissionRequest = (
  contents: unknown,
  permission: string,
  decide: (granted: boolean) => void,
  details: { requestingUrl: string },
) => void;

/** What a spec may look at or set; Electron itself has nothing of the kind. */
export const double = {
  windows,
  handlers,
  privileged: [] as unknown[],
  errorBoxes: [] as [string, string][],
  messageBoxes: [] as { message: string; detail: string; buttons: string[] }[],
  /** Which button the next message boxes are answered with. */
  messageBoxResponse: 0,
  permissions: {
    request: null as PermissionRequest | null,
    check: null as (() => boolean) | null,
    device: null as (() => boolean) | null,
  },
};

export const app = only('app', new DoubleApp());

export const ipcMain = only('ipcMain', {
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
});

export const protocol = only('protocol', {
  registerSchemesAsPrivileged: (schemes: unknown[]) => void double.privileged.push(...schemes),
  handle: (scheme: string, answer: (request: Request) => Promise<Response>) =>
    void protocols.set(scheme, answer),
});

export const session = only('session', {
  defaultSession: only('session.defaultSession', {
    setPermissionRequestHandler: (handler: typeof double.permissions.request) =>
      void (double.permissions.request = handler),
    setPermissionCheckHandler: (handler: () => boolean) => void (double.permissions.check = handler),
    setDevicePermissionHandler: (handler: () => boolean) => void (double.permissions.device = handler),
    resolveProxy: async () => 'DIRECT',
  }),
});

export const dialog = only('dialog', {
  showErrorBox: (title: string, content: string) => void double.errorBoxes.push([title, content]),
  showMessageBox: async (_window: unknown, box: { message: string; detail: string; buttons: string[] }) => {
    double.messageBoxes.push(box);
    return { response: double.messageBoxResponse };
  },
});

export const Menu = only('Menu', {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: () => undefined,
});

/** Only an installed program speaks of updates. */
export const Notification = only('Notification', { isSupported: () => false });

export const powerMonitor = only('powerMonitor', new EventEmitter());

const electron = { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, session, double };
export default electron;
export type ElectronDouble = typeof electron;

const frameOf = ({ url, isSubframe }: FrameInfo) => ({ url, parent: isSubframe ? {} : null });

type Answers = { [Kind in Question['kind']]: (asked: Question & { kind: Kind }) => unknown };

const answers: Answers = {
  ready: () => app.becomeReady(),
  loaded: ({ window }) => windows[window - 1]?.loading.resolve(),
  async invoke({ window, channel, given, frame }) {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const sender = windows[window - 1]?.webContents;
    return structuredClone(await handler({ sender, senderFrame: frameOf(frame) }, ...given));
  },
  fetch: ({ url, method }) => serve(url, method),
  navigate: ({ window, url }) => mayNavigate(window, url),
  open: ({ window, url }) => windows[window - 1]?.webContents.openHandler?.({ url }).action ?? 'allow',
  evaluate: ({ source, given }) =>
    (runInThisContext(`(${source})`) as (module: unknown, taken: unknown) => unknown)(electron, given),
};

async function serve(url: string, method: string): Promise<ServedFile | null> {
  const handler = protocols.get(new URL(url).protocol.slice(0, -1));
  if (!handler) return null;
  const response = await handler(new Request(url, { method }));
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

function mayNavigate(window: number, url: string): boolean {
  let prevented = false;
  windows[window - 1]?.webContents.emit('will-navigate', { url, preventDefault: () => (prevented = true) });
  return !prevented;
}

async function reply({ serial, ...question }: Asked): Promise<void> {
  try {
    const answer = answers[question.kind] as (asked: Question) => unknown;
    await tell({ kind: 'answer', serial, value: await answer(question) });
  } catch (cause) {
    await tell({ kind: 'answer', serial, error: String(cause) });
  }
}

process.on('message', (asked: Asked) => void reply(asked));
// The user logs out, or the tests' own process is gone.
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
