import { headers } from '@wms/contract';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeSecretKey, SecretKeys } from '../security/secret-keys.ts';
import { createTenant, startApi, stock } from '../testing/running-api.ts';

test('a key that was used before the secret keys were rotated still replays, and still tells requests apart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wms-rotated-'));
  const place = { dataFolder: folder };
  const older = makeSecretKey('k1');
  const before = await startApi({ place, keys: new SecretKeys(older) });
  const tenant = await createTenant(before, 'rotated');
  await stock(before, tenant.warehouseId, { TEE: 10 });
  const sell = (api: typeof before, delta: number) =>
    api.call('POST', '/stock/update', {
      token: tenant.supervisor,
      headers: { [headers.idempotencyKey]: 'order:1' },
      body: { transactions: [{ sku: 'TEE', delta, type: 'SALE' }] },
    });
  const first = await sell(before, -1);
  await before.close();

  const after = await startApi({ place, keys: new SecretKeys(`${makeSecretKey('k2')},${older}`) });
  const again = await sell(after, -1);
  expect([again.status, again.text, again.headers.get(headers.idempotentReplayed)]).toEqual([
    200,
    first.text,
    'true',
  ]);
  expect((await sell(after, -2)).json.code).toBe('IDEMPOTENCY_KEY_REUSED');
  await after.close();
  rmSync(folder, { recursive: true });
});
