import { changeName, streamHeartbeatMs, streamsPerTokenMax, type WarehouseEvent } from '@wms/contract';
import { isRejected } from '@wms/domain';
import type { Reading } from '../store/store.ts';
import { changedSubjects, type KeptCounts, readKeptCounts } from './changed-subjects.ts';
import { eventId } from './event-id.ts';
import { readEvents } from './read-events.ts';

/** Streams that one server has open at once. */
export const streamsMax = 500;
/** How often the streams' warehouses are looked at for new events. */
export const streamPollMs = 250;
/** How often each stream's token is looked up: a stream ends at most this long after its token, and one poll. */
export const tokenCheckMs = 2_000;
/** How often the streams' warehouses are looked at for changes that are no events. */
export const changeCheckMs = 1_000;
/** Events that are read at once for a stream that has fallen behind. */
const pageEventsMax = 100;
/** How long a receiver may leave what was sent unread. */
const drainTimeoutMs = 30_000;
/** How long a browser waits before it comes back. */
const retryMs = 2_000;

/** An open answer, as far as a stream needs it. */
export interface StreamSink {
  readonly isOpen: boolean;
  /** Whether there is room for more; when there is not, `drained` tells when. */
  write(text: string): boolean;
  /** Waits until what was written has gone out; false when the answer was closed or the time is over before. */
  drained(timeoutMs: number): Promise<boolean>;
  end(): void;
  onClose(listener: () => void): void;
}

/** Who listens, and from which place on. */
export interface StreamStart {
  readonly tokenId: string;
  readonly warehouseId: string;
  readonly after: number;
  /** What was counted when the stream was asked for: what changes from then on is said. */
  readonly counts: KeptCounts;
}

interface OpenStream extends StreamStart {
  readonly sink: StreamSink;
  position: number;
  counts: KeptCounts;
  sentAt: number;
  isSending: boolean;
}

export interface EventStreamsParts {
  readonly store: Reading;
  /** Which of these tokens are still good. */
  readonly liveTokens: (tokenIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly onFailure: (error: unknown) => void;
}

/** The open event streams of this server: one poll looks at the warehouses of all of them. */
export class EventStreams {
  readonly #parts: EventStreamsParts;
  readonly #open = new Set<OpenStream>();
  readonly #perToken = new Map<string, number>();
  #count = 0;
  #timer: NodeJS.Timeout | undefined;
  #isPolling = false;
  #checkedAt = 0;
  #comparedAt = 0;
  #isClosed = false;

  constructor(parts: EventStreamsParts) {
    this.#parts = parts;
  }

