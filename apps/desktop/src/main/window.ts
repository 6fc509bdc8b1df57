import { BrowserWindow, Menu } from 'electron';
import { appOrigin, webPreferences } from './security.ts';
import type { Words } from './words.ts';

const windowWidth = 1280;
const windowHeight = 800;
const windowWidthMin = 800;
const windowHeightMin = 600;

/** Only what a person at a packing station needs: editing keys, zoom and full screen; no reload, no developer tools. */
export function setMenu(words: Words): void {
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      { role: 'editMenu' },
      {
        label: words.view,
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
        ],
      },
    ]),
  );
}

/** The one window; shown once it has something to show. */
export function createWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: windowWidth,
    height: windowHeight,
    minWidth: windowWidthMin,
    minHeight: windowHeightMin,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...webPreferences, preload },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Loads the screens; their path is the client's own router's business. */
export const loadScreens = (window: BrowserWindow): Promise<void> => window.loadURL(`${appOrigin}/`);

/** For somebody who opens the program a second time. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
