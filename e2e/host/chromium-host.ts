import type { Browser, BrowserContext, Frame, Page, Route } from '@playwright/test';
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { RunningDesktop } from '../running-desktop.ts';
import type { Question, ServedFile, Told } from './messages.ts';
import { installPreload } from './preload-double.ts';

/** Chromium cannot have `app:` for a scheme of its own, so that there the page's origin is this one. */
const pageOrigin = 'https://wms.invalid';
const appOrigin = 'app://wms';
const hostName = '__wmsHost';

const swapOrigin = (url: string, from: string, to: string) =>
  url === from || url.startsWith(`${from}/`) ? to + url.slice(from.length) : url;
const asInElectron = (url: string) => swapOrigin(url, pageOrigin, appOrigin);
const asInChromium = (url: string) => swapOrigin(url, appOrigin, pageOrigin);

/** The forked main process and the questions that are open with it. */
class MainProcess {
  readonly output: string[] = [];
  readonly exited: Promise<void>;
  readonly #child: ChildProcess;
  readonly #open = new Map<number, PromiseWithResolvers<unknown>>();
  #serial = 0;

  constructor(
    main: string,
    env: NodeJS.ProcessEnv,
    onTold: (told: Exclude<Told, { kind: 'answer' }>) => void,
  ) {
    this.#child = fork(main, [], {
      execArgv: [
        '--disable-warning=ExperimentalWarning',
        '--import',
        join(import.meta.dirname, 'register-double.ts'),
      ],
      env,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => this.output.push(chunk.toString()));
    }
    this.#child.on('message', (told: Told) => (told.kind === 'answer' ? this.#answered(told) : onTold(told)));
    this.exited = new Promise((exited) => {
      this.#child.once('exit', (code, signal) => {
        const gone = new Error(`the main process ended (${signal ?? code})\n${this.output.join('')}`);
        for (const { reject } of this.#open.values()) reject(gone);
        exited();
      });
    });
  }

  ask<Answer>(question: Question): Promise<Answer> {
    const answer = Promise.withResolvers<unknown>();
    const serial = ++this.#serial;
    this.#open.set(serial, answer);
    this.#child.send({ ...question, serial }, (failed) => failed && answer.reject(failed));
    return answer.promise.finally(() => this.#open.delete(serial)) as Promise<Answer>;
  }

  /**
   * @param signal SIGTERM as for a program whose user logs out. Not by closing the channel: while a message is half
   *   read, Node closes it for neither side.
   */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.#child.kill(signal);
    await this.exited;
  }

  #answered({ serial, value, error }: Told & { kind: 'answer' }): void {
    const answer = this.#open.get(serial);
    if (error === undefined) answer?.resolve(value);
    else answer?.reject(new Error(error));
  }
}

/** The pages of one running client: loads what main says, and asks main what the browser wants to know. */
class ChromiumWindows {
  readonly first = Promise.withResolvers<Page>();
  readonly #context: BrowserContext;
  readonly #main: MainProcess;
  readonly #pages = new Map<number, Page>();
  // A name that a page's own script cannot guess.
  readonly #doorName = `door${randomUUID().replaceAll('-', '')}`;

  constructor(context: BrowserContext, main: MainProcess) {
    this.#context = context;
    this.#main = main;
  }

