// The baseline of `writes`: the whole API, but its writes are done as one would do them without thinking twice, on
// a connection in the HTTP thread, each in a commit and an fsync of its own. Takes the data folder as its argument.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createApp } from '../apps/api/src/app.ts';
import { commands } from '../apps/api/src/commands.ts';
import { readEnvironment } from '../apps/api/src/config.ts';
import { RateLimits } from '../apps/api/src/http/rate-limits.ts';
import { sqliteFile, type WmsStore } from '../apps/api/src/open-store.ts';
import { EventStreams } from '../apps/api/src/outbox/event-streams.ts';
import { readKeys } from '../apps/api/src/security/read-keys.ts';
import { createIds } from '../apps/api/src/store/ids.ts';
import { preparingSqlite } from '../apps/api/src/store/prepare.ts';
import { groupCommit, type NumberedJob } from '../apps/api/src/store/sqlite/group-commit.ts';
import { openReader, openWriter } from '../apps/api/src/store/sqlite/open.ts';
import { prepareStatements } from '../apps/api/src/store/statements/statements.ts';
import { StoreFailure } from '../apps/api/src/store/store.ts';
import { resolveByDns } from '../apps/api/src/webhooks/check-url.ts';

const dataFolder = process.argv[2] ?? '';

function openNaiveStore(file: string): WmsStore {
  const writer = openWriter(file);
  const reader = openReader(file);
  const runGroup = groupCommit(writer, prepareStatements(preparingSqlite(writer)), commands, createIds(null));
  let last: Promise<unknown> = Promise.resolve();
  const runAlone = async (job: NumberedJob) => {
    const jobs = [job].values();
    const [answer] = await runGroup(() => jobs.next().value);
    if (!answer || 'failed' in answer.outcome) throw new StoreFailure('FAULT', JSON.stringify(answer));
    return answer.outcome;
  };
  return {
    commit(name, input, options = {}) {
      const done = last.then(() => runAlone({ ...options, name, input, now: Date.now(), number: 0 }));
      last = done.catch(() => {});
      return done;
    },
    read: prepareStatements(preparingSqlite(reader)),
    survey: () => Promise.reject(new StoreFailure('UNAVAILABLE', 'this baseline has no surveys')),
    async close() {
      await last;
      writer.close();
      reader.close();
    },
  };
}

const environment = readEnvironment(process.env);
const store = openNaiveStore(sqliteFile(dataFolder));
const keys = readKeys({ environment, dataFolder });
const app = createApp({
  store,
  keys,
  limits: new RateLimits({ store, keys, rates: { readsPerMinute: 0, writesPerMinute: 0 } }),
  eventStreams: new EventStreams({ store, liveTokens: async (ids) => new Set(ids), onFailure: () => {} }),
  urlRules: { resolve: resolveByDns, allowedHosts: new Set() },
  clock: Date.now,
  staffNeedSecondFactor: false,
  log: pino({ level: environment.WMS_LOG_LEVEL }, pino.destination(2)),
  version: '0.0.0',
  trustedProxies: [],
  secureCookies: false,
  portalFolder: dataFolder,
  uploadFolder: dataFolder,
});
const server = createServer(app).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ event: 'listening', url: `http://127.0.0.1:${port}` }));
});
process.once('SIGTERM', () => {
  server.close(() => void store.close());
  server.closeAllConnections();
});
