import { join } from 'node:path';
import { BadConfiguration, type Environment } from '../config.ts';
import { loadKeyFile, watchKeyFile } from './key-file.ts';
import { SecretKeys } from './secret-keys.ts';

/** Where the keys come from: the environment, and on SQLite else the data folder, which is null on PostgreSQL. */
export interface KeySource {
  readonly environment: Pick<Environment, 'WMS_SECRET_KEYS'>;
  readonly dataFolder: string | null;
}

export const keyFileOf = (dataFolder: string): string => join(dataFolder, 'secret-keys');

/**
 * The installation's keys. A key file is made at the first start, and read again when it was changed. Throws
 * BadConfiguration.
 */
export function readKeys({ environment, dataFolder }: KeySource): SecretKeys {
  const given = environment.WMS_SECRET_KEYS;
  if (given !== undefined)
    return usable('The environment variable WMS_SECRET_KEYS', () => new SecretKeys(given));
  if (dataFolder === null) {
    throw new BadConfiguration(
      'WMS_SECRET_KEYS is required with PostgreSQL, because every node needs the same keys.',
    );
  }
  const file = keyFileOf(dataFolder);
  return usable(`The key file ${file}`, () => {
    const text = loadKeyFile(file);
    return new SecretKeys(text, watchKeyFile(file));
  });
}

function usable(source: string, make: () => SecretKeys): SecretKeys {
  try {
    return make();
  } catch (error) {
    throw new BadConfiguration(`${source} cannot be used: ${(error as Error).message}.`, { cause: error });
  }
}
