import pg from 'pg';
import { failureOf } from '../failure.ts';
import { preparingPostgres } from '../prepare.ts';
import { prepareStatements, type Statements } from '../statements/statements.ts';

/** How long a request waits for a free connection before it is told to try again. */
const connectionTimeoutMs = 10_000;

// Counts and instants are 64-bit in the database and safe integers here.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** One connection's statements, and the shard of the row counts that it adds to. */
export interface Session {
  readonly q: Statements;
  readonly shard: number;
}

/** A pool of connections, each with its statements prepared when it is first used. */
export class Connections {
  readonly pool: pg.Pool;
  readonly #sessions = new WeakMap<pg.PoolClient, Session>();
  readonly #clientsMax: number;
  #lastShard = 0;

  constructor(url: string, clientsMax: number) {
    this.#clientsMax = clientsMax;
    // pg's own types do not know `pipeline` yet: queries go out without waiting for the answers before them.
    const config: pg.PoolConfig & { pipeline: boolean } = {
      connectionString: url,
      max: clientsMax,
      pipeline: true,
      connectionTimeoutMillis: connectionTimeoutMs,
    };
    this.pool = new pg.Pool(config);
    this.pool.on('error', () => {
      // An idle connection was lost; the pool makes a new one for the next request.
    });
  }

  /** Runs `work` in one transaction, and keeps what it did when it says so. Throws the engine's own errors. */
  async transaction<T>(
    begin: string,
    work: (session: Session) => Promise<{ value: T; keep: boolean }>,
  ): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      // BEGIN is on its way together with the first statement.
      const begun = client.query(begin);
      begun.catch(() => {
        // Awaited below.
      });
      const { value, keep } = await work(this.#sessionOf(client));
      await begun;
      const { command } = await client.query(keep ? 'commit' : 'rollback');
      // COMMIT of a failed transaction answers ROLLBACK, and is no error.
      if (keep && command !== 'COMMIT') throw new Error('the transaction had failed');
      return value;
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Every statement, each run on whichever connection is free. Throws StoreFailure. */
  readonly reading: Statements = new Proxy({} as Statements, {
    get: (_, name) => (values: never) => this.#readOnce(name as keyof Statements, values),
  });

  async #readOnce(name: keyof Statements, values: never): Promise<unknown> {
    try {
      const client = await this.pool.connect();
      try {
        return await (this.#sessionOf(client).q[name] as (given: never) => Promise<unknown>)(values);
      } finally {
        client.release();
      }
    } catch (error) {
      throw failureOf(error);
    }
  }

  #sessionOf(client: pg.PoolClient): Session {
    let session = this.#sessions.get(client);
    if (!session) {
      this.#lastShard += 1;
      session = {
        q: prepareStatements(preparingPostgres(client)),
        shard: this.#lastShard % this.#clientsMax,
      };
      this.#sessions.set(client, session);
    }
    return session;
  }
}
