import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeClientPackage } from '../../../scripts/pack-client.ts';
import {
  createStaffToken,
  createTenant,
  type RunningApi,
  startApi,
  stock,
  type Tenant,
} from './testing/running-api.ts';
import { deliveryBody, deliveryHeaders } from './webhooks/delivery-message.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '../../..');
/** The compiler reads zod's types, which takes a busy machine its time. */
const packTimeoutMs = 180_000;
const secret = 'f3e9'.repeat(16);

let api: RunningApi;
let acme: Tenant;
/** A stranger's project, which has nothing of ours but the package. */
let project: string;

/** What the README says, one code block after the other, and then what its reader does with the receiver. */
function readersProgram(): string {
  const readme = readFileSync(join(project, 'node_modules/@wms/client/README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code!);
  expect(blocks.length).toBeGreaterThanOrEqual(7);
  return [
    ...blocks,
    `server.listen(0, '127.0.0.1', () => console.log('receiver', JSON.stringify(server.address())));`,
  ].join('\n');
}

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'wms-stranger-'));
  const modules = join(project, 'node_modules');
  writeClientPackage(join(modules, '@wms/client'));
  mkdirSync(join(modules, '@types'));
  for (const name of ['zod', '@types/node', 'undici-types']) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  writeFileSync(join(project, 'program.ts'), readersProgram());

  api = await startApi();
  acme = await createTenant(api, 'acme');
  await stock(api, acme.warehouseId, { 'TSHIRT-BLK-L': 24, 'HOODIE-NVY-M': 14 });
  const token = await createStaffToken(api, 'DISPATCH');
  const lines = [{ sku: 'BEANIE-RED-OS', expectedQty: 48 }];
  const body = { warehouseId: acme.warehouseId, asnNumber: 'ASN-00044', lines };
  await api.call('POST', '/shipments', { token, body });
}, packTimeoutMs);
afterAll(async () => {
  await api.close();
  rmSync(project, { recursive: true });
});

describe('the client as a package of its own', () => {
  test(
    'brings declarations that a strict compiler takes, with the README’s code',
    { timeout: packTimeoutMs },
    async () => {
      const compilerOptions = {
        strict: true,
        noEmit: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        module: 'nodenext',
        target: 'es2024',
        lib: ['es2024', 'dom', 'dom.iterable'],
        types: ['node'],
      };
      writeFileSync(
        join(project, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, include: ['program.ts'] }),
      );
      const compiler = join(root, 'node_modules/typescript/bin/tsc');
      const { stdout } = await execute(process.execPath, [compiler, '-p', project]).catch(
        (failure: { stdout: string }) => failure,
      );
      expect(stdout).toBe('');
    },
  );

  test('does what its README says, on plain Node', { timeout: packTimeoutMs }, async () => {
    const program = spawn(process.execPath, ['program.ts'], {
      cwd: project,
      env: {
        PATH: process.env['PATH'],
        WMS_URL: api.origin,
        WMS_KEY: acme.supervisor,
        WMS_WEBHOOK_SECRET: secret,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    createInterface({ input: program.stdout }).on('line', (line) => said.push(line));
    createInterface({ input: program.stderr }).on('line', (line) => said.push(`error: ${line}`));
    const hear = async (what: string) => {
      await expect.poll(() => said.find((line) => line.startsWith(what)), { timeout: 30_000 }).toBeDefined();
    };
    try {
      await hear('2 levels');
      // It follows the events now: one of them must reach it.
      const token = await createStaffToken(api, 'ADMIN');
      const body = { warehouseId: acme.warehouseId, lines: [{ sku: 'TSHIRT-BLK-L', expectedQty: 1 }] };
      const shipping = setInterval(() => void api.call('POST', '/shipments', { token, body }), 300);
      await hear('receiver').finally(() => clearInterval(shipping));
      const { port } = JSON.parse(
        said.find((line) => line.startsWith('receiver'))!.slice('receiver '.length),
      );

      const sent = deliveryBody({ messageId: 'd1', event: 'order.shipped', fields: '{}', at: Date.now() });
      const headers = deliveryHeaders({ messageId: 'd1', event: 'order.shipped' }, sent, {
        secret,
        now: Date.now(),
      });
      const deliver = async (delivered: string) =>
        (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: delivered })).status;
      expect(await deliver(sent)).toBe(204);
      expect(await deliver(sent.replace('shipped', 'SHIPPED'))).toBe(401);
    } finally {
      program.kill();
      await once(program, 'close');
    }
    expect(said.filter((line) => !line.startsWith('receiver'))).toEqual([
      'HOODIE-NVY-M 14 LOW',
      'TSHIRT-BLK-L 24 OK',
      '22 now',
      "error: Ask 888 to register [ 'BEANIE-RED-OS' ]",
      '2 levels',
      expect.stringMatching(/^order\.shipped wh_acme\.\d+$/),
      'order.shipped d1',
    ]);
  });
});