  /** Takes a place for a stream, or null when there is none; what it gives begins the stream on an answer. */
  open(start: StreamStart): ((sink: StreamSink) => void) | null {
    const { tokenId } = start;
    const ofToken = this.#perToken.get(tokenId) ?? 0;
    if (this.#isClosed || this.#count >= streamsMax || ofToken >= streamsPerTokenMax) return null;
    this.#count += 1;
    this.#perToken.set(tokenId, ofToken + 1);
    return (sink) => this.#begin(start, sink);
  }

  /** Ends every stream at once: the server is going. Their clients come back to the next one and miss nothing. */
  close(): void {
    this.#isClosed = true;
    for (const stream of this.#open) stream.sink.end();
  }

  #begin(start: StreamStart, sink: StreamSink): void {
    const stream: OpenStream = {
      ...start,
      sink,
      position: start.after,
      sentAt: performance.now(),
      isSending: false,
    };
    this.#open.add(stream);
    sink.onClose(() => this.#leave(stream));
    if (this.#isClosed) sink.end();
    // An id without data only sets where to resume from, so that not even the time before the first event is missed.
    sink.write(`retry: ${retryMs}\nid: ${eventId(start.warehouseId, start.after)}\n\n`);
    this.#timer ??= setInterval(() => void this.#poll(), streamPollMs).unref();
  }

  #leave(stream: OpenStream): void {
    if (!this.#open.delete(stream)) return;
    this.#count -= 1;
    const ofToken = (this.#perToken.get(stream.tokenId) ?? 1) - 1;
    if (ofToken === 0) this.#perToken.delete(stream.tokenId);
    else this.#perToken.set(stream.tokenId, ofToken);
    if (this.#open.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #poll(): Promise<void> {
    if (this.#isPolling) return;
    this.#isPolling = true;
    try {
      const now = performance.now();
      if (now - this.#checkedAt >= tokenCheckMs) {
        this.#checkedAt = now;
        await this.#endDead();
      }
      await this.#sendNew();
      if (now - this.#comparedAt >= changeCheckMs) {
        this.#comparedAt = now;
        await this.#sendChanges();
      }
      this.#sendHeartbeats(performance.now());
    } catch (error) {
      // Who can no longer be looked up may no longer listen; clients come back by themselves and miss nothing.
      this.#parts.onFailure(error);
      for (const stream of this.#open) stream.sink.end();
    } finally {
      this.#isPolling = false;
    }
  }

  async #endDead(): Promise<void> {
    const live = await this.#parts.liveTokens([...this.#perToken.keys()]);
    for (const stream of this.#open) if (!live.has(stream.tokenId)) stream.sink.end();
  }

  async #sendNew(): Promise<void> {
    const idle = [...this.#open].filter(({ isSending }) => !isSending);
    const warehouseIds = [...new Set(idle.map(({ warehouseId }) => warehouseId))];
    const found = await this.#parts.store.read.readEventPositions(
      warehouseIds.map((warehouseId) => ({ warehouseId })),
    );
    const newest = new Map(warehouseIds.map((id, index) => [id, found[index]?.[0]?.position ?? 0]));
    for (const stream of idle) {
      if (stream.position >= (newest.get(stream.warehouseId) ?? 0)) continue;
      this.#catchUp(stream).catch((error: unknown) => {
        this.#parts.onFailure(error);
        stream.sink.end();
      });
    }
  }

  /** Says what has changed that no event tells. A receiver that has not read what came before is told later. */
  async #sendChanges(): Promise<void> {
    const idle = [...this.#open].filter(({ isSending }) => !isSending);
    const warehouseIds = [...new Set(idle.map(({ warehouseId }) => warehouseId))];
    const counts = await readKeptCounts(this.#parts.store, warehouseIds);
    const countsOf = new Map(
      warehouseIds.map((id, index) => [id, counts[index] ?? new Map<string, number>()]),
    );
    for (const stream of idle) {
      const now = countsOf.get(stream.warehouseId) ?? stream.counts;
      const changed = changedSubjects(stream.counts, now);
      stream.counts = now;
      if (changed.length === 0) continue;
      // Without data, so that it is no event of the log and moves nobody's place in it.
      stream.sink.write(changed.map((subject) => `event: ${changeName(subject)}\n\n`).join(''));
      stream.sentAt = performance.now();
    }
  }

  /** Sends page after page until the log's end, at the pace of whoever reads. */
  async #catchUp(stream: OpenStream): Promise<void> {
    stream.isSending = true;
    const { warehouseId, sink } = stream;
    for (let hasMore = true; hasMore && sink.isOpen;) {
      const page = await readEvents(this.#parts.store, warehouseId, {
        after: stream.position,
        limit: pageEventsMax,
      });
      // It fell so far behind that events were dropped: coming back, its client is told so.
      if (isRejected(page)) return sink.end();
      const hasRoom = sink.write(page.events.map(frameOf).join(''));
      stream.position = page.position;
      stream.sentAt = performance.now();
      if (!hasRoom && !(await sink.drained(drainTimeoutMs))) return sink.end();
      ({ hasMore } = page);
    }
    stream.isSending = false;
  }

  #sendHeartbeats(now: number): void {
    for (const stream of this.#open) {
      if (stream.isSending || now - stream.sentAt < streamHeartbeatMs) continue;
      stream.sentAt = now;
      stream.sink.write(': still here\n\n');
    }
  }
}

/** A server-sent event (WHATWG HTML, section 9.2.6); JSON text has no line breaks of its own. */
const frameOf = (event: WarehouseEvent): string =>
  `id: ${event.id}\nevent: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`;
