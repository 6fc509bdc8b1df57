import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type WmsStore } from './open-store.ts';
import { alertsOf } from './testing/arrange-alerts.ts';
import {
  type Arranged,
  arrangeWarehouse,
  quantityOf,
  registerProducts,
  sale,
  updateStock,
} from './testing/arrange.ts';
import { childEnvironment } from './testing/child-environment.ts';
import { createSqliteDatabase, type TestDatabase } from './testing/databases.ts';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
/** A process loads the whole program, which a busy machine takes its time for. */
const processTestTimeoutMs = 180_000;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Running = ChildProcessByStdio<null, Readable, Readable>;

function start(args: readonly string[], variables: Record<string, string> = {}): Running {
  return spawn(process.execPath, [cli, ...args], {
    env: { ...childEnvironment, WMS_LOG_LEVEL: 'error', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: Running): Promise<Ended> {
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

const wms = (args: readonly string[], variables?: Record<string, string>): Promise<Ended> =>
  ended(start(args, variables));

async function listening(server: Running): Promise<string> {
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  const { event, url } = JSON.parse(line) as { event: string; url: string };
  expect(event).toBe('listening');
  return url;
}

const folder = mkdtempSync(join(tmpdir(), 'wms-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('wms, as an operator starts it', { timeout: processTestTimeoutMs }, () => {
  it('says in one sentence which variable is bad, and exits 2', async () => {
    const { code, stdout, stderr } = await wms(['verify', '--data', folder], { WMS_PORT: 'eight' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim()).toMatch(/^The environment variable WMS_PORT cannot be used: .*\.$/);
  });

  it('says in one sentence that the data folder cannot be written, and exits 2', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const { code, stderr } = await wms(['serve', '--port', '0', '--data', join(file, 'data')]);
    expect(code).toBe(2);
    expect(stderr.trim()).toMatch(/^The data folder .* cannot be written: [^\n]*$/);
  });

  it('refuses bad usage and a demo for other machines with exit 2', async () => {
    const demo = ['serve', '--demo', '--host', '0.0.0.0', '--port', '0', '--data', join(folder, 'no-demo')];
    const staff = ['admin', 'staff', 'create', '--email', 'x@example.test', '--password', 'long enough'];
    const [open, role] = await Promise.all([wms(demo), wms([...staff, '--role', 'BOSS'])]);
    expect([open.code, role.code]).toEqual([2, 2]);
    expect(open.stderr).toContain("The demo's passwords are public");
    expect(role.stderr).toContain('Allowed choices are DISPATCH, ADMIN');
    expect(existsSync(join(folder, 'no-demo'))).toBe(false);
  });

  it('serves the demo, says where as its first line, and ends with 0 on SIGTERM', async () => {
    const server = start(['serve', '--demo', '--json', '--port', '0', '--data', join(folder, 'demo')]);
    const exit = ended(server);
    const url = await listening(server);
    expect((await fetch(`${url}/api/wms/v1/health`)).status).toBe(200);
    const login = await fetch(`${url}/api/wms/v1/desktop-login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'supervisor@example.test', password: 'demo-888-wms' }),
    });
    expect(await login.json()).toMatchObject({ userName: 'Acme Logistics', warehouseName: 'Main Warehouse' });
    const toldAt = Date.now();
    server.kill('SIGTERM');
    expect((await exit).code).toBe(0);
    expect(Date.now() - toldAt).toBeLessThan(10_000);
  });

  it('says that a port is in use, and exits 2', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, stderr } = await wms(['serve', '--port', String(port), '--data', join(folder, 'port')]);
    other.close();
    expect(code).toBe(2);
    expect(stderr.trim()).toBe(
      `Port ${port} is in use on 127.0.0.1. Stop the other program, or choose another with --port.`,
    );
  });
});

describe('wms on a database', { timeout: processTestTimeoutMs }, () => {
  let database: TestDatabase;
  let store: WmsStore;
  let data: string[];
  let arranged: Arranged;

  beforeAll(async () => {
    database = createSqliteDatabase();
    store = await database.open();
    arranged = await arrangeWarehouse(store, { TEE: 1_000_000 });
    data = ['--json', '--data', (database.place as { dataFolder: string }).dataFolder];
  }, processTestTimeoutMs);
  afterAll(() => database.remove());

  it('makes accounts and keys beside a running store, and one JSON document of each', async () => {
    const account = [
      '--email',
      ' New@Example.TEST',
      '--password',
      'long enough',
      '--name',
      'N',
      '--company',
      'C',
    ];
    const made = await wms(['admin', 'account', 'create', ...account, '--warehouse', 'W', ...data]);
    const { warehouseId, userId } = JSON.parse(made.stdout) as { warehouseId: string; userId: string };
    const minted = await wms([
      'admin',
      'token',
      'mint',
      '--account',
      'new@example.test',
      '--role',
      'SUPERVISOR',
      '--warehouse',
      warehouseId,
      ...data,
    ]);
    const { token, tokenId } = JSON.parse(minted.stdout) as { token: string; tokenId: string };
    expect(token).toMatch(/^wms_[0-9A-Za-z]{40}$/);
    const [row] = await database.sql<Record<string, unknown>>(`select * from tokens where id = '${tokenId}'`);
    expect(row).toMatchObject({
      kind: 'INTEGRATION',
      role: 'SUPERVISOR',
      user_id: userId,
      warehouse_id: warehouseId,
    });
    expect(JSON.stringify(row)).not.toContain(token);
    const again = await wms(['admin', 'account', 'create', ...account, '--warehouse', 'W', ...data]);
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('already in use');
  });

  it('shows a worker all that is kept of them, erases them, and drops what has had its time', async () => {
    const email = 'wanda@example.test';
    await store.commit('createWorker', {
      accountId: arranged.accountId,
      warehouseId: arranged.warehouseId,
      parentUserId: arranged.supervisor.userId,
      email,
      name: 'Wanda Worker',
      passwordHash: 'none',
    });
    await database.sql('insert into throttles (subject, attempts, window_ends_at) values (1, 1, 1)');
    const shown = await wms(['privacy', 'export', '--email', email, ...data]);
    expect(JSON.parse(shown.stdout)).toMatchObject({ person: { name: 'Wanda Worker', email } });
    expect((await wms(['privacy', 'erase', '--email', email, ...data])).code).toBe(0);
    const purged = await wms(['privacy', 'purge', ...data]);
    expect(JSON.parse(purged.stdout)).toMatchObject({ dropped: { throttles: 1, auditEntries: 0 } });
  });

  it('mints a key for its owner’s networks, and refuses ranges that are none', async () => {
    const key = ['--account', arranged.email, '--role', 'SUPERVISOR', '--warehouse', arranged.warehouseId];
    const mint = (ranges: string) =>
      wms(['admin', 'token', 'mint', ...key, '--allow-networks', ranges, ...data]);
    const minted = await mint('198.51.100.0/24, 2001:db8::/48');
    const { tokenId } = JSON.parse(minted.stdout) as { tokenId: string };
    const [row] = await database.sql<Record<string, unknown>>(`select * from tokens where id = '${tokenId}'`);
    expect(row).toMatchObject({ allowed_networks: '["198.51.100.0/24","2001:db8::/48"]', network_lock: 0 });
    expect((await mint('198.51.100.7')).code).toBe(2);
  });

  it('sweeps once beside a running store, and says what it did', async () => {
    await arrangeWarehouse(store, { LOW: { quantity: 5, refillThreshold: 5 } });
    const first = await wms(['sweep', ...data]);
    expect(JSON.parse(first.stdout)).toMatchObject({ opened: 1, resolved: 0 });
    const again = await wms(['sweep', ...data.slice(1)]);
    expect(again.stdout).toBe('Looked at 0 moved levels: 0 alerts opened, 0 ended.\n');
  });

  it('a server opens alerts by itself', async () => {
    const { warehouseId } = await arrangeWarehouse(store, { LOW: { quantity: 5, refillThreshold: 5 } });
    const server = start(['serve', '--port', '0', ...data], { WMS_SWEEP_INTERVAL_MS: '50' });
    const exit = ended(server);
    await listening(server);
    while ((await alertsOf(store, warehouseId)).length === 0) await sleep(20);
    server.kill('SIGTERM');
    expect((await exit).code).toBe(0);
  });

  it('imports a catalogue with a byte order mark, and of a bad one nothing, with its lines named', async () => {
    const [good, bad] = [join(folder, 'good.csv'), join(folder, 'bad.csv')];
    writeFileSync(
      good,
      '\u{feff}sku,name,ourStock,inProduction\r\nCSV-1,"Tee, ""heavy""",10,0\r\nCSV-2,Cap,0,5\r\n',
    );
    writeFileSync(bad, 'sku,name,ourStock,inProduction\nCSV-3,Tee,10,0\nCSV-4,Tee,ten,0\nCSV-3,Tee,10,0\n');
    const [imported, refused] = await Promise.all([
      wms(['admin', 'product', 'import', good, ...data]),
      wms(['admin', 'product', 'import', bad, ...data]),
    ]);
    expect(JSON.parse(imported.stdout)).toEqual({ products: 2, added: 2, changed: 0, unchanged: 0 });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      'line 3: ourStock is not a whole number from 0 to 2147483647\nline 4: sku is the same as on line 2',
    );
    const found = await store.read.findProducts([{ sku: 'CSV-1' }, { sku: 'CSV-3' }]);
    expect(found).toEqual([[{ sku: 'CSV-1', name: 'Tee, "heavy"', ourStock: 10, inProduction: 0 }], []]);
  });

  it('goes on with a history that was killed half way: every row is in the ledger once', async () => {
    await registerProducts(store, ['OLD']);
    const { warehouseId } = await arrangeWarehouse(store);
    const total = 12_000;
    const lines = Array.from({ length: total }, (_, index) => {
      const at = new Date(Date.parse('2025-01-01T00:00:00Z') + index * 60_000).toISOString();
      return `${at},OLD,1,RECEIVE,row ${index}`;
    });
    const file = join(folder, 'history.csv');
    writeFileSync(file, ['occurredAt,sku,delta,type,reference', ...lines].join('\n'));
    const command = ['history', 'import', '--warehouse', warehouseId, file, ...data];

    const first = start(command);
    const gone = ended(first);
    const imported = async () => (await store.read.readRowCounts({ warehouseId }))[0]?.value ?? 0;
    while ((await imported()) === 0) await sleep(5);
    first.kill('SIGKILL');
    await gone;
    const before = await quantityOf(store, warehouseId, 'OLD');
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(total);

    const second = await wms(command);
    expect(JSON.parse(second.stdout)).toMatchObject({ imported: total - before, importedBefore: before });
    expect(await quantityOf(store, warehouseId, 'OLD')).toBe(total);
    expect(await store.survey('verifyLedger', { warehouseId })).toMatchObject({
      ok: true,
      transactions: total,
    });
  });

  it('backs up beside a writer with nothing acknowledged missing, and restores it', async () => {
    const place = { dataFolder: join(folder, 'written') };
    const written = ['--json', '--data', place.dataFolder];
    const running = await openStore(place, Date.now);
    const { warehouseId, supervisor } = await arrangeWarehouse(running, { TEE: 1_000_000 });
    const backup = join(folder, 'backup.db');
    let sold = 0;
    let writing = true;
    const writer = (async () => {
      while (writing) {
        await updateStock(running, supervisor, [sale('TEE', 1)]);
        sold += 1;
      }
    })();
    const child = ended(start(['backup', backup, ...written]));
    const soldBefore = sold;
    const made = await child;
    writing = false;
    await writer;
    expect(made.code).toBe(0);

    const elsewhere = ['--json', '--data', join(folder, 'restored')];
    const restored = await wms(['restore', backup, ...elsewhere]);
    expect(JSON.parse(restored.stdout)).toMatchObject({ keptAside: null });
    const verified = await wms(['verify', ...elsewhere]);
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, firstFault: null });

    const inUse = await wms(['restore', backup, '--force', ...written]);
    expect([inUse.code, inUse.stderr]).toEqual([2, expect.stringContaining('is in use')]);
    await running.close();
    const older = await wms(['restore', backup, ...written]);
    expect([older.code, older.stderr]).toEqual([1, expect.stringContaining('newer than the backup')]);
    const forced = await wms(['restore', backup, '--force', ...written]);
    expect(forced.code).toBe(0);
    const reopened = await openStore(place, Date.now);
    const left = await quantityOf(reopened, warehouseId, 'TEE');
    await reopened.close();
    expect(left).toBeLessThanOrEqual(1_000_000 - soldBefore);
    expect(left).toBeGreaterThanOrEqual(1_000_000 - sold);
    const files = readdirSync(place.dataFolder);
    expect(files.filter((name) => name.startsWith('wms.db.replaced-'))).toHaveLength(1);
  });

  it('finds one changed row of the ledger: verify names it and exits 1', async () => {
    const clean = await wms(['verify', ...data]);
    expect([clean.code, JSON.parse(clean.stdout)]).toMatchObject([0, { ok: true, firstFault: null }]);
    const { warehouseId } = arranged;
    await database.unprotectLedger();
    await database.sql(
      `update stock_transactions set reference = 'altered' where warehouse_id = '${warehouseId}' and sequence = 1`,
    );
    const { code, stdout } = await wms(['verify', ...data]);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      1,
      { ok: false, firstFault: { warehouseId, sku: 'TEE', sequence: 1, fault: 'HASH_MISMATCH' } },
    ]);
  });

  it('refuses a database of a newer version with one sentence and exit 2', async () => {
    await database.sql(
      `insert into __drizzle_migrations (hash, created_at) values ('later', 99999999999999)`,
    );
    const { code, stderr } = await wms(['verify', ...data]);
    expect(code).toBe(2);
    expect(stderr.trim()).toMatch(/^The database was written by a newer version of 888 WMS\..*$/);
  });
});
