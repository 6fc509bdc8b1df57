import { errors } from '@wms/contract';
import { isRejected, type Outcome, type Rejection } from '@wms/domain';
import { CommanderError } from 'commander';
import { BadFile } from '../csv/read-csv.ts';
import { BackupRefused } from '../backup/refusal.ts';
import { BadConfiguration } from '../config.ts';
import { RotationRefused } from '../security/key-file.ts';
import { type Committed, StoreFailure, StoreUnusable } from '../store/store.ts';

/** What was asked for cannot be done: exit 1. The message says why and what to do. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The command line or its surroundings cannot be used: exit 2. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage';
}

/** What a command answered; throws Refused with the sentence of its rejection. */
export function answerOf<Answer>(outcome: Outcome<Committed>): Answer {
  if (isRejected(outcome)) throw new Refused(sentenceOf(outcome.rejected));
  return JSON.parse(outcome.text) as Answer;
}

/** The contract's sentence, with the details that the wire would put beside it. */
export function sentenceOf({ code, ...details }: Rejection): string {
  const shown = Object.entries(details).map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
  return [errors[code].sentence, ...shown.map((detail) => `(${detail})`)].join(' ');
}

/** What standard error says of an error, and the exit code: 1 for a refusal or a failure, 2 for bad usage. */
export function explain(error: unknown): { sentence: string; exitCode: number } {
  // Commander has already said what it is about.
  if (error instanceof CommanderError) return { sentence: '', exitCode: error.exitCode === 0 ? 0 : 2 };
  if (error instanceof BadUsage || error instanceof BadConfiguration || error instanceof StoreUnusable) {
    return { sentence: error.message, exitCode: 2 };
  }
  if ([Refused, BadFile, BackupRefused, RotationRefused].some((refusal) => error instanceof refusal))
    return { sentence: (error as Error).message, exitCode: 1 };
  if (error instanceof StoreFailure && error.kind !== 'FAULT') {
    const { sentence } = errors[error.kind];
    return { sentence, exitCode: 1 };
  }
  const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { sentence: `Something went wrong on our side, and nothing was half done. ${report}`, exitCode: 1 };
}
