import type { BrowserWindow, Dialog, Notification } from 'electron';
import type { Words } from '../words.ts';
import type { UpdateTalk } from './update-desk.ts';

export interface TalkParts {
  readonly window: BrowserWindow;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly Notification: Pick<typeof Notification, 'isSupported'> &
    (new (options: { title: string; body: string }) => Pick<Notification, 'on' | 'show'>);
  readonly words: Words;
  /** What a click on the notice does. */
  readonly onClick: () => void;
}

/**
 * Speaks to the person through the system: a notice when there is something, which takes no key away from a
 * scanner, and boxes only after the person has asked. Every box's default button changes nothing.
 */
export function createUpdateTalk({ window, dialog, Notification, words, onClick }: TalkParts): UpdateTalk {
  const { update } = words;
  // Held on to, because one that is collected forgets what a click does.
  let notice: Pick<Notification, 'on' | 'show'> | null = null;

  async function ask(message: string, detail: string, buttons: readonly string[]): Promise<number> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'info',
      message,
      detail,
      buttons: [...buttons],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response;
  }

  const say = async (message: string, detail: string): Promise<void> =>
    void (await ask(message, detail, [update.close]));

  return {
    announce(version) {
      if (!Notification.isSupported()) return;
      notice = new Notification({ title: update.ready(version), body: update.readyHint });
      notice.on('click', onClick);
      notice.show();
    },
    sayUnsent: (count) => say(words.unsentTitle, update.unsent(count)),
    sayFailed: () => say(update.failed, update.failedDetail),
    sayNoneNewer: () => say(update.noneNewer, update.noneNewerDetail),
    confirm: async (version) =>
      (await ask(update.question(version), update.questionDetail, [update.later, update.installNow])) === 1,
  };
}
