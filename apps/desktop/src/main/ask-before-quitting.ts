import type { App, BrowserWindow, Dialog } from 'electron';
import type { BriefSession } from './brief-session.ts';
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

/** Longest that quitting waits for the server to hear that a supervisor's brief session is over. */
export const quitWaitMs = 2_000;

/** Ends a supervisor's brief session before the program does, and closes the queue's file at the very end. */
export function endBeforeQuitting(parts: {
  readonly app: Pick<App, 'quit'> & { on(event: 'will-quit', listener: (event: Quitting) => void): unknown };
  readonly brief: Pick<BriefSession, 'current' | 'end'>;
  readonly queue: Pick<DurableQueue, 'close'>;
}): void {
  const { app, brief, queue } = parts;
  app.on('will-quit', (event) => {
    if (brief.current() === null) return queue.close();
    event.preventDefault();
    const limit = new Promise((resolve) => setTimeout(resolve, quitWaitMs));
    void Promise.race([brief.end(), limit]).then(() => app.quit());
  });
}

interface Quitting {
  preventDefault(): void;
}
