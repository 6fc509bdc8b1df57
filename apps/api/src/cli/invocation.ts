import type { Command } from 'commander';
import { type Environment, readEnvironment } from '../config.ts';
import { type DatabasePlace, openStore, type WmsStore } from '../open-store.ts';
import { BadUsage } from './operator-error.ts';

/** The environment's variables, as the composition root hands them in. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** One call of `wms`: its settings, from the command line and else from the environment. */
export interface Invocation {
  readonly environment: Environment;
  readonly place: DatabasePlace;
  readonly json: boolean;
}

/** What a command has to say: one JSON document, or the same for people. */
export interface Report {
  readonly document: object;
  readonly readable: string;
}

interface GlobalOptions {
  readonly data?: string;
  readonly database?: string;
  readonly json?: boolean;
}

/** Throws BadConfiguration or BadUsage. */
export function readInvocation(command: Command, variables: Variables): Invocation {
  const { data, database, json = false } = command.optsWithGlobals<GlobalOptions>();
  const environment = readEnvironment(variables);
  if (data !== undefined && database !== undefined) {
    throw new BadUsage('Give --data or --database, not both: the ledger is in one of them.');
  }
  const url = database ?? (data === undefined ? environment.DATABASE_URL : undefined);
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) {
    throw new BadUsage('--database takes an address that begins with postgres://.');
  }
  const place = url === undefined ? { dataFolder: data ?? environment.WMS_DATA_DIR } : { url };
  return { environment, place, json };
}

/** Opens the store for one piece of work and closes it again, however the work ends. */
export async function withStore<Answer>(
  { place }: Pick<Invocation, 'place'>,
  work: (store: WmsStore) => Promise<Answer>,
): Promise<Answer> {
  const store = await openStore(place, Date.now);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export function printReport({ json }: Pick<Invocation, 'json'>, { document, readable }: Report): void {
  process.stdout.write(json ? `${JSON.stringify(document)}\n` : `${readable}\n`);
}

/** Progress and remarks, which are no part of the answer. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}

/**
 * A commander action that works on the store: reads the settings, opens, works, closes, prints.
 * `Options` are the command's own; `files` its arguments.
 */
export function storeAction<Options>(
  variables: Variables,
  work: (store: WmsStore, options: Options, files: readonly string[]) => Promise<Report>,
) {
  return async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command;
    const invocation = readInvocation(command, variables);
    const report = await withStore(invocation, (store) =>
      work(store, command.opts() as Options, command.args),
    );
    printReport(invocation, report);
  };
}
