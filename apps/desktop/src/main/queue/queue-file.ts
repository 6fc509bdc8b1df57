import type { Refusal } from '@wms/client';
import Database from 'better-sqlite3';
import type { DraftChange, QueueableName, QueueableRequest } from '../../shared/ipc.ts';

/** What a write was taken for: it is only ever sent as a session of the same server, warehouse and role. */
export interface QueueScope {
  readonly serverUrl: string;
  readonly warehouseId: string;
  readonly role: string;
}

/** One write as it is kept. Times in epoch milliseconds. */
export interface KeptEntry extends QueueScope {
  readonly id: string;
  readonly name: QueueableName;
  readonly request: QueueableRequest;
  readonly idempotencyKey: string;
  /** What was scanned, for people. */
  readonly subject: string;
  readonly createdAt: number;
  readonly attempts: number;
  /** When it was first sent, which is the earliest that the server can have claimed its key; null before. */
  readonly firstAttemptAt: number | null;
  /** How often the server answered that it failed on this entry. */
  readonly serverFaults: number;
  readonly state: 'WAITING' | 'REJECTED';
  readonly refusal: Refusal | null;
}

export type NewEntry = Pick<
  KeptEntry,
  keyof QueueScope | 'id' | 'name' | 'request' | 'idempotencyKey' | 'subject' | 'createdAt'
>;

/** The entries on disk, in the order in which they were taken on. Every change is durable when its call returns. */
export interface QueueFile {
  /** Takes all of the entries on and changes the draft that they were made from, or does nothing; in one transaction. */
  append(entries: readonly NewEntry[], draft: DraftChange | null): void;
  /** The entry with this key, whatever has become of it since. */
  withKey(idempotencyKey: string): KeptEntry | null;
  readDraft(name: string): string | null;
  /** Null removes it. False when there are as many drafts as there may be. */
  keepDraft(name: string, text: string | null): boolean;
  list(): KeptEntry[];
  /** The oldest waiting entry of this scope. */
  head(scope: QueueScope): KeptEntry | null;
  waiting(): number;
  /** Notes an attempt before it is made, so that a crash during it is remembered. */
  noteAttempt(id: string, at: number): void;
  noteServerFault(id: string): void;
  reject(id: string, refusal: Refusal): void;
  /** Makes a rejected entry wait again in its old place, as if it had never been sent. False when it is not rejected. */
  putBack(id: string): boolean;
  /** The same for another request, which is another event and has a key of its own; with it the draft is changed. */
  correct(id: string, request: QueueableRequest, idempotencyKey: string, draft: DraftChange | null): boolean;
  /** Takes a rejected entry out and changes a draft, both or neither. False when it is not rejected or there is no room. */
  takeBack(id: string, draft: DraftChange): boolean;
  /** Takes out an entry that the server has answered. */
  remove(id: string): void;
  /** Takes out an entry only when it is rejected: what waits is never dropped. False when it is not. */
  dismiss(id: string): boolean;
  close(): void;
}

/** Each version's addition to the one before; the file's version is how many of them it has. */
const layouts = [
  `
  CREATE TABLE entry (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    server_url TEXT NOT NULL,
    warehouse_id TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    request TEXT NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    first_attempt_at INTEGER,
    server_faults INTEGER NOT NULL DEFAULT 0,
    refusal TEXT
  ) STRICT;
  CREATE INDEX entry_by_scope ON entry (server_url, warehouse_id, role, position) WHERE refusal IS NULL;
`,
  'CREATE TABLE draft (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;',
] as const;

/** Most drafts that are kept. A pallet that was part counted here and received elsewhere leaves one for good. */
export const draftsMax = 200;

/** How long opening waits for another process to let go of the file. */
const busyTimeoutMs = 500;

/** Why the file cannot be used; it is left as it is. */
export type QueueFileFault = 'DAMAGED' | 'NEWER' | 'IN_USE' | 'UNUSABLE';

export class QueueFileError extends Error {
  readonly fault: QueueFileFault;

  constructor(fault: QueueFileFault, cause?: unknown) {
    super(`the scan queue's file cannot be used: ${fault}`, { cause });
    this.name = 'QueueFileError';
    this.fault = fault;
  }
}

interface EntryRow {
  readonly id: string;
  readonly server_url: string;
  readonly warehouse_id: string;
  readonly role: string;
  readonly name: QueueableName;
  readonly request: string;
  readonly idempotency_key: string;
  readonly subject: string;
  readonly created_at: number;
  readonly attempts: number;
  readonly first_attempt_at: number | null;
  readonly server_faults: number;
  readonly refusal: string | null;
}

const entryOf = (row: EntryRow): KeptEntry => ({
  id: row.id,
  serverUrl: row.server_url,
  warehouseId: row.warehouse_id,
  role: row.role,
  name: row.name,
  request: JSON.parse(row.request) as QueueableRequest,
  idempotencyKey: row.idempotency_key,
  subject: row.subject,
  createdAt: row.created_at,
  attempts: row.attempts,
  firstAttemptAt: row.first_attempt_at,
  serverFaults: row.server_faults,
  state: row.refusal === null ? 'WAITING' : 'REJECTED',
  refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as Refusal),
});

