import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { password } from '../../fixtures/demo-data.ts';
import { scan } from '../../fixtures/scan.ts';
import { expect, nowhere, test } from '../../fixtures/test.ts';
import { ReceivePage } from '../../pages/receive-page.ts';
import { Shell } from '../../pages/shell.ts';

/** The bridge as a hostile script in the page would find it. */
interface FoundBridge {
  readonly request: (...given: unknown[]) => Promise<unknown>;
  readonly submit: (...given: unknown[]) => Promise<unknown>;
  readonly queue: { readonly onChange: (listener: () => void) => () => unknown };
  readonly session: { readonly signIn: (...given: unknown[]) => Promise<unknown> };
  readonly desktop: { readonly brief: { readonly request: (...given: unknown[]) => Promise<unknown> } };
}

const inPage = <Result>(page: Page, run: (bridge: FoundBridge) => Result): Promise<Awaited<Result>> =>
  page.evaluate(`(${run.toString()})(window.wms)`);

test.describe('what a page can reach', () => {
  test('is a narrow, frozen bridge, and nothing of Node or Electron', async ({ startDesktop }) => {
    const { page } = await startDesktop({ serverUrl: nowhere });
    const found = await page.evaluate(() => {
      const scope = globalThis as unknown as Record<string, unknown>;
      const isFrozen = (value: unknown): boolean =>
        typeof value !== 'object' ||
        value === null ||
        (Object.isFrozen(value) && Object.values(value).every(isFrozen));
      return {
        keys: Object.keys(scope.wms as object),
        frozen: isFrozen(scope.wms),
        nodes: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
          (name) => name in scope,
        ),
        leftovers: Object.getOwnPropertyNames(scope).filter((name) => /__wms|ipc/i.test(name)),
      };
    });
    expect(found).toEqual({
      keys: [
        'version',
        'request',
        'change',
        'submit',
        'submitAll',
        'files',
        'drafts',
        'session',
        'live',
        'clock',
        'queue',
        'desktop',
      ],
      frozen: true,
      nodes: [],
      leftovers: [],
    });
    expect(await inPage(page, (bridge) => typeof bridge.queue.onChange(() => undefined)())).toBe('undefined');
  });

  test('is only what is on the list, with arguments that fit', async ({ desktop }) => {
    const { page } = desktop;
    const refusals = await inPage(page, async (bridge) => {
      const messageOf = (call: Promise<unknown>) =>
        call.then(
          () => 'answered',
          (cause: Error) => cause.message,
        );
      return Promise.all([
        messageOf(bridge.request('desktopLogin', { body: {} })),
        messageOf(bridge.request('receiveShipment', { params: { id: 'ASN-00042' } })),
        messageOf(bridge.submit('createShipment', {}, 'x')),
        messageOf(bridge.submit('receiveShipment', { params: { id: 'ASN-00042' } }, 'a\nb')),
        messageOf(bridge.session.signIn({ email: 'a@example.test', password: 'x', brief: true })),
        messageOf(bridge.desktop.brief.request('listStock', {})),
      ]);
    });
    for (const refusal of refusals) expect(refusal).toContain('unfit arguments');
    expect(
      await inPage(page, (bridge) => bridge.request('listStock', { query: { limit: '9999' } })),
    ).toMatchObject({
      ok: false,
      failure: { kind: 'REFUSED', code: 'INVALID_REQUEST' },
    });
  });

  test('is not the token: neither in the page, nor in any file, nor in the output', async ({
    desktop,
    userData,
  }) => {
    const { page } = desktop;
    await scan(page, 'ASN-00042');
    await expect(new ReceivePage(page, 'ASN-00042').heading).toBeVisible();
    const inPageState = await page.evaluate(async () => {
      const { wms } = globalThis as unknown as { wms: { session: { current(): Promise<unknown> } } };
      const storages = [localStorage, sessionStorage].map((storage) => JSON.stringify(storage));
      return [
        JSON.stringify(await wms.session.current()),
        document.documentElement.outerHTML,
        ...storages,
      ].join('\n');
    });
    expect(inPageState).toContain('"secretKeptIn"');
    const files = readdirSync(userData, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
    expect(files.length).toBeGreaterThan(0);
    for (const text of [inPageState, desktop.log(), ...files]) {
      expect(text).not.toMatch(/wms_[0-9A-Za-z]{40}/);
      expect(text).not.toContain(password);
    }
  });
});

