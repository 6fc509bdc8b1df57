import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keychain } from './keychain.ts';
import { openQueueFile } from './queue/queue-file.ts';

/** The command line's switch that makes this machine forget its user, before the program is uninstalled. */
export const forgetSwitch = '--forget';

/** Everything that the program itself keeps in its folder, but the queue. */
export const keptFiles = ['session.json', 'settings.json', 'install-id', '.updaterId'] as const;
export const queueFileName = 'scan-queue.db';

export interface Forgotten {
  /** Entries that nobody has answered or looked at yet; their file was left where it is. */
  readonly entriesKept: number;
  readonly queueFile: string;
}

/**
 * Removes the token from the keychain and the program's files from its folder. A queue that still holds something
 * is left: losing a scan is worse than leaving a file that holds no secret.
 * @throws {Error} when a file cannot be removed, or the queue cannot be read; the keychain is emptied first
 */
export async function forget(folder: string, keychain: Pick<Keychain, 'drop'>): Promise<Forgotten> {
  await keychain.drop();
  for (const name of keptFiles) await rm(join(folder, name), { force: true });
  const queueFile = join(folder, queueFileName);
  const entriesKept = existsSync(queueFile) ? countEntries(queueFile) : 0;
  if (entriesKept === 0) {
    for (const suffix of ['', '-wal', '-shm']) await rm(queueFile + suffix, { force: true });
  }
  return { entriesKept, queueFile };
}

function countEntries(queueFile: string): number {
  const file = openQueueFile(queueFile);
  try {
    return file.list().length;
  } finally {
    file.close();
  }
}
