import { app, dialog, Notification, type BrowserWindow } from 'electron';
import type { NoUpdates } from '../../shared/ipc.ts';
import type { BuildFacts } from '../build-facts.ts';
import type { ManagedSettings } from '../managed-settings.ts';
import type { DurableQueue } from '../queue/scan-queue.ts';
import type { Words } from '../words.ts';
import { chooseFeed } from './choose-feed.ts';
import { createSignedSource, proxyConfig } from './signed-source.ts';
import { createUpdateTalk } from './talk.ts';
import { UpdateDesk } from './update-desk.ts';
import { verifyPublisher } from './verify-publisher.ts';

/** The name under which Windows shows this program's notices; electron-builder.yml's `appId`. */
const appId = 'co.888wholesale.wms';

export interface UpdateParts {
  readonly window: BrowserWindow;
  readonly queue: Pick<DurableQueue, 'waiting'>;
  readonly managed: Pick<ManagedSettings, 'proxy' | 'updates'>;
  readonly build: BuildFacts;
  readonly words: Words;
  readonly report: (problem: string) => void;
  readonly onReady: () => void;
}

/** Why no update comes, for the log. */
const sentences: Readonly<Record<NoUpdates, string>> = {
  NOT_INSTALLED: 'this is not an installed program',
  SWITCHED_OFF: 'an administrator has switched them off',
  PACKAGE_MANAGER: 'the package manager brings them on this system',
  NOT_SIGNED: 'this build is not signed',
  NO_FEED: 'no feed is set',
};

/** Begins to look for updates where that is wanted and safe; says why where it is not. */
export async function openUpdates(parts: UpdateParts): Promise<UpdateDesk | NoUpdates> {
  const { window, queue, managed, build, words, report, onReady } = parts;
  const { platform, arch } = process;
  const feed = chooseFeed({ isPackaged: app.isPackaged, platform, arch }, managed, build);
  if (feed.url === null) {
    if (app.isPackaged) report(`updates: none, because ${sentences[feed.why]}`);
    return feed.why;
  }
  app.setAppUserModelId(appId);
  const { default: updater } = await import('electron-updater');
  const platformUpdater = platform === 'win32' ? new updater.NsisUpdater() : new updater.MacUpdater();
  await platformUpdater.netSession.setProxy(proxyConfig(managed.proxy));
  const source = createSignedSource(platformUpdater, {
    url: feed.url,
    channel: managed.updates.channel,
    // On macOS Squirrel installs only what satisfies the signature of the program that runs.
    verify: platform === 'win32' ? (file) => verifyPublisher(file, build.publisher) : null,
    report,
  });
  const onClick = (): void => void desk.install();
  const talk = createUpdateTalk({ window, dialog, Notification, words, onClick });
  const desk = new UpdateDesk({ source, queue, talk, report, now: Date.now, onReady });
  desk.start();
  return desk;
}