/** Opens the queue's SQLite file, or makes it. Throws a `QueueFileError` when it cannot be used. */
export function openQueueFile(path: string): QueueFile {
  const database = openDatabase(path);
  const run = (sql: string) => database.prepare(sql);
  const append = run(`
    INSERT INTO entry (id, server_url, warehouse_id, role, name, request, idempotency_key, subject, created_at)
    VALUES (@id, @serverUrl, @warehouseId, @role, @name, @request, @idempotencyKey, @subject, @createdAt)`);
  const list = run('SELECT * FROM entry ORDER BY position');
  const head = run(`
    SELECT * FROM entry
    WHERE refusal IS NULL AND server_url = @serverUrl AND warehouse_id = @warehouseId AND role = @role
    ORDER BY position LIMIT 1`);
  const waiting = run('SELECT count(*) FROM entry WHERE refusal IS NULL').pluck();
  const noteAttempt = run(`
    UPDATE entry SET attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, ?) WHERE id = ?`);
  const noteServerFault = run('UPDATE entry SET server_faults = server_faults + 1 WHERE id = ?');
  const reject = run('UPDATE entry SET refusal = ? WHERE id = ?');
  const putBack = run(`
    UPDATE entry SET refusal = NULL, first_attempt_at = NULL, server_faults = 0
    WHERE id = ? AND refusal IS NOT NULL`);
  const correct = run(`
    UPDATE entry SET request = ?, idempotency_key = ?, refusal = NULL, attempts = 0, first_attempt_at = NULL,
      server_faults = 0
    WHERE id = ? AND refusal IS NOT NULL`);
  const withKey = run('SELECT * FROM entry WHERE idempotency_key = ?');
  const remove = run('DELETE FROM entry WHERE id = ?');
  const isRejected = run('SELECT 1 FROM entry WHERE id = ? AND refusal IS NOT NULL').pluck();
  const dismiss = run('DELETE FROM entry WHERE id = ? AND refusal IS NOT NULL');

  const drafts = openDrafts(database);
  const appendAll = database.transaction((entries: readonly NewEntry[], draft: DraftChange | null) => {
    for (const entry of entries) append.run({ ...entry, request: JSON.stringify(entry.request) });
    if (draft) drafts.keepDraft(draft.name, draft.text);
  });
  const correctWith = database.transaction(
    (id: string, request: QueueableRequest, key: string, draft: DraftChange | null): boolean => {
      const isCorrected = correct.run(JSON.stringify(request), key, id).changes === 1;
      if (isCorrected && draft) drafts.keepDraft(draft.name, draft.text);
      return isCorrected;
    },
  );
  const takeBack = database.transaction(
    (id: string, { name, text }: DraftChange): boolean =>
      isRejected.get(id) === 1 && drafts.keepDraft(name, text) && dismiss.run(id).changes === 1,
  );

  return {
    ...drafts,
    append: (entries, draft) => appendAll(entries, draft),
    withKey(idempotencyKey) {
      const row = withKey.get(idempotencyKey) as EntryRow | undefined;
      return row ? entryOf(row) : null;
    },
    list: () => (list.all() as EntryRow[]).map(entryOf),
    head({ serverUrl, warehouseId, role }) {
      const row = head.get({ serverUrl, warehouseId, role }) as EntryRow | undefined;
      return row ? entryOf(row) : null;
    },
    waiting: () => waiting.get() as number,
    noteAttempt: (id, at) => void noteAttempt.run(at, id),
    noteServerFault: (id) => void noteServerFault.run(id),
    reject: (id, refusal) => void reject.run(JSON.stringify(refusal), id),
    putBack: (id) => putBack.run(id).changes === 1,
    correct: (id, request, key, draft) => correctWith(id, request, key, draft),
    takeBack: (id, draft) => takeBack(id, draft),
    remove: (id) => void remove.run(id),
    dismiss: (id) => dismiss.run(id).changes === 1,
    close: () => void database.close(),
  };
}

function openDrafts(database: Database.Database): Pick<QueueFile, 'readDraft' | 'keepDraft'> {
  const read = database.prepare('SELECT text FROM draft WHERE name = ?').pluck();
  const drop = database.prepare('DELETE FROM draft WHERE name = ?');
  const keep = database.prepare(`
    INSERT INTO draft (name, text) SELECT @name, @text
    WHERE (SELECT count(*) FROM draft WHERE name <> @name) < ${draftsMax}
    ON CONFLICT (name) DO UPDATE SET text = excluded.text`);
  return {
    readDraft: (name) => (read.get(name) as string | undefined) ?? null,
    keepDraft(name, text) {
      if (text === null) drop.run(name);
      return text === null || keep.run({ name, text }).changes === 1;
    },
  };
}

function openDatabase(path: string): Database.Database {
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { timeout: busyTimeoutMs });
    // One process at a time: two senders would break the order. The lock goes with the process, however it ends.
    database.pragma('locking_mode = EXCLUSIVE');
    const mode = database.pragma('journal_mode = WAL', { simple: true });
    database.pragma('synchronous = FULL');
    const isFull = database.pragma('synchronous', { simple: true }) === 2;
    if (mode !== 'wal' || !isFull) throw new QueueFileError('UNUSABLE');
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new QueueFileError('DAMAGED');
    prepareLayout(database);
    return database;
  } catch (cause) {
    database?.close();
    throw cause instanceof QueueFileError ? cause : new QueueFileError(faultOf(cause), cause);
  }
}

function faultOf(cause: unknown): QueueFileFault {
  const code = cause instanceof Database.SqliteError ? cause.code : '';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'DAMAGED';
  return code.startsWith('SQLITE_BUSY') ? 'IN_USE' : 'UNUSABLE';
}

function prepareLayout(database: Database.Database): void {
  const found = database.pragma('user_version', { simple: true }) as number;
  if (found > layouts.length) throw new QueueFileError('NEWER');
  if (found === layouts.length) return;
  database.transaction(() => {
    for (const addition of layouts.slice(found)) database.exec(addition);
    database.pragma(`user_version = ${layouts.length}`);
  })();
}
