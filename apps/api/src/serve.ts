import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import { createApp } from './app.ts';
import { BadConfiguration, type Environment } from './config.ts';
import { type DatabasePlace, openStore, type WmsStore } from './open-store.ts';
import { loadKeyFile, SecretKeys } from './security/secret-keys.ts';
import { startExpiry } from './sweeps/expiry.ts';

/** How long requests that have begun may take to end once the server is told to stop. */
export const shutdownTimeoutMs = 8_000;
/** How long a client may take to send its headers, and a whole request. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 60_000;
/** Longer than the usual proxy's, so that it is the proxy that closes an idle connection. */
const keepAliveTimeoutMs = 65_000;
const keyFileName = 'secret-keys';

export interface ServeOptions {
  readonly place: DatabasePlace;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly environment: Environment;
  /** Where the key file lives when the environment gives no keys; null on PostgreSQL. */
  readonly dataFolder: string | null;
  readonly portalFolder: string;
}

export interface Serving {
  readonly url: string;
  readonly store: WmsStore;
  /** Resolves when the server has stopped, whoever stopped it. */
  readonly closed: Promise<void>;
  /** Takes no new request, lets those that began end, closes the store. */
  close(): Promise<void>;
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Opens the store, composes the application and listens. Throws BadConfiguration or StoreUnusable with a sentence. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { environment } = options;
  // Standard output belongs to the command line; the log goes to standard error, without a request waiting for it.
  const log = pino({ level: environment.WMS_LOG_LEVEL }, pino.destination({ dest: 2, sync: false }));
  const store = await openStore(options.place, Date.now);
  const app = createApp({
    store,
    keys: readKeys(options),
    clock: Date.now,
    log,
    version,
    trustedProxies: environment.WMS_TRUST_PROXY ?? [],
    secureCookies: environment.WMS_PUBLIC_URL?.startsWith('https:') ?? false,
    portalFolder: options.portalFolder,
  });
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
    },
    app,
  );
  await listen(server, options).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const expiry = startExpiry(store, (error) => log.warn({ err: error }, 'expired rows could not be dropped'));
  const closed = once(server, 'close').then(() => {
    expiry.stop();
    return store.close();
  });
  return {
    url: `http://${hostInUrl(options.host)}:${(server.address() as AddressInfo).port}`,
    store,
    closed,
    close() {
      server.close();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), shutdownTimeoutMs).unref();
      return closed;
    },
  };
}

const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

async function listen(server: Server, { host, port }: ServeOptions): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new BadConfiguration(
      code === 'EADDRINUSE'
        ? `Port ${port} is in use on ${host}. Stop the other program, or choose another with --port.`
        : `Cannot listen on ${host}:${port}: ${message}.`,
      { cause: error },
    );
  }
}

/** From the environment, or on SQLite from a file of the data folder that is made at the first start. */
export function readKeys({
  environment,
  dataFolder,
}: Pick<ServeOptions, 'environment' | 'dataFolder'>): SecretKeys {
  const given = environment.WMS_SECRET_KEYS;
  if (given === undefined && dataFolder === null) {
    throw new BadConfiguration(
      'WMS_SECRET_KEYS is required with PostgreSQL, because every node needs the same keys.',
    );
  }
  const file = dataFolder === null ? '' : join(dataFolder, keyFileName);
  try {
    return new SecretKeys(given ?? loadKeyFile(file));
  } catch (error) {
    const source = given === undefined ? `The key file ${file}` : 'The environment variable WMS_SECRET_KEYS';
    throw new BadConfiguration(`${source} cannot be used: ${(error as Error).message}.`, { cause: error });
  }
}
