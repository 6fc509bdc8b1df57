import type { Session as ElectronSession, WebContents, WebPreferences } from 'electron';

/** Where the screens live: an origin of our own, so that `file:` with its wide rights is never needed. */
export const appScheme = 'app';
export const appHost = 'wms';
export const appOrigin = `${appScheme}://${appHost}`;

/** True for the client's own pages only; a URL that merely begins alike is not one. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
}

/** As much of Electron's WebFrameMain as telling a sender needs. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the top frame of one of our own pages may ask anything of the main process. */
export const isTrustedSender = (frame: SenderFrame | null): boolean =>
  frame !== null && frame.parent === null && isAppUrl(frame.url);

export const webPreferences = {
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;

/** Keeps a page where it is: no leaving, no new windows, no embedded views. */
export function guardContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.on('will-navigate', (details) => {
    if (!isAppUrl(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!isAppUrl(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!isAppUrl(details.url)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Copying SKUs for somebody else; a scanner is a keyboard and asks for nothing. */
const clipboardPermission = 'clipboard-sanitized-write';

/** A camera reads labels too. Electron calls camera and microphone by this one name, and tells which is meant. */
const mediaPermission = 'media';

/** Pictures alone are granted, and never sound. */
const isCameraAlone = (kinds: readonly (string | undefined)[]): boolean =>
  kinds.length > 0 && kinds.every((kind) => kind === 'video');

const isGranted = (permission: string, mediaKinds: readonly (string | undefined)[]): boolean =>
  permission === clipboardPermission || (permission === mediaPermission && isCameraAlone(mediaKinds));

/** Refuses every device, and to our own pages every permission but to put text on the clipboard and to use a camera. */
export function guardSession(
  session: Pick<
    ElectronSession,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const mediaKinds = ('mediaTypes' in details && details.mediaTypes) || [];
    decide(isGranted(permission, mediaKinds) && isAppUrl(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, { mediaType }) =>
      isGranted(permission, [mediaType]) && isAppUrl(requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
}