  async open(): Promise<void> {
    await this.#context.exposeBinding(hostName, ({ page, frame }, { channel, given }) =>
      this.#invoke(page, frame, channel, given),
    );
    await this.#context.route('**/*', (route) =>
      // A page may still ask for something while its main process ends; then there is nobody to answer it.
      this.#answer(route).catch(() => route.abort('failed').catch(() => undefined)),
    );
  }

  follow(told: Exclude<Told, { kind: 'answer' }>): void {
    if (told.kind === 'load') void this.#load(told).catch((cause: unknown) => this.first.reject(cause));
    else if (told.kind === 'close') void this.#pages.get(told.window)?.close();
    else void this.#send(told).catch(() => undefined);
  }

  async #invoke(page: Page, frame: Frame, channel: string, given: unknown[]) {
    const info = { url: asInElectron(frame.url()), isSubframe: frame.parentFrame() !== null };
    try {
      const value = await this.#main.ask({
        kind: 'invoke',
        window: this.#idOf(page),
        channel,
        given,
        frame: info,
      });
      return { value };
    } catch (cause) {
      return { error: (cause as Error).message };
    }
  }

  /** Nothing reaches a network: the client's own protocol handler answers, or nobody does. */
  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = asInElectron(request.url());
    const page = pageOf(route);
    if (page === null || this.#idOf(page) === 0) {
      await this.#main.ask({ kind: 'open', window: 1, url });
      return route.abort('aborted');
    }
    const leaves = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (leaves && page.url() !== 'about:blank') {
      if (!(await this.#main.ask({ kind: 'navigate', window: this.#idOf(page), url })))
        return route.abort('aborted');
    }
    if (!url.startsWith(`${appOrigin}/`)) return route.abort('blockedbyclient');
    const served = await this.#main.ask<ServedFile | null>({ kind: 'fetch', url, method: request.method() });
    if (served === null) return route.abort('failed');
    return route.fulfill({ status: served.status, headers: served.headers, body: Buffer.from(served.body) });
  }

  async #load({ window, url, preload, width, height }: Told & { kind: 'load' }): Promise<void> {
    const page = this.#context.pages()[0] ?? (await this.#context.newPage());
    this.#pages.set(window, page);
    page.on('console', (message) => this.#main.output.push(`[page] ${message.text()}\n`));
    page.on('pageerror', (error) => this.#main.output.push(`[page] ${error.stack ?? error.message}\n`));
    page.on('popup', (popup) => void popup.close().catch(() => undefined));
    const names = [pageOrigin, this.#doorName, hostName].map((name) => JSON.stringify(name)).join(', ');
    await page.addInitScript({
      content: `(${installPreload.toString()})(${names}, function (require, module, exports) {\n${preload}\n});`,
    });
    await page.setViewportSize({ width, height });
    await page.goto(asInChromium(url));
    await this.#main.ask({ kind: 'loaded', window });
    this.first.resolve(page);
  }

  async #send({ window, channel, told }: Told & { kind: 'send' }): Promise<void> {
    await this.#pages.get(window)?.evaluate(
      ([door, ...message]) => {
        const open = (globalThis as unknown as Record<string, (...sent: unknown[]) => void>)[door as string];
        open?.(...message);
      },
      [this.#doorName, channel, told] as unknown[],
    );
  }

  #idOf(page: Page): number {
    return [...this.#pages].find(([, known]) => known === page)?.[0] ?? 0;
  }
}

/** The page that a request comes from; null while a new window has none yet. */
function pageOf(route: Route): Page | null {
  try {
    return route.request().frame().page();
  } catch {
    return null;
  }
}

/** Runs the built main bundle in a forked Node with only `electron` doubled, and its windows in Chromium. */
export async function launchInChromium(
  browser: Browser,
  main: string,
  env: NodeJS.ProcessEnv,
): Promise<RunningDesktop> {
  const context = await browser.newContext();
  let windows: ChromiumWindows | null = null;
  const child = new MainProcess(main, env, (told) => windows?.follow(told));
  windows = new ChromiumWindows(context, child);
  const { first } = windows;
  void child.exited.then(() => first.reject(new Error(`the main process ended\n${child.output.join('')}`)));

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await child.end(signal);
    await context.close();
  }
  try {
    await windows.open();
    await child.ask({ kind: 'ready' });
    const page = await first.promise;
    return {
      kind: 'chromium-host',
      page,
      log: () => child.output.join(''),
      evaluate: (run, given) => child.ask({ kind: 'evaluate', source: run.toString(), given }),
      kill: () => end('SIGKILL'),
      close: () => end('SIGTERM'),
    };
  } catch (cause) {
    await end('SIGKILL');
    throw cause;
  }
}