test.describe('a page stays where it is', () => {
  test('navigation and new windows are refused', async ({ startDesktop }) => {
    const { page } = await startDesktop({ serverUrl: nowhere });
    const { origin } = new URL(page.url());
    await page.evaluate(() => {
      window.open('https://example.test/');
      location.href = 'https://example.test/';
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.test/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
    });
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(origin);
    expect(page.context().pages()).toHaveLength(1);
  });

  test('inline script, eval and calls to other addresses are blocked by the policy', async ({
    startDesktop,
  }) => {
    const { page } = await startDesktop({ serverUrl: nowhere });
    const blocked = await page.evaluate(async () => {
      const directives: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        directives.push(event.effectiveDirective),
      );
      const inline = document.createElement('script');
      inline.textContent = 'globalThis.taken = 1';
      document.head.append(inline);
      const style = document.createElement('style');
      style.textContent = 'body { display: none }';
      document.head.append(style);
      await fetch('https://example.test/').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { directives, taken: 'taken' in globalThis };
    });
    expect(blocked.taken).toBe(false);
    expect(blocked.directives).toEqual(
      expect.arrayContaining(['script-src-elem', 'style-src-elem', 'connect-src']),
    );
  });

  test('the screens themselves never run against the policy', async ({ desktop }) => {
    const shell = new Shell(desktop.page);
    for (const screen of ['Receive', 'Stock', 'Transactions', 'Queue', 'Settings'] as const) {
      await shell.open(screen);
      await expect(desktop.page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    expect(desktop.log()).not.toMatch(/Content Security Policy/i);
  });

  test('no address of the client’s own leads out of its folder', async ({ startDesktop }) => {
    const { page } = await startDesktop({ serverUrl: nowhere });
    const outcomes = await page.evaluate(() => {
      const load = (path: string) =>
        new Promise<string>((resolve) => {
          const script = document.createElement('script');
          script.src = location.origin + path;
          script.addEventListener('load', () => resolve(`${path} loaded`));
          script.addEventListener('error', () => resolve('refused'));
          document.head.append(script);
        });
      const up = ['/..%2fmain%2findex.js', '/%2e%2e%2fmain%2findex.js', '/assets/..%2f..%2fmain%2findex.js'];
      return Promise.all([...up, '/..%5cmain%5cindex.js'].map(load));
    });
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
  });
});

test.describe('the main process', () => {
  test('rejects every sender but the top frame of one of its own pages', async ({ startDesktop }) => {
    const desktop = await startDesktop({ serverUrl: nowhere });
    test.skip(desktop.kind === 'electron', 'looks into the double of Electron’s module');
    const refusals = await desktop.evaluate(
      async ({ double }, frames) => {
        const outcomes: string[] = [];
        for (const [channel, handler] of double.handlers) {
          for (const senderFrame of frames) {
            try {
              await handler({ senderFrame });
              outcomes.push(`${channel} answered`);
            } catch (cause) {
              outcomes.push((cause as Error).message);
            }
          }
        }
        return { channels: double.handlers.size, outcomes };
      },
      [
        { url: 'https://evil.test/', parent: null },
        { url: 'app://wms.evil/', parent: null },
        { url: 'app://wms/', parent: {} },
        null,
      ],
    );
    expect(refusals.channels).toBeGreaterThan(10);
    expect(refusals.outcomes).toEqual(Array(refusals.channels * 4).fill('untrusted sender'));
  });

  test('runs its pages sandboxed, apart from Node, and shows the window once it is ready', async ({
    startDesktop,
  }) => {
    const desktop = await startDesktop({ serverUrl: nowhere });
    test.skip(desktop.kind === 'electron', 'looks into the double of Electron’s module');
    const seen = await desktop.evaluate(
      ({ app, double }) => ({
        sandboxed: app.sandboxed,
        privileged: double.privileged,
        windows: double.windows.map(({ options, visible }) => ({
          preferences: options.webPreferences,
          visible,
        })),
      }),
      null,
    );
    // To the letter: whatever else could be set there (insecure content, experiments, Blink features) is not.
    expect(seen).toEqual({
      sandboxed: true,
      privileged: [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }],
      windows: [
        {
          preferences: {
            preload: expect.stringMatching(/out[\\/]preload[\\/]index\.cjs$/),
            contextIsolation: true,
            nodeIntegration: false,
            nodeIntegrationInSubFrames: false,
            nodeIntegrationInWorker: false,
            sandbox: true,
            webSecurity: true,
            webviewTag: false,
            navigateOnDragDrop: false,
            spellcheck: false,
          },
          visible: true,
        },
      ],
    });
  });

  test('grants no permission', async ({ startDesktop }) => {
    const desktop = await startDesktop({ serverUrl: nowhere });
    test.skip(desktop.kind === 'electron', 'looks into the double of Electron’s module');
    const granted = await desktop.evaluate(({ double }) => {
      const decisions: boolean[] = [];
      const { request, device } = double.permissions;
      for (const permission of ['media', 'geolocation', 'notifications', 'hid', 'serial', 'openExternal']) {
        request?.(null, permission, (decision) => decisions.push(decision), { requestingUrl: 'app://wms/' });
      }
      return [...decisions, device?.()];
    }, null);
    expect(granted).toEqual([false, false, false, false, false, false, false]);
  });

  test('does not quit over unsent work without saying so', async ({ desktop, server }) => {
    test.skip(desktop.kind === 'electron', 'looks into the double of Electron’s module');
    await server.kill();
    await scan(desktop.page, 'ASN-00045');
    await expect(new ReceivePage(desktop.page, 'ASN-00045').acceptAll).toBeVisible();
    await scan(desktop.page, 'ASN-00045');
    await expect(new Shell(desktop.page).feedback).toContainText('is kept here');
    const asked = await desktop.evaluate(({ BrowserWindow, double }) => {
      BrowserWindow.getAllWindows()[0]?.close();
      return {
        boxes: double.messageBoxes.map(({ detail }) => detail),
        open: BrowserWindow.getAllWindows().length,
      };
    }, null);
    expect(asked).toEqual({ boxes: [expect.stringContaining('1 entry waits to be sent')], open: 1 });
  });
});
