import { type ChangeSubject, endpoints } from '@wms/contract';
import type { EventName, Role } from '@wms/domain';
import type { FollowOptions, FollowStep } from './follow-events.ts';
import type { Refusal } from './result.ts';

/** How long it waits before it follows from now on, when its place in the log is no longer kept. */
export const startOverMs = 1_000;

/** How often at most it tries anew because something else has just got an answer. */
export const tryAnewEveryMs = 5_000;

/** What the server has told: an event, or that something has changed, with or without one. */
export type LiveNews = { readonly event: EventName } | { readonly changed: ChangeSubject };

/**
 * Whether the server is heard: `OFF` while nobody follows. `CONNECTED` is told at each beginning: what was missed
 * before is to be read anew then. `since` is epoch milliseconds.
 */
export type LiveState =
  | { readonly state: 'OFF' }
  | { readonly state: 'CONNECTED'; readonly since: number }
  | { readonly state: 'OFFLINE'; readonly since: number };

export interface LiveParts {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onState: (state: LiveState) => void;
  readonly onNews: (news: LiveNews) => void;
}

/** Whether the server talks to a role. */
export const mayFollow = (role: Role): boolean =>
  (endpoints.streamEvents.roles as readonly Role[]).includes(role);

type Follow = (options: FollowOptions) => AsyncGenerator<FollowStep, void, undefined>;

/** Keeps screens current: follows the server for one session at a time and says whether it is heard. */
export class LiveFollower {
  readonly #parts: LiveParts;
  #state: LiveState = { state: 'OFF' };
  #stop = new AbortController();
  #listen: () => void = () => undefined;
  #begunAt = 0;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Follows this session and no earlier one; `onRefused` is told why the server will not go on. */
  start(follow: Follow, onRefused: (refusal: Refusal) => void): void {
    this.stop();
    this.#listen = () => {
      this.#begunAt = this.#parts.now();
      void this.#follow(follow, onRefused, this.#stop.signal);
    };
    this.#listen();
  }

  /** Something else has just got an answer: the server is back before the patience of the last failures is over. */
  reconnected(): void {
    if (this.#state.state !== 'OFFLINE' || this.#parts.now() - this.#begunAt < tryAnewEveryMs) return;
    this.#abort();
    this.#listen();
  }

  stop(): void {
    this.#abort();
    if (this.#state.state !== 'OFF') this.#tell({ state: 'OFF' });
  }

  #abort(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  async #follow(follow: Follow, onRefused: (refusal: Refusal) => void, signal: AbortSignal): Promise<void> {
    const { now, onNews } = this.#parts;
    while (!signal.aborted) {
      const steps = follow({
        signal,
        onOpen: () => signal.aborted || this.#tell({ state: 'CONNECTED', since: now() }),
        onUnreachable: () => signal.aborted || this.#lost(),
        onChange: (subject) => onNews({ changed: subject }),
      });
      for await (const step of steps) {
        if (signal.aborted) return;
        if (step.ok) onNews({ event: step.event.event });
        else if (step.failure.code !== 'EVENTS_GONE') {
          this.stop();
          return onRefused(step.failure);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, startOverMs));
    }
  }

  /** Several tries that fail are one loss. */
  #lost(): void {
    if (this.#state.state !== 'OFFLINE') this.#tell({ state: 'OFFLINE', since: this.#parts.now() });
  }

  #tell(state: LiveState): void {
    this.#state = state;
    this.#parts.onState(state);
  }
}
