import type { AppUpdater } from 'electron-updater';
import type { ProxyChoice } from '../managed-settings.ts';
import type { UpdateSource } from './update-desk.ts';

/** What electron-updater is set to, apart from where it looks. */
const neverByItself = {
  autoDownload: false,
  autoInstallOnAppQuit: false,
  autoRunAppAfterInstall: true,
  disableWebInstaller: true,
} as const;

export interface FeedParts {
  /** Where one platform's releases lie: `https://updates.example.test/win32-x64`. */
  readonly url: string;
  readonly channel: string;
  /** Throws unless a downloaded file is signed by the one who may; null where the system itself sees to it. */
  readonly verify: ((file: string) => Promise<void>) | null;
  readonly report: (problem: string) => void;
}

/** Releases of a feed by electron-updater, which checks version, rollout and checksum. */
export function createSignedSource(updater: AppUpdater, feed: FeedParts): UpdateSource {
  Object.assign(updater, neverByItself);
  updater.logger = { info: () => undefined, warn: feed.report, error: feed.report };
  updater.setFeedURL({ provider: 'generic', url: feed.url, channel: feed.channel });
  let files: readonly string[] = [];

  async function verifyAll(): Promise<void> {
    if (files.length === 0) throw new Error('no update has been downloaded');
    for (const file of feed.verify ? files : []) await feed.verify?.(file);
  }

  return {
    async find() {
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    async fetch() {
      files = await updater.downloadUpdate();
      await verifyAll();
    },
    async install() {
      // The file has lain where the signed-in user can write to, so that it is checked again.
      await verifyAll();
      updater.quitAndInstall(true, true);
    },
  };
}

/** How electron-updater's own network session is told which proxy to take. */
export function proxyConfig(proxy: ProxyChoice): { mode: 'system' | 'direct' } | { proxyRules: string } {
  return typeof proxy === 'string' ? { mode: proxy } : { proxyRules: proxy.url };
}
