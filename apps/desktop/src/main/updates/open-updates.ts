import { app, dialog, Notification, type BrowserWindow } from 'electron';
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

/** Begins to look for updates where that is wanted and safe; null where it is not. */
export async function openUpdates(parts: UpdateParts): Promise<UpdateDesk | null> {
  const { window, queue, managed, build, words, report, onReady } = parts;
  const { platform, arch } = process;
  const feed = chooseFeed({ isPackaged: app.isPackaged, platform, arch }, managed, build);
  if (feed.url === null) {
    if (app.isPackaged) report(`updates: none, because ${feed.why}`);
    return null;
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
  const desk = new UpdateDesk({ source, queue, talk, report, onReady });
  desk.start();
  return desk;
}
