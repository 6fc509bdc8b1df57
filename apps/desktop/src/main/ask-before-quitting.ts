import type { App, BrowserWindow, Dialog } from 'electron';
import type { DurableQueue } from './queue/scan-queue.ts';
import type { Words } from './words.ts';

/**
 * Lets no window close over unsent work without saying so. The question does not hold up the queue, which goes on
 * sending while it stands; closing again while it stands asks nothing twice.
 */
export function askBeforeQuitting(
  window: Pick<BrowserWindow, 'on' | 'destroy'>,
  parts: {
    readonly app: Pick<App, 'quit'>;
    readonly dialog: Pick<Dialog, 'showMessageBox'>;
    readonly queue: Pick<DurableQueue, 'waiting'>;
    readonly words: Words;
  },
): void {
  const { app, dialog, queue, words } = parts;
  let asking = false;

  async function ask(unsent: number): Promise<void> {
    const stay = 0;
    const { response } = await dialog.showMessageBox(window as BrowserWindow, {
      type: 'warning',
      message: words.unsentTitle,
      detail: words.unsentDetail(unsent),
      buttons: [words.stay, words.quitAnyway],
      defaultId: stay,
      cancelId: stay,
      noLink: true,
    });
    asking = false;
    if (response === stay) return;
    window.destroy();
    app.quit();
  }

  window.on('close', (event) => {
    const unsent = queue.waiting();
    if (unsent === 0) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void ask(unsent);
  });
}
