import { type CallOptions, type CallResult, type Failure, type Refusal, UnansweredKeys } from '@wms/client';
import {
  type AnswerOf,
  type ChangeName,
  type EndpointName,
  id as idField,
  instant,
  type RequestOf,
} from '@wms/contract';
import { customerRoles } from '@wms/domain';
import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { Credentials, Session } from '../shared/ipc.ts';
import type { CallServer, Connection } from './api.ts';
import type { Keychain } from './keychain.ts';
import { refuseLocally } from './local-refusals.ts';
import type { Words } from './words.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** A signed-in session with its secret. It never leaves the main process; `info` is all that a screen gets. */
export interface OpenSession extends Connection {
  readonly token: string;
  readonly info: Session;
}

/**
 * What is on disk of a session. `secretId` stands beside the token in the keychain too, so that a token is
 * never taken for that of another session whose file a crash left behind.
 */
const keptSession = z.strictObject({
  secretId: z.string(),
  serverUrl: z.string(),
  info: z.strictObject({
    userName: z.string(),
    companyName: z.string().nullable(),
    role: z.enum(customerRoles),
    warehouseId: idField,
    warehouseName: z.string(),
    warehouses: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    expiresAt: instant,
    secretKeptIn: z.literal('keychain'),
  }),
});

const keptSecret = z.strictObject({ secretId: z.string(), token: z.string() });

/** What of a sign-in's answer a screen may know. */
export const infoOf = (answer: AnswerOf<'desktopLogin'>, secretKeptIn: Session['secretKeptIn']): Session => ({
  userName: answer.userName,
  companyName: answer.companyName,
  role: answer.customerRole,
  warehouseId: answer.warehouseId,
  warehouseName: answer.warehouseName,
  warehouses: answer.warehouses.map(({ id, name }) => ({ id, name })),
  expiresAt: answer.expiresAt,
  secretKeptIn,
});

/** Refusals that say the token itself is of no more use. */
export const endsSession = (failure: Failure): failure is Refusal =>
  failure.kind === 'REFUSED' && (failure.code === 'UNAUTHENTICATED' || failure.code === 'TOKEN_LOCKED');

export interface SessionParts {
  /** Keeps what is not secret of a session, so that the next start can take it up. */
  readonly file: string;
  readonly keychain: Keychain;
  readonly callServer: CallServer;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A fresh random id. */
  readonly makeId: () => string;
  readonly words: Words;
  /** Gets what went wrong, never a secret. */
  readonly report: (problem: string) => void;
}

type SessionListener = (open: OpenSession | null, endedBy: Refusal | null) => void;

/** The one session of this client. A session that cannot be kept on disk lasts until the program ends. */
export class DesktopSession {
  readonly #parts: SessionParts;
  readonly #listeners: SessionListener[] = [];
  readonly #keys = new UnansweredKeys();
  #open: OpenSession | null = null;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  current(): OpenSession | null {
    return this.#open;
  }

  /** Told when a session begins or ends; with the refusal when the server ended it. */
  onChange(listener: SessionListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Takes up the session of the last run, when its token is in the keychain and has not expired. One of another
   * server than the one in force is forgotten: an administrator may have sent everybody elsewhere meanwhile.
   */
  async restore(serverUrl: string): Promise<void> {
    const { file, keychain, now } = this.#parts;
    const kept = parseKept(keptSession, await readFile(file, 'utf8').catch(() => null));
    if (kept === null) return;
    const secret = parseKept(keptSecret, await keychain.read());
    if (secret === null || secret.secretId !== kept.secretId) return;
    if (kept.serverUrl !== serverUrl || Date.parse(kept.info.expiresAt) <= now()) return this.#forget();
    this.#change({ serverUrl: kept.serverUrl, token: secret.token, info: kept.info }, null);
  }

  async signIn(serverUrl: string, credentials: Credentials): Promise<CallResult<Session>> {
    const { callServer } = this.#parts;
    const result = await callServer({ serverUrl, token: null }, 'desktopLogin', { body: { ...credentials } });
    if (!result.ok) return result;
    const info = await this.#keep(serverUrl, result.answer);
    this.#change({ serverUrl, token: result.answer.token, info }, null);
    return { ok: true, answer: info, replayed: false };
  }

  /**
   * Forgets the session here, and has the server end its token. Where the server does not answer, the token is gone
   * from this machine all the same and ends with the person's next desktop sign-in, or when it expires.
   */
  async signOut(): Promise<void> {
    const left = this.#open;
    this.#change(null, null);
    const ended = left && this.#parts.callServer(left, 'endToken', {});
    await this.#forget();
    await ended;
  }

  /** Calls as the session that is open now; a refusal of its token ends it. Never rejects. */
  async call<Name extends EndpointName>(
    name: Name,
    request: RequestOf<Name>,
    options?: CallOptions,
  ): Promise<CallResult<AnswerOf<Name>>> {
    const caller = this.#open;
    if (caller === null) {
      return { ok: false, failure: refuseLocally('UNAUTHENTICATED', this.#parts.words.signedOut) };
    }
    const result = await this.#parts.callServer(caller, name, request, options);
    if (!result.ok) await this.noteFailure(caller, result.failure);
    return result;
  }

  /** Ends the session when its token was refused; a late refusal of an earlier one says nothing about this one. */
  async noteFailure(caller: OpenSession, failure: Failure): Promise<void> {
    if (!endsSession(failure) || this.#open !== caller) return;
    this.#change(null, failure);
    await this.#forget();
  }

  /** The same, for a change: asked again before an answer came, it goes out with the same key. */
  async change<Name extends ChangeName>(
    name: Name,
    request: RequestOf<Name>,
  ): Promise<CallResult<AnswerOf<Name>>> {
    const event = JSON.stringify([this.#open?.info.warehouseId, name, request]);
    const result = await this.call(name, request, { idempotencyKey: this.#keys.keyFor(event) });
    if (result.ok || result.failure.kind === 'REFUSED') this.#keys.answered(event);
    return result;
  }

  #change(next: OpenSession | null, endedBy: Refusal | null): void {
    this.#open = next;
    for (const listener of this.#listeners) listener(next, endedBy);
  }

  async #keep(serverUrl: string, answer: AnswerOf<'desktopLogin'>): Promise<Session> {
    const { file, keychain, makeId } = this.#parts;
    const secretId = makeId();
    const info = infoOf(answer, 'keychain');
    const kept =
      (await keychain.keep(JSON.stringify({ secretId, token: answer.token }))) &&
      (await this.#onDisk(() => writeFileAtomically(file, JSON.stringify({ secretId, serverUrl, info }))));
    return kept ? info : infoOf(answer, 'memory');
  }

  async #forget(): Promise<void> {
    await this.#onDisk(() => rm(this.#parts.file, { force: true }));
    await this.#parts.keychain.drop();
  }

  async #onDisk(write: () => Promise<void>): Promise<boolean> {
    try {
      await write();
      return true;
    } catch (cause) {
      this.#parts.report(`session file: ${cause instanceof Error ? cause.message : 'unknown cause'}`);
      return false;
    }
  }
}

function parseKept<Kept>(schema: z.ZodType<Kept>, text: string | null): Kept | null {
  try {
    return text === null ? null : schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
