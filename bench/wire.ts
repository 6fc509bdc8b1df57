import { connect, type Socket } from 'node:net';

/** How long an answer may take before the benchmark gives up on it. */
export const answerTimeoutMs = 60_000;

export interface WireAnswer {
  readonly status: number;
  /** Status line and headers, as they came. */
  readonly head: string;
  readonly body: Buffer;
}

export interface WireRequest {
  readonly method: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  readonly token?: string;
  readonly idempotencyKey?: string;
  /** The address of the client as a proxy would tell it. */
  readonly forwardedFor?: string;
  /** JSON text. */
  readonly body?: string;
}

/** A request as it goes on the wire, so that sending it again sends the same bytes. */
export function writeRequest(request: WireRequest): Buffer {
  const { method, path, token, idempotencyKey, forwardedFor, body } = request;
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: bench'];
  if (token !== undefined) lines.push(`Authorization: Bearer ${token}`);
  if (idempotencyKey !== undefined) lines.push(`Idempotency-Key: ${idempotencyKey}`);
  if (forwardedFor !== undefined) lines.push(`X-Forwarded-For: ${forwardedFor}`);
  if (body !== undefined)
    lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
}

const headEnd = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);

/**
 * One keep-alive HTTP/1.1 connection with one request under way at a time. It is much lighter than a general
 * client, so that on a machine whose cores client and server share it is the server that is measured. Answers must carry a
 * Content-Length, as all of ours do.
 */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer = nothing;
  #waiting: { resolve(answer: WireAnswer): void; reject(error: Error): void } | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setTimeout(answerTimeoutMs, () => {
      if (this.#waiting) socket.destroy(new Error(`no answer within ${answerTimeoutMs} ms`));
    });
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  /** Opens a connection to the server at `url`. */
  static open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** Sends the bytes of one request and resolves with its answer; rejects when the connection is lost. */
  send(request: Buffer): Promise<WireAnswer> {
    if (this.#waiting) throw new Error('a request is under way on this connection');
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf(headEnd);
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.#fail(new Error(`an answer without Content-Length:\n${head}`));
    const bodyStart = end + headEnd.length;
    const bodyEnd = bodyStart + Number(length);
    if (this.#received.length < bodyEnd) return;
    const answer = {
      status: Number(head.slice(9, 12)),
      head,
      body: this.#received.subarray(bodyStart, bodyEnd),
    };
    this.#received = this.#received.subarray(bodyEnd);
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(answer);
  }

  #fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#socket.destroy();
    waiting?.reject(error);
  }
}
