import type { DurableQueue } from '../queue/scan-queue.ts';

/** How long after the start the feed is first asked, so that it never stands in the way of the first scan. */
export const firstCheckDelayMs = 60_000;

/** Time between two looks at the feed. */
export const checkEveryMs = 4 * 3_600_000;

/** Where newer versions come from. */
export interface UpdateSource {
  /** The version that is offered to this installation now: newer, and within its rollout. Null when there is none. */
  find(): Promise<string | null>;
  /** Downloads what was found last and checks who signed it. Rejects when it is not to be trusted. */
  fetch(): Promise<void>;
  /** Checks the signature once more, starts the installer and ends the program. Rejects before it has done either. */
  install(): Promise<void>;
}

/** What a person is told, and asked. */
export interface UpdateTalk {
  /** Says that a version can be installed, in a way that takes no key away from a scanner. */
  announce(version: string): void;
  sayUnsent(count: number): Promise<void>;
  sayFailed(): Promise<void>;
  sayNoneNewer(): Promise<void>;
  /** True when the person wants the program to be closed and installed anew now. */
  confirm(version: string): Promise<boolean>;
}

export interface UpdateDeskParts {
  readonly source: UpdateSource;
  readonly queue: Pick<DurableQueue, 'waiting'>;
  readonly talk: UpdateTalk;
  readonly report: (problem: string) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told when there is something to install. */
  readonly onReady: () => void;
}

/**
 * Looks for newer versions and fetches them by itself; installs one only when a person says so and nothing waits
 * to be sent. It never ends the program on its own.
 */
export class UpdateDesk {
  readonly #parts: UpdateDeskParts;
  #ready: string | null = null;
  #looking: Promise<boolean> | null = null;
  #installing = false;
  #hasFailed = false;
  #lookedAt: number | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: UpdateDeskParts) {
    this.#parts = parts;
  }

  /** The version that has been fetched and can be installed, or null. */
  get ready(): string | null {
    return this.#ready;
  }

  /** What has become of the last look. */
  get state(): 'IDLE' | 'LOOKING' | 'READY' | 'FAILED' {
    if (this.#looking) return 'LOOKING';
    if (this.#ready !== null) return 'READY';
    return this.#hasFailed ? 'FAILED' : 'IDLE';
  }

  /** When it was last looked, in epoch milliseconds; null for not yet. */
  get lookedAt(): number | null {
    return this.#lookedAt;
  }

  start(): void {
    this.#lookAfter(firstCheckDelayMs);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Looks for a newer version now and fetches it. False when the feed or the update could not be used. */
  look(): Promise<boolean> {
    this.#looking ??= this.#look().then((looked) => {
      this.#looking = null;
      this.#hasFailed = !looked;
      this.#lookedAt = this.#parts.now();
      return looked;
    });
    return this.#looking;
  }

  /** What the menu's entry does: looks when nothing is there to install, else asks whether to. */
  async asked(): Promise<void> {
    const { talk } = this.#parts;
    if (this.#ready !== null) return this.install();
    const looked = await this.look();
    if (!looked) await talk.sayFailed();
    else if (this.#ready === null) await talk.sayNoneNewer();
  }

  /** Installs what has been fetched, after the person has agreed and unless something waits to be sent. */
  async install(): Promise<void> {
    const version = this.#ready;
    if (version === null || this.#installing) return;
    this.#installing = true;
    try {
      await this.#installUnlessUnsent(version);
    } finally {
      this.#installing = false;
    }
  }

  async #installUnlessUnsent(version: string): Promise<void> {
    const { queue, source, talk } = this.#parts;
    if (queue.waiting() > 0) return talk.sayUnsent(queue.waiting());
    if (!(await talk.confirm(version))) return;
    // Somebody may have scanned while the question stood.
    if (queue.waiting() > 0) return talk.sayUnsent(queue.waiting());
    try {
      await source.install();
    } catch (cause) {
      this.#ready = null;
      this.#report(cause);
      await talk.sayFailed();
    }
  }

  async #look(): Promise<boolean> {
    const { source, talk, onReady } = this.#parts;
    try {
      const version = await source.find();
      if (version === null || version === this.#ready) return true;
      await source.fetch();
      this.#ready = version;
      onReady();
      talk.announce(version);
      return true;
    } catch (cause) {
      this.#report(cause);
      return false;
    }
  }

  #lookAfter(ms: number): void {
    this.#timer = setTimeout(() => {
      void this.look().then(() => {
        if (this.#timer !== null) this.#lookAfter(checkEveryMs);
      });
    }, ms);
    this.#timer.unref();
  }

  #report(cause: unknown): void {
    this.#parts.report(`updates: ${cause instanceof Error ? cause.message : 'unknown cause'}`);
  }
}
