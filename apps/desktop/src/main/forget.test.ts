import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forget, keptFiles, queueFileName } from './forget.ts';
import { createKeychain } from './keychain.ts';
import { openQueueFile, type QueueFile } from './queue/queue-file.ts';

const entry = {
  id: 'e1',
  name: 'receiveShipment',
  request: { params: { id: 'ASN-00042' }, body: {} },
  idempotencyKey: 'k1',
  subject: 'ASN-00042',
  createdAt: 0,
  serverUrl: 'https://wms.example.test',
  warehouseId: 'w1',
  role: 'SUPERVISOR',
} as const;
const refusal = {
  kind: 'REFUSED',
  status: 404,
  code: 'NOT_FOUND',
  error: 'No.',
  requestId: '',
  details: {},
} as const;

let folder: string;
let secret: string | null;

const keychain = createKeychain(
  async () => ({
    getPassword: async () => secret,
    setPassword: async (given) => void (secret = given),
    async deletePassword() {
      secret = null;
      return true;
    },
  }),
  () => undefined,
);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wms-forget-'));
  secret = 'token';
  for (const name of keptFiles) writeFileSync(join(folder, name), '{}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function keepQueue(fill: (file: QueueFile) => void): void {
  const file = openQueueFile(join(folder, queueFileName));
  fill(file);
  file.close();
}

describe('forgetting the user of this machine', () => {
  it.each([
    ['that was never used', () => undefined],
    ['whose queue is empty', () => keepQueue(() => undefined)],
  ])('leaves nothing of an installation %s', async (_title, use) => {
    use();
    expect(await forget(folder, keychain)).toMatchObject({ entriesKept: 0 });
    expect(secret).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['waits to be sent', () => undefined],
    ['nobody has looked at since it was refused', (file: QueueFile) => file.reject('e1', refusal)],
  ])('keeps work that %s, and still no secret', async (_title, happen) => {
    keepQueue((file) => {
      file.append([entry], null);
      happen(file);
    });
    const queueFile = join(folder, queueFileName);
    expect(await forget(folder, keychain)).toEqual({ entriesKept: 1, queueFile });
    expect(secret).toBeNull();
    expect(readdirSync(folder)).toEqual([queueFileName]);
    keepQueue((file) => expect(file.list()).toMatchObject([{ id: 'e1' }]));
  });

  it('empties the keychain even when the queue cannot be read, and leaves that file alone', async () => {
    writeFileSync(join(folder, queueFileName), 'damaged');
    await expect(forget(folder, keychain)).rejects.toMatchObject({ fault: 'DAMAGED' });
    expect(secret).toBeNull();
    expect(readdirSync(folder)).toEqual([queueFileName]);
  });

  it('can be done again', async () => {
    await forget(folder, keychain);
    expect(await forget(folder, keychain)).toMatchObject({ entriesKept: 0 });
  });
});
