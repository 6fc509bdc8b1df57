import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type WmsStore } from '../open-store.ts';
import { loadKeyFile, watchKeyFile } from '../security/key-file.ts';
import { keyIdsOf, makeSecretKey, SecretKeys } from '../security/secret-keys.ts';
import { newWebhookId } from '../security/webhook-secrets.ts';
import { accepted, arrangeWarehouse } from '../testing/arrange.ts';
import { childEnvironment } from '../testing/child-environment.ts';

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
/** A process loads the whole program, which a busy machine takes its time for. */
const processTestTimeoutMs = 180_000;

async function rotate(dataFolder: string, more: string[] = [], variables: Record<string, string> = {}) {
  const args = [cli, '--json', '--data', dataFolder, 'keys', 'rotate', ...more];
  const child = spawn(process.execPath, args, {
    env: { ...childEnvironment, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

describe('wms keys rotate', { timeout: processTestTimeoutMs }, () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'wms-rotate-'));
  const file = join(dataFolder, 'secret-keys');
  let store: WmsStore;
  let server: SecretKeys;
  beforeAll(async () => {
    store = await openStore({ dataFolder }, Date.now);
    server = new SecretKeys(loadKeyFile(file), watchKeyFile(file));
  });
  afterAll(async () => {
    await store.close();
    rmSync(dataFolder, { recursive: true });
  });

  async function registerWebhook(): Promise<{ id: string; sealed: () => Promise<string> }> {
    const { supervisor, warehouseId } = await arrangeWarehouse(store);
    const id = newWebhookId();
    const sealedSecret = server.seal('shown once', id);
    const input = { caller: supervisor, webhookId: id, sealedSecret, answerSecret: '', urlRefusal: null };
    const body = { url: 'https://hooks.example.test/', events: ['order.shipped'] };
    accepted(await store.commit('createWebhook', input, { bodyText: JSON.stringify(body) }));
    const sealed = async () => {
      const rows = await store.read.pageWebhookSecrets({ warehouseId, id: '', limit: 1 });
      return rows[0]?.secret ?? '';
    };
    return { id, sealed };
  }

  it('seals the secrets under a new key beside a running server, which opens them without a restart', async () => {
    const webhook = await registerWebhook();
    const device = server.digest('device', 'machine');
    const rotated = await rotate(dataFolder);
    expect([rotated.code, JSON.parse(rotated.stdout)]).toEqual([
      0,
      { newestKey: 'k2', resealed: 1, unreadable: [] },
    ]);
    expect(await webhook.sealed()).toMatch(/^k2\./);
    expect(server.open(await webhook.sealed(), webhook.id)).toBe('shown once');
    expect(server.matches('device', 'machine', device)).toBe(true);
    expect(keyIdsOf(readFileSync(file, 'utf8'))).toEqual(['k2', 'k1']);
    expect(`${rotated.stdout}${rotated.stderr}`).not.toContain(readFileSync(file, 'utf8').slice(3, 20));
  });

  it('one of two at once is refused, and no key and no secret is lost', async () => {
    const webhook = await registerWebhook();
    const ids = keyIdsOf(readFileSync(file, 'utf8'));
    const ended = await Promise.all([rotate(dataFolder), rotate(dataFolder)]);
    const made = ended.filter(({ code }) => code === 0).length;
    expect(made).toBeGreaterThan(0);
    for (const { code, stderr } of ended)
      if (code !== 0) expect([code, stderr]).toEqual([1, expect.stringContaining('Another rotation')]);
    const idsAfter = keyIdsOf(readFileSync(file, 'utf8'));
    expect(idsAfter.slice(made)).toEqual(ids);
    expect(server.open(await webhook.sealed(), webhook.id)).toBe('shown once');
    expect(readdirSync(dataFolder).filter((name) => name.startsWith('secret-keys'))).toEqual(['secret-keys']);
  });

  it('with keys in the environment it makes one for the operator to put first, and seals under it when told', async () => {
    const webhook = await registerWebhook();
    const present = readFileSync(file, 'utf8').trim();
    const proposed = await rotate(dataFolder, [], { WMS_SECRET_KEYS: present });
    const { newKey } = JSON.parse(proposed.stdout) as { newKey: string };
    expect(keyIdsOf(present)).not.toContain(keyIdsOf(newKey)[0]);
    expect(readFileSync(file, 'utf8').trim()).toBe(present);
    const resealed = await rotate(dataFolder, ['--reseal'], { WMS_SECRET_KEYS: `${newKey},${present}` });
    expect(JSON.parse(resealed.stdout)).toMatchObject({ newestKey: keyIdsOf(newKey)[0], unreadable: [] });
    const operator = new SecretKeys(`${newKey},${present}`);
    expect(operator.isSealedByNewest(await webhook.sealed())).toBe(true);
    // The file's keys know nothing of this one: whoever takes it out of the environment is told what is missing.
    const without = await rotate(dataFolder, ['--reseal']);
    expect([without.code, JSON.parse(without.stdout)]).toMatchObject([
      1,
      { unreadable: expect.arrayContaining([webhook.id]) },
    ]);
  });

  it('is in the audit log, without the keys', () => {
    const database = readdirSync(dataFolder)
      .filter((name) => name.startsWith('wms.db'))
      .map((name) => readFileSync(join(dataFolder, name), 'latin1'))
      .join('');
    expect(database).toContain('keys.rotated');
    for (const key of readFileSync(file, 'utf8').split(','))
      expect(database).not.toContain(key.trim().split(':')[1]);
  });

  it('refuses keys that cannot be used with one sentence and exit 2', async () => {
    const bad = await rotate(dataFolder, [], { WMS_SECRET_KEYS: `${makeSecretKey('k1')},k2:short` });
    expect(bad.code).toBe(2);
    expect(bad.stderr.trim()).toMatch(/^The environment variable WMS_SECRET_KEYS cannot be used: [^\n]*$/);
    const other = mkdtempSync(join(tmpdir(), 'wms-rotate-'));
    writeFileSync(join(other, 'secret-keys'), 'spoilt');
    const spoilt = await rotate(other);
    expect([spoilt.code, spoilt.stderr]).toEqual([
      2,
      expect.stringContaining('each key is written id:base64'),
    ]);
    expect(readFileSync(join(other, 'secret-keys'), 'utf8')).toBe('spoilt');
    rmSync(other, { recursive: true });
  });
});
