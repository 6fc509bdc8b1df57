import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession, isAppUrl, isTrustedSender, webPreferences } from './security.ts';

const ownUrls = ['app://wms', 'app://wms/', 'app://wms/index.html?x#y'];
const foreignUrls = [
  '',
  'about:blank',
  'app://wms.evil/',
  'app://evil/wms',
  'app://wms@evil/',
  'app://user@wms/',
  'app://wms:1/',
  'https://wms/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://127.0.0.1:8880/',
];

describe('who may ask the main process', () => {
  it.each(ownUrls)('the top frame of %s may', (url) => {
    expect(isTrustedSender({ url, parent: null })).toBe(true);
  });

  it.each(foreignUrls)('a frame of "%s" may not', (url) => {
    expect(isTrustedSender({ url, parent: null })).toBe(false);
  });

  it('a frame inside another, and a frame that is gone, may not', () => {
    expect(isTrustedSender({ url: 'app://wms/', parent: {} })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
  });
});

type Guarded = Parameters<typeof guardContents>[0];

function guardedPage() {
  const contents = Object.assign(new EventEmitter(), {
    open: (_details: { url: string }): { action: string } => ({ action: 'allow' }),
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
      contents.open = handler;
    },
  });
  guardContents(contents as unknown as Guarded);
  const isPrevented = (event: string, url: string): boolean => {
    let prevented = false;
    contents.emit(event, { url, preventDefault: () => (prevented = true) });
    return prevented;
  };
  return { contents, isPrevented };
}

describe('a page stays where it is', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s to another place is prevented',
    (event) => {
      const { isPrevented } = guardedPage();
      for (const url of foreignUrls) expect(isPrevented(event, url)).toBe(true);
      for (const url of ownUrls) expect(isPrevented(event, url)).toBe(false);
    },
  );

  it('opens no window, whatever its address', () => {
    const { contents } = guardedPage();
    for (const url of [...foreignUrls, ...ownUrls])
      expect(contents.open({ url })).toEqual({ action: 'deny' });
  });

  it('embeds no view', () => {
    expect(guardedPage().isPrevented('will-attach-webview', 'app://wms/')).toBe(true);
  });
});

type Recorded = Record<'request' | 'check' | 'device', (...given: unknown[]) => unknown>;

function recordedSession(): Recorded {
  const asked: Partial<Recorded> = {};
  const record = (what: keyof Recorded) => (handler: Recorded[typeof what]) => {
    asked[what] = handler;
  };
  guardSession({
    setPermissionRequestHandler: record('request'),
    setPermissionCheckHandler: record('check'),
    setDevicePermissionHandler: record('device'),
  } as never);
  return asked as Recorded;
}

describe('permissions', () => {
  const decide = (permission: string, url: string, mediaTypes: string[] = []): unknown[] => {
    const { request, check } = recordedSession();
    const decisions: unknown[] = [check(null, permission, url, { mediaType: mediaTypes.at(-1) })];
    const details = { requestingUrl: url, mediaTypes };
    request(null, permission, (granted: boolean) => decisions.push(granted), details);
    return decisions;
  };

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'hid',
    'usb',
    'serial',
    'openExternal',
  ])('%s is refused', (permission) => expect(decide(permission, 'app://wms/')).toEqual([false, false]));

  it('our own pages may put text on the clipboard, and no other may', () => {
    expect(decide('clipboard-sanitized-write', 'app://wms/')).toEqual([true, true]);
    expect(decide('clipboard-sanitized-write', 'https://evil.test/')).toEqual([false, false]);
  });

  it('our own pages may use a camera, but no microphone beside it, and no other page may', () => {
    expect(decide('media', 'app://wms/', ['video'])).toEqual([true, true]);
    expect(decide('media', 'app://wms/', ['audio'])).toEqual([false, false]);
    expect(decide('media', 'app://wms/', ['video', 'audio'])).toEqual([false, false]);
    expect(decide('media', 'https://evil.test/', ['video'])).toEqual([false, false]);
  });

  it('no device is granted', () => {
    expect(recordedSession().device()).toBe(false);
  });
});

it('the page has no Node, no shared world and a sandbox', () => {
  expect(isAppUrl('app://wms/')).toBe(true);
  expect(webPreferences).toMatchObject({
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    sandbox: true,
    webSecurity: true,
    webviewTag: false,
  });
});
