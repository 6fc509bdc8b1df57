import type { Endpoint } from '@wms/contract';
import { isRejected } from '@wms/domain';
import { randomUUID } from 'node:crypto';
import { open, type FileHandle, unlink } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { type FileSource, readBytes } from '../csv/read-csv.ts';
import { type HttpOutcome, refuse } from './outcome.ts';

/** How long a file may take to arrive: less than the server gives a whole request, so that the answer says why. */
export const uploadTimeoutMs = 50_000;
/** So many files are taken in at a time; whoever comes then is asked to come again. */
export const uploadsAtOnceMax = 4;
const retryAfterSeconds = 5;

/** A file that has arrived whole, and can be read until it is closed. */
export interface SpooledUpload extends FileSource {
  /** Aborts when whoever sent the file has hung up: nobody waits for what is made of it. */
  readonly hungUp: AbortSignal;
  close(): Promise<void>;
}

export type SpoolUpload = (
  request: IncomingMessage,
  upload: NonNullable<Endpoint['upload']>,
) => Promise<HttpOutcome<SpooledUpload>>;

export interface SpoolOptions {
  readonly folder: string;
  readonly timeoutMs?: number;
}

/**
 * Takes files in to the disk, so that they can be read more than once and never stand whole in memory. A file is
 * readable by this user alone and loses its name as soon as it is open: whatever becomes of the request, or of this
 * process, nothing of it is left.
 */
export function createSpool({ folder, timeoutMs = uploadTimeoutMs }: SpoolOptions): SpoolUpload {
  let taken = 0;

  return async function spool(request, { type, bytesMax }) {
    if (!isOfType(request, type)) return refuse('UNSUPPORTED_MEDIA_TYPE');
    if (Number(request.headers['content-length'] ?? 0) > bytesMax)
      return refuse('FILE_TOO_LARGE', { bytesMax });
    if (taken >= uploadsAtOnceMax) return refuse('THROTTLED', { retryAfterSeconds });
    taken += 1;
    const file = await namelessFile(folder);
    const { socket } = request;
    const hangUp = new AbortController();
    const onClose = () => hangUp.abort();
    socket.once('close', onClose);
    const close = async () => {
      taken -= 1;
      socket.off('close', onClose);
      await file.close();
    };
    try {
      const received = await receive(request, file, bytesMax, timeoutMs);
      if (isRejected(received)) await close();
      if (isRejected(received)) return received;
      return { name: 'The file', open: () => readFrom(file), hungUp: hangUp.signal, close };
    } catch (error) {
      await close();
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return refuse('STORAGE_FULL');
      throw error;
    }
  };
}

async function namelessFile(folder: string): Promise<FileHandle> {
  const path = join(folder, `wms-upload-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

/** The media type alone, or with the one charset that is read; nothing compressed. */
function isOfType({ headers }: IncomingMessage, type: string): boolean {
  const [given = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='));
  return (
    given.trim() === type &&
    (headers['content-encoding'] ?? 'identity') === 'identity' &&
    /^(?:charset="?utf-?8"?)?$/.test(charset ?? '')
  );
}

/** Writes what arrives. A request that is cut off, or takes too long, is refused; the connection stays for the answer. */
async function receive(
  request: IncomingMessage,
  file: FileHandle,
  bytesMax: number,
  timeoutMs: number,
): Promise<HttpOutcome<null>> {
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  const { promise: late, resolve: expire } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => expire('late'), timeoutMs);
  try {
    for (let bytes = 0; bytes <= bytesMax;) {
      const next = await Promise.race([chunks.next(), late]);
      if (next === 'late') return refuse('UPLOAD_TIMED_OUT');
      if (next.done) return null;
      bytes += next.value.length;
      if (bytes <= bytesMax) await file.writeFile(next.value);
    }
    return refuse('FILE_TOO_LARGE', { bytesMax });
  } catch (error) {
    if (request.destroyed && !request.complete) return refuse('BAD_REQUEST');
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The file from its beginning. Positions are given, because reading and writing share the handle's own. */
async function* readFrom(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (let position = 0; ;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(readBytes), 0, readBytes, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
