import type { Outcome } from '@wms/domain';
import type { Statements } from './statements/statements.ts';

/** All that a command may touch: no clock, randomness, network or timer of its own. */
export interface Commit {
  readonly q: Statements;
  /** Epoch milliseconds, the same for the whole command. */
  readonly now: number;
  /** A new id that sorts after every id given out before. */
  readonly newId: () => string;
  /** Notes that a kept row count changes by `change` when this command commits. */
  count(warehouseId: string, name: RowCountName, change: number): void;
}

/** Counts over all warehouses are kept under this id. */
export const everyWarehouse = '';

/** What is counted as it changes, so that a list can say its total without counting. */
export type RowCountName =
  | 'ledger'
  | 'workers'
  | 'reviews'
  | 'products'
  | `levels.${string}`
  | `shipments.${string}`
  | `alerts.${string}`
  | `issuances.${string}`;

/**
 * One atomic change: reads rows, lets the domain plan, writes the plan. It may await its statements and nothing
 * else. A rejection undoes all it wrote.
 */
export type Command<Input, Answer> = (commit: Commit, input: Input) => Promise<Outcome<Answer>>;

/** A long read, run off the request path on one snapshot of the database. */
export type Survey<Input, Answer> = (q: Statements, input: Input) => Promise<Answer>;

// oxlint-disable-next-line no-explicit-any -- the one place where commands of every input meet
export type Commands = Record<string, Command<any, object | null>>;
// oxlint-disable-next-line no-explicit-any -- and surveys
export type Surveys = Record<string, Survey<any, unknown>>;

/** What a command or survey is given. */
export type InputOf<Work> = Work extends (tool: never, input: infer Input) => unknown ? Input : never;
type SurveyAnswer<Work> = Work extends (...given: never[]) => Promise<infer Answer> ? Answer : never;

/** What makes a retried request one and the same. Digests, because keys and bodies may be long. */
export interface KeyClaim {
  readonly scope: string;
  readonly keyDigest: string;
  readonly requestDigest: string;
}

export interface CommitOptions {
  /** The request's body as JSON text: parsed by the writer, and given to the command as `input.body`. */
  readonly bodyText?: string;
  readonly key?: KeyClaim;
  /** Answer as if done, and undo. Neither reads nor uses up a key. */
  readonly dryRun?: boolean;
}

/** The answer as JSON text, ready to send; on a replay byte for byte what was sent the first time. */
export interface Committed {
  readonly text: string;
  readonly replayed: boolean;
}

/** The engine could not do its work; nothing of the command was kept, unless the answer itself was lost on the way. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly kind: 'STORAGE_FULL' | 'UNAVAILABLE' | 'FAULT';
  constructor(kind: StoreFailure['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** The database cannot be used as it is: the operator must act. The message is one clear sentence. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}

/** What a query needs: short reads, and the long ones it names. */
export type Reading<S extends Surveys = Record<never, never>> = Pick<Store<Commands, S>, 'read' | 'survey'>;

/** All that the API sees of a database. */
export interface Store<C extends Commands, S extends Surveys> {
  /** Runs a command in a commit of its own and answers once it is durable. Throws StoreFailure. */
  commit<Name extends keyof C & string>(
    name: Name,
    input: Omit<InputOf<C[Name]>, 'body'>,
    options?: CommitOptions,
  ): Promise<Outcome<Committed>>;
  /** Statements for short reads of what is committed; a write never blocks them. */
  readonly read: Statements;
  /** Runs a long read on a snapshot, off the request path. Throws StoreFailure. */
  survey<Name extends keyof S & string>(name: Name, input: InputOf<S[Name]>): Promise<SurveyAnswer<S[Name]>>;
  close(): Promise<void>;
}
