import { startWebhookReceiver, type WebhookReceiver } from '@wms/testkit';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import { makeSecretKey } from '../security/secret-keys.ts';
import { type Arranged, arrangeWarehouse, registerProducts } from '../testing/arrange.ts';
import { arrangeShipment } from '../testing/arrange-shipments.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { mint } from '../testing/running-api.ts';
import { type ServedProcess, serveInProcess } from '../testing/served-process.ts';
import { webhookInFlightMax } from './delivery-slots.ts';

/** Processes start and load the whole program, which a busy machine takes its time for. */
const processTestTimeoutMs = 180_000;
const waitMs = 60_000;
const filesBytesMax = 256 * 1024 ** 2;

eachEngine((engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'wms-kill-'));
  const certificateFile = join(folder, 'receiver.pem');
  const secretKeys = makeSecretKey('test');
  const running: ServedProcess[] = [];
  let store: WmsStore;
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    store = await engine.open();
    await registerProducts(store, ['A']);
    receiver = await startWebhookReceiver();
    writeFileSync(certificateFile, receiver.certificate);
  });
  afterAll(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await receiver.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const serve = async (): Promise<ServedProcess> => {
    const server = await serveInProcess(engine.place, {
      WMS_SECRET_KEYS: secretKeys,
      WMS_WEBHOOK_ALLOW_HOSTS: receiver.host,
      // The way for an operator, too, to try out a receiver with a certificate of its own.
      NODE_EXTRA_CA_CERTS: certificateFile,
    });
    running.push(server);
    return server;
  };
  const tokenOf = ({ supervisor }: Arranged) =>
    mint(store, { ...supervisor, role: 'SUPERVISOR', kind: 'INTEGRATION' });
  const register = async ({ url }: ServedProcess, token: string) => {
    const answer = await fetch(`${url}/api/wms/v1/webhooks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url: receiver.url, events: ['order.shipped'] }),
    });
    expect(answer.status).toBe(201);
    return (await answer.json()) as { id: string; secret: string };
  };

  it(
    'a server that is killed while it delivers sends nothing twice, and its successor the rest',
    async () => {
      const place = await arrangeWarehouse(store);
      const { warehouseId } = place;
      const first = await serve();
      const { id, secret } = await register(first, await tokenOf(place));
      const events = 120;
      const shipping = (async () => {
        for (let n = 0; n < events; n++) await arrangeShipment(store, warehouseId, { A: 1 });
      })();
      await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(events / 4), waitMs);
      expect(await first.end('SIGKILL')).toBeNull();
      await shipping;

      const second = await serve();
      const rowsOf = (condition: string) =>
        engine.sql<{ message_id: string }>(
          `select message_id from webhook_deliveries where webhook_id = '${id}' and ${condition}`,
        );
      await vi.waitFor(async () => expect(await rowsOf('true')).toHaveLength(events), waitMs);
      await vi.waitFor(async () => expect(await rowsOf('attempted_at is null')).toEqual([]), waitMs);
      expect(await second.end('SIGTERM')).toBe(0);

      const arrived = receiver.received.map(({ headers }) => String(headers['webhook-id']));
      expect(new Set(arrived).size).toBe(arrived.length);
      const unanswered = (await rowsOf('latency_ms is null')).map(({ message_id }) => message_id);
      const all = (await rowsOf('true')).map(({ message_id }) => message_id);
      expect(new Set([...arrived, ...unanswered])).toEqual(new Set(all));
      // What was under way at the kill, and no more.
      expect(unanswered.length).toBeLessThanOrEqual(webhookInFlightMax);

      for (const text of [first.log(), second.log(), filesText()]) expect(text).not.toContain(secret);
    },
    processTestTimeoutMs,
  );

  it(
    'a server that is told to stop ends its event streams at once',
    async () => {
      const place = await arrangeWarehouse(store);
      const server = await serve();
      const stream = await fetch(`${server.url}/api/wms/v1/events/stream`, {
        headers: { authorization: `Bearer ${await tokenOf(place)}` },
      });
      expect([stream.status, stream.ok ? '' : await stream.text()]).toEqual([200, '']);
      const exit = server.end('SIGTERM');
      // Left open it would be cut off in the end, and reading it would fail.
      expect(await stream.text()).toContain('retry:');
      expect(await exit).toBe(0);
    },
    processTestTimeoutMs,
  );

  /**
   * All that SQLite has written, the log of what is not checkpointed yet included. Another process reads it: closing
   * a file drops every lock that this one holds on it (sqlite.org, "How To Corrupt An SQLite Database File", 2.2).
   */
  function filesText(): string {
    if (!('dataFolder' in engine.place)) return '';
    const { dataFolder } = engine.place;
    const files = readdirSync(dataFolder).map((name) => join(dataFolder, name));
    return execFileSync('cat', files, { encoding: 'latin1', maxBuffer: filesBytesMax });
  }
});
