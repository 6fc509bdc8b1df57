import { promised } from '@wms/domain';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { engineError } from '../failure.ts';
import { createIds, newestIdQuery } from '../ids.ts';
import { preparingSqlite } from '../prepare.ts';
import { prepareStatements } from '../statements/statements.ts';
import type { Commands, Surveys } from '../store.ts';
import { groupCommit, type JobAnswer, type NumberedJob } from './group-commit.ts';
import { openReader, openWriter } from './open.ts';

export interface ThreadData {
  readonly file: string;
  readonly role: 'writer' | 'surveyor';
}
export interface SurveyJob {
  readonly number: number;
  readonly name: string;
  readonly input: unknown;
}
export type SurveyAnswer = { readonly number: number } & (
  { readonly answer: unknown } | { readonly failed: string }
);

/** The message that asks a thread to finish what it has and go. */
export const closeThread = 'close';

/** What a worker thread of the SQLite store does, given the program's commands and surveys. */
export function runThread(commands: Commands, surveys: Surveys): void {
  const { file, role } = workerData as ThreadData;
  if (role === 'writer') runWriter(file, commands);
  else runSurveyor(file, surveys);
}

function runWriter(file: string, commands: Commands): void {
  const port = promised(parentPort, 'the store runs in a worker thread');
  const client = openWriter(file);
  const newest = client.prepare<[], string | null>(newestIdQuery).pluck().get();
  const q = prepareStatements(preparingSqlite(client));
  const runGroup = groupCommit(client, q, commands, createIds(newest ?? null));

  let busy = false;
  let closing = false;
  const answerGroup = async (first: NumberedJob) => {
    // A command awaits nothing but this connection, so a group ends before the event loop turns.
    if (busy) throw new Error('a command awaited something other than its statements');
    busy = true;
    let job: NumberedJob | undefined = first;
    const next = () => {
      const taken =
        job ?? (receiveMessageOnPort(port)?.message as NumberedJob | typeof closeThread | undefined);
      job = undefined;
      if (taken !== closeThread) return taken;
      closing = true;
      return undefined;
    };
    const answers: JobAnswer[] = await runGroup(next);
    busy = false;
    port.postMessage(answers);
    if (closing) close();
  };
  const close = () => {
    client.close();
    port.close();
  };
  port.on('message', (message: NumberedJob | typeof closeThread) => {
    if (message === closeThread) close();
    else void answerGroup(message);
  });
}

function runSurveyor(file: string, surveys: Surveys): void {
  const port = promised(parentPort, 'the store runs in a worker thread');
  const client = openReader(file);
  const q = prepareStatements(preparingSqlite(client));
  const [begin, end] = [client.prepare('begin'), client.prepare('commit')];

  const survey = async ({ number, name, input }: SurveyJob): Promise<SurveyAnswer> => {
    begin.run();
    try {
      return { number, answer: await promised(surveys[name], `there is a survey ${name}`)(q, input) };
    } catch (error) {
      return { number, failed: engineError(error).stack ?? '' };
    } finally {
      end.run();
    }
  };
  port.on('message', (message: SurveyJob | typeof closeThread) => {
    if (message === closeThread) {
      client.close();
      port.close();
    } else void survey(message).then((answer) => port.postMessage(answer));
  });
}
