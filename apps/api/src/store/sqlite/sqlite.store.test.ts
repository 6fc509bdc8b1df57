import Database from 'better-sqlite3';
import { isRejected } from '@wms/domain';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands.ts';
import type { faultyCommands } from '../../testing/faulty-thread.ts';
import type { surveys } from '../../surveys.ts';
import { createIds } from '../ids.ts';
import { preparingSqlite } from '../prepare.ts';
import { prepareStatements } from '../statements/statements.ts';
import { type Command, type Commands, StoreFailure, StoreUnusable } from '../store.ts';
import {
  groupCommandsMax,
  groupCommit,
  groupTextMax,
  type JobAnswer,
  type NumberedJob,
} from './group-commit.ts';
import { openReader, openWriter, prepareFile } from './open.ts';
import { commandsWaitingMax, openSqliteStore } from './store.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wms-sqlite-'));
  file = join(folder, 'wms.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = Date.UTC(2026, 5, 1);

describe('a group of commands', () => {
  let writer: Database.Database;
  let reader: Database.Database;
  let lastNumber = 0;
  beforeEach(() => {
    prepareFile(file);
    writer = openWriter(file);
    reader = openReader(file);
  });
  afterEach(() => {
    writer.close();
    reader.close();
  });

  const job = (name: string, input: unknown): NumberedJob => ({ number: ++lastNumber, name, input, now });
  const put = (sku: string, name = sku): NumberedJob =>
    job('putProducts', { products: [{ sku, name, ourStock: 0, inProduction: 0 }] });
  const skus = (): unknown[] => reader.prepare('select sku from products order by sku').pluck().all();

  /** Runs the jobs in as many groups as it takes. */
  async function runAll(jobs: NumberedJob[], more: Commands = {}): Promise<JobAnswer[][]> {
    const q = prepareStatements(preparingSqlite(writer));
    const runGroup = groupCommit(writer, q, { ...commands, ...more }, createIds(null));
    const left = [...jobs];
    const groups: JobAnswer[][] = [];
    while (left.length > 0) groups.push(await runGroup(() => left.shift()));
    return groups;
  }
  const kindOf = ({ outcome }: JobAnswer): string => {
    if ('failed' in outcome) return outcome.failed.kind;
    return isRejected(outcome) ? outcome.rejected.code : 'answered';
  };

  it('undoes the one that breaks a constraint, and commits the others', async () => {
    const broken = job('putProducts', {
      products: [
        { sku: 'half', name: 'half', ourStock: 0, inProduction: 0 },
        { sku: 'way', name: 'way', ourStock: -1, inProduction: 0 },
      ],
    });
    const refused = job('setLevel', {
      warehouseId: 'none',
      sku: 'A',
      quantity: 1,
      refillThreshold: 0,
      parLevel: 0,
    });
    const [answers = []] = await runAll([put('A'), broken, refused, put('B')]);
    expect(answers.map(kindOf)).toEqual(['answered', 'FAULT', 'NOT_FOUND', 'answered']);
    expect(skus()).toEqual(['A', 'B']);
  });

  it('is seen by nobody before its COMMIT, and wholly after it', async () => {
    const seen: unknown[] = [];
    const look: Command<unknown, null> = async () => {
      seen.push(skus());
      return null;
    };
    await runAll([put('A'), job('look', {}), put('B'), job('look', {})], { look });
    expect(seen).toEqual([[], []]);
    expect(skus()).toEqual(['A', 'B']);
  });

  it('never lets the event loop turn while its transaction is open', async () => {
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    await runAll(Array.from({ length: 50 }, (_, n) => put(`SKU-${n}`)));
    expect(turned).toBe(false);
  });

  it('is bounded in commands and in text', async () => {
    const many = Array.from({ length: groupCommandsMax + 1 }, () => job('touchToken', { tokenId: 'none' }));
    expect((await runAll(many)).map(({ length }) => length)).toEqual([groupCommandsMax, 1]);
    const large = { bodyText: JSON.stringify('x'.repeat(groupTextMax / 2)) };
    const texts = Array.from({ length: 5 }, () => ({ ...job('touchToken', { tokenId: 'none' }), ...large }));
    expect((await runAll(texts)).map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  it('whose disk is full is refused as a whole, reads go on, and it recovers once there is room', async () => {
    await runAll([put('before')]);
    const pages = writer.pragma('page_count', { simple: true }) as number;
    writer.pragma(`max_page_count = ${pages}`);
    const large = 'x'.repeat(100_000);
    const [answers = []] = await runAll([put('small'), put('large', large)]);
    expect(kindOf(answers[1]!)).toBe('STORAGE_FULL');
    expect(skus()).toEqual(['before', ...(kindOf(answers[0]!) === 'answered' ? ['small'] : [])]);
    writer.pragma(`max_page_count = ${pages + 1000}`);
    const [again = []] = await runAll([put('small'), put('large', large)]);
    expect(again.map(kindOf)).toEqual(['answered', 'answered']);
    expect(skus()).toEqual(['before', 'large', 'small']);
  });

  it('that cannot begin tells one caller to try again and leaves the rest waiting', async () => {
    writer.pragma('busy_timeout = 20');
    const other = new Database(file);
    other.exec('begin immediate');
    const [first, ...rest] = await runAll([put('A')]);
    other.exec('rollback');
    other.close();
    expect(first?.map(kindOf)).toEqual(['UNAVAILABLE']);
    expect(rest).toEqual([]);
    expect((await runAll([put('A')])).flat().map(kindOf)).toEqual(['answered']);
  });
});

describe('opening the file', () => {
  it('for writing is durable: write-ahead log and synchronous=FULL', () => {
    prepareFile(file);
    const client = openWriter(file);
    client.exec(`insert into serials values ('test', 1)`);
    expect(client.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(client.pragma('synchronous', { simple: true })).toBe(2);
    expect(client.pragma('foreign_keys', { simple: true })).toBe(1);
    client.close();
  });

  it('that cannot be durable is refused with a sentence', () => {
    expect(() => openWriter(':memory:')).toThrow(StoreUnusable);
    expect(() => openWriter(':memory:')).toThrow(/must run with journal_mode=wal and synchronous=FULL/);
  });

  it('for reading cannot write', () => {
    prepareFile(file);
    const client = openReader(file);
    expect(() => client.exec(`insert into serials values ('test', 1)`)).toThrow('readonly');
    client.close();
  });
});

describe('the store', () => {
  const open = (thread: string) =>
    openSqliteStore<typeof faultyCommands, typeof surveys>({
      file,
      thread: new URL(thread, import.meta.url),
      clock: () => now,
    });

  it('catches a command that waits for a timer, and keeps nothing of it', async () => {
    const store = await open('../../testing/faulty-thread.ts');
    const outcomes = await Promise.allSettled([
      store.commit('putAndWait', { sku: 'held' }),
      store.commit('touchToken', { tokenId: 'none' }),
      new Promise((resolve) => setTimeout(resolve, 50)).then(() =>
        store.commit('touchToken', { tokenId: 'none' }),
      ),
    ]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { name: 'StoreFailure', kind: 'UNAVAILABLE' },
      });
    }
    await expect(store.commit('touchToken', { tokenId: 'none' })).rejects.toThrow(StoreFailure);
    expect(await store.read.findProducts([{ sku: 'held' }])).toEqual([[]]);
    await store.close();
  });

  it('tells a caller beyond its bounded queue to try again, and serves all others', async () => {
    const store = await open('../../store-thread.ts');
    const asked = Array.from({ length: commandsWaitingMax }, () =>
      store.commit('touchToken', { tokenId: 'none' }),
    );
    await expect(store.commit('touchToken', { tokenId: 'none' })).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
    });
    expect(new Set((await Promise.all(asked)).map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    await store.close();
  });

  it('finishes what it was asked before it closes, and refuses afterwards', async () => {
    const store = await open('../../store-thread.ts');
    const asked = ['A', 'B', 'C'].map((sku) =>
      store.commit('putProducts', { products: [{ sku, name: sku, ourStock: 0, inProduction: 0 }] }),
    );
    await store.close();
    expect((await Promise.all(asked)).filter(isRejected)).toEqual([]);
    await expect(store.commit('touchToken', { tokenId: 'none' })).rejects.toBeInstanceOf(StoreFailure);
    const client = openReader(file);
    expect(client.prepare('select count(*) from products').pluck().get()).toBe(3);
    client.close();
  });
});
