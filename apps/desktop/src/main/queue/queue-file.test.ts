import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type NewEntry, openQueueFile } from './queue-file.ts';

const entry: NewEntry = {
  id: 'e1',
  serverUrl: 'http://127.0.0.1:1',
  warehouseId: 'w1',
  role: 'SUPERVISOR',
  name: 'receiveShipment',
  request: { params: { id: 'ASN-00042' }, body: { lines: [{ sku: 'Ä "x"', receivedQty: 98 }] } },
  idempotencyKey: 'k1',
  subject: 'ASN-00042',
  createdAt: 1_767_600_000_000,
};

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wms-queue-file-'));
  path = join(folder, 'scan-queue.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the queue’s file', () => {
  it('gives back what was put in, after it was closed and opened again', () => {
    const first = openQueueFile(path);
    first.append([entry], null);
    first.noteAttempt('e1', 5);
    first.noteAttempt('e1', 9);
    first.close();
    const again = openQueueFile(path);
    const kept = { attempts: 2, firstAttemptAt: 5, serverFaults: 0, state: 'WAITING', refusal: null };
    expect(again.list()).toEqual([{ ...entry, ...kept }]);
    again.close();
  });

  it('takes the same key only once', () => {
    const file = openQueueFile(path);
    file.append([entry], null);
    expect(() => file.append([{ ...entry, id: 'e2' }], null)).toThrow('UNIQUE');
    file.close();
  });

  it('has a write on disk when append returns, without having been closed', () => {
    const file = openQueueFile(path);
    file.append([entry], null);
    const onDisk = [path, `${path}-wal`].map((name) => readFileSync(name).toString('latin1')).join('');
    expect(onDisk).toContain('"id":"ASN-00042"');
    file.close();
  });

  it('is held by one process at a time', () => {
    const file = openQueueFile(path);
    expect(() => openQueueFile(path)).toThrow('IN_USE');
    file.close();
    openQueueFile(path).close();
  });

  it('of the first version gets room for drafts and keeps its entries', () => {
    const file = openQueueFile(path);
    file.append([entry], null);
    file.close();
    const older = new Database(path);
    older.exec('DROP TABLE draft');
    older.pragma('user_version = 1');
    older.close();
    const again = openQueueFile(path);
    expect(again.list()).toMatchObject([entry]);
    expect(again.keepDraft('stocktake', 'x')).toBe(true);
    again.close();
  });

  it('of a newer version is refused and left as it is', () => {
    openQueueFile(path).close();
    const newer = new Database(path);
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => openQueueFile(path)).toThrow('NEWER');
    const untouched = new Database(path);
    expect(untouched.pragma('user_version', { simple: true })).toBe(99);
    untouched.close();
  });

  it('that is damaged is refused and left as it is', () => {
    const noDatabase = 'This is not a database. '.repeat(100);
    writeFileSync(path, noDatabase);
    expect(() => openQueueFile(path)).toThrow('DAMAGED');
    expect(readFileSync(path, 'utf8')).toBe(noDatabase);
  });
});
