import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { appOrigin, webPreferences } from './security.ts';
import type { Words } from './words.ts';

const windowWidth = 1280;
const windowHeight = 800;
const windowWidthMin = 800;
const windowHeightMin = 600;

/** The updates as far as the menu needs them. */
export interface MenuUpdates {
  readonly ready: string | null;
  asked(): Promise<void>;
}

/**
 * Only what a person at a packing station needs: editing keys, zoom, full screen and updates where there are any;
 * no reload, no developer tools.
 */
export function setMenu(words: Words, updates: MenuUpdates | null): void {
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
      ...(updates === null ? [] : [updateMenu(words, updates)]),
    ]),
  );
}

function updateMenu({ update }: Words, updates: MenuUpdates): MenuItemConstructorOptions {
  const label = updates.ready === null ? update.look : update.install(updates.ready);
  return { label: update.menu, submenu: [{ label, click: () => void updates.asked() }] };
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
