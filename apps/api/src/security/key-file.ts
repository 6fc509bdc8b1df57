import { promised } from '@wms/domain';
import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { syncFile, syncFolderOf } from '../backup/sync.ts';
import { keyIdsOf, makeSecretKey, secretKeysMax } from './secret-keys.ts';

/** The keys cannot be changed as things are: the message says why and what to do. */
export class RotationRefused extends Error {
  override readonly name = 'RotationRefused';
}

/** Reads the key file, or makes one that only its owner can read. */
export function loadKeyFile(file: string): string {
  if (!existsSync(file)) {
    writeFileSync(file, `${makeSecretKey('k1')}\n`, { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8');
}

/**
 * For a running server: what the key file says once it was changed since the last time, or else null. It costs a
 * look at the folder, so that it may be asked whenever an unknown key is met.
 */
export function watchKeyFile(file: string): () => string | null {
  let seen = stampOf(file);
  return () => {
    const stamp = stampOf(file);
    if (stamp === null || stamp === seen) return null;
    seen = stamp;
    return readFileSync(file, 'utf8');
  };
}

function stampOf(file: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
}

/**
 * Puts a new key before those of the file, in one step and durably, and answers with all of them. Throws
 * RotationRefused: when another rotation is under way, of which one would lose its key, or the file is full.
 */
export function addNewestKey(file: string): string {
  const release = claim(`${file}.rotating`);
  try {
    const present = loadKeyFile(file).trim();
    const ids = keyIdsOf(present);
    if (ids.length >= secretKeysMax) {
      throw new RotationRefused(
        `${file} holds ${secretKeysMax} keys, which is as many as it may. Take the last ones out, which nothing of the last 90 days needs, and rotate again.`,
      );
    }
    const keys = [makeSecretKey(nextKeyId(ids)), present].join(',\n');
    writeFileSync(`${file}.new`, `${keys}\n`, { mode: 0o600 });
    syncFile(`${file}.new`);
    renameSync(`${file}.new`, file);
    syncFolderOf(file);
    return keys;
  } finally {
    release();
  }
}

/** A name that none of the keys has: k2 after k1. */
export function nextKeyId(ids: readonly string[]): string {
  const candidates = Array.from({ length: ids.length + 1 }, (_, index) => `k${ids.length + 1 + index}`);
  return promised(
    candidates.find((id) => !ids.includes(id)),
    'of one more name than there are keys, one is free',
  );
}

/** Holds a file that can be made only once; gives back what lets go of it. */
function claim(file: string): () => void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new RotationRefused(
      `Another rotation is under way. If none is, one was cut off: remove ${file}, and rotate again.`,
    );
  }
  return () => rmSync(file);
}
