import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import pino from 'pino';
import { createApp } from './app.ts';
import { BadConfiguration, type Environment } from './config.ts';
import { createLiveTokens } from './http/live-tokens.ts';
import { RateLimits } from './http/rate-limits.ts';
import { logNotSent, openMailTransport } from './mail/open-mail.ts';
import { startMailing } from './mail/start-mailing.ts';
import { type DatabasePlace, openStore, type WmsStore } from './open-store.ts';
import { EventStreams } from './outbox/event-streams.ts';
import { readKeys } from './security/read-keys.ts';
import { startCountingConsumption } from './sweeps/consumption.ts';
import { startExpiry } from './sweeps/expiry.ts';
import type { Repeating } from './sweeps/repeat-sweep.ts';
import { startReplenishment } from './sweeps/replenishment.ts';
import { startSharing } from './sweeps/sharing.ts';
import { resolveByDns } from './webhooks/check-url.ts';
import { startDelivery } from './webhooks/start-delivery.ts';

/** How long requests that have begun may take to end once the server is told to stop. */
export const shutdownTimeoutMs = 8_000;
/** How long a client may take to send its headers, and a whole request. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 60_000;
/** Longer than the usual proxy's, so that it is the proxy that closes an idle connection. */
const keepAliveTimeoutMs = 65_000;

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
  const keys = readKeys(options);
  const limits = new RateLimits({
    store,
    keys,
    rates: { readsPerMinute: environment.WMS_RATE_READS, writesPerMinute: environment.WMS_RATE_WRITES },
  });
  const eventStreams = openEventStreams(store, log);
  const allowedHosts = environment.WMS_WEBHOOK_ALLOW_HOSTS ?? [];
  const app = createApp({
    store,
    keys,
    limits,
    eventStreams,
    urlRules: { resolve: resolveByDns, allowedHosts: new Set(allowedHosts) },
    clock: Date.now,
    log,
    version,
    trustedProxies: environment.WMS_TRUST_PROXY ?? [],
    staffNeedSecondFactor: environment.WMS_STAFF_SECOND_FACTOR === 'required',
    secureCookies: environment.WMS_PUBLIC_URL?.startsWith('https:') ?? false,
    portalFolder: options.portalFolder,
    uploadFolder: tmpdir(),
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
  const url = `http://${hostInUrl(options.host)}:${(server.address() as AddressInfo).port}`;
  const delivery = startDelivery({
    store,
    keys,
    allowedHosts,
    clock: Date.now,
    onFailure: (error) => log.warn({ err: error }, 'webhooks could not be delivered to'),
  });
  const sweeps = [...startSweeps(store, limits, environment, log), startMail(store, options, url, log)];
  const closed = once(server, 'close').then(async () => {
    await Promise.all([delivery, ...sweeps].map((sweep) => sweep.stop()));
    return store.close();
  });
  return {
    url,
    store,
    closed,
    close() {
      server.close();
      eventStreams.close();
      // Begun now, so that what is under way has its whole time-out: new events are the next start's.
      void delivery.stop();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), shutdownTimeoutMs).unref();
      return closed;
    },
  };
}

const openEventStreams = (store: WmsStore, log: pino.Logger): EventStreams =>
  new EventStreams({
    store,
    liveTokens: createLiveTokens({ store, clock: Date.now }),
    onFailure: (error) => log.warn({ err: error }, 'event streams were ended; their clients come back'),
  });

/** What the server does by itself, now and then, until it is stopped. */
function startSweeps(
  store: WmsStore,
  limits: RateLimits,
  environment: Environment,
  log: pino.Logger,
): Repeating[] {
  return [
    startExpiry(store, (error) => log.warn({ err: error }, 'expired rows could not be dropped')),
    startReplenishment(store, {
      intervalMs: environment.WMS_SWEEP_INTERVAL_MS,
      onFailure: (error) => log.warn({ err: error }, 'moved levels could not be swept'),
    }),
    startCountingConsumption(store, {
      clock: Date.now,
      onFailure: (error) => log.warn({ err: error }, 'consumption could not be counted; it will be'),
    }),
    startSharing(limits, {
      clock: Date.now,
      onFailure: (error) => log.warn({ err: error }, 'request counts could not be shared; they will be'),
    }),
  ];
}

/** Mail of this node. Its links lead to where people reach the portal, which the listening address may not be. */
function startMail(
  store: WmsStore,
  { environment, dataFolder }: ServeOptions,
  listeningUrl: string,
  log: pino.Logger,
): Repeating {
  const transport = openMailTransport(environment, dataFolder ?? environment.WMS_DATA_DIR, log);
  const publicUrl = (environment.WMS_PUBLIC_URL ?? listeningUrl).replace(/\/+$/, '');
  return startMailing({ store, transport, publicUrl, clock: Date.now, onNotSent: logNotSent(log) }, (error) =>
    log.warn({ err: error }, 'due mails could not be taken'),
  );
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
