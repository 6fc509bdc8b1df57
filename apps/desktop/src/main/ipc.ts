import { desktopLogin, text } from '@wms/contract';
import { ipcMain, type WebContents } from 'electron';
import { z } from 'zod';
import {
  type Call,
  type Calls,
  channelOf,
  draftLengthMax,
  type Push,
  pushChannelOf,
  type Pushes,
  writesMax,
} from '../shared/ipc.ts';
import { brieflyReadable } from './brief-session.ts';
import { changeableNames, queueableNames, readableNames } from './callable-names.ts';
import { isTrustedSender } from './security.ts';
import { serverUrlLengthMax } from './settings.ts';

/** Longest name of a write for people; a SKU and a person's name fit. */
const subjectLengthMax = 200;

const entryId = text(64);
const draftName = text(200);
const draftText = z.string().max(draftLengthMax).nullable();
const draftChange = z.strictObject({ name: draftName, text: draftText });
const write = z.strictObject({
  name: z.enum(queueableNames),
  request: z.unknown(),
  subject: text(subjectLengthMax),
  key: z.string().regex(/^[A-Za-z0-9-]{16,64}$/),
});
const latency = z.strictObject({ count: z.number(), p50Ms: z.number(), p99Ms: z.number() });

/** What each call takes. The request of an endpoint is checked against its own schemas by what answers the call. */
const argumentsOf: { readonly [Name in Call]: z.ZodType<Parameters<Calls[Name]>> } = {
  request: z.tuple([z.enum(readableNames), z.unknown()]),
  change: z.tuple([z.enum(changeableNames), z.unknown()]),
  submit: z.tuple([z.enum(queueableNames), z.unknown(), text(subjectLengthMax), draftChange.optional()]),
  submitAll: z.tuple([z.array(write).min(1).max(writesMax), draftChange]),
  readDraft: z.tuple([draftName]),
  keepDraft: z.tuple([draftName, draftText]),
  currentSession: z.tuple([]),
  // Whether a sign-in is brief, and for which warehouse, is not for a page to say.
  signIn: z.tuple([desktopLogin.body.omit({ brief: true })]) as z.ZodType as z.ZodType<
    Parameters<Calls['signIn']>
  >,
  signOut: z.tuple([]),
  signInBriefly: z.tuple([
    desktopLogin.body.omit({ brief: true, warehouseId: true }),
    text(subjectLengthMax),
  ]) as z.ZodType as z.ZodType<Parameters<Calls['signInBriefly']>>,
  signOutBriefly: z.tuple([]),
  readBriefly: z.tuple([z.enum(brieflyReadable), z.unknown()]),
  submitBriefly: z.tuple([z.literal('receiveShipment'), z.unknown(), draftChange.optional()]),
  liveState: z.tuple([]),
  listQueue: z.tuple([]),
  retryQueue: z.tuple([]),
  dismissEntry: z.tuple([entryId]),
  resendEntry: z.tuple([entryId]),
  correctEntry: z.tuple([entryId, z.unknown(), draftChange.optional()]),
  takeBackEntry: z.tuple([entryId, draftChange]),
  readManaged: z.tuple([]),
  isFirstRun: z.tuple([]),
  checkServer: z.tuple([z.string().max(serverUrlLengthMax)]),
  clockSkew: z.tuple([]),
  readNetwork: z.tuple([]),
  readUpdates: z.tuple([]),
  lookForUpdate: z.tuple([]),
  installUpdate: z.tuple([]),
  readDiagnostics: z.tuple([latency.nullable()]),
  readLicences: z.tuple([]),
  readSettings: z.tuple([]),
  saveSettings: z.tuple([z.strictObject({ serverUrl: z.string(), stationId: z.string() })]),
};

/**
 * Opens the channels. A sender that is not the top frame of one of our own pages is rejected, and so are arguments
 * that do not fit; what a rejection says never repeats what was sent, which may hold a password.
 */
export function answerCalls(calls: Calls): void {
  for (const name of Object.keys(channelOf) as Call[]) answerCall(name, calls[name]);
}

function answerCall<Name extends Call>(name: Name, answer: Calls[Name]): void {
  ipcMain.handle(channelOf[name], (event, ...given: unknown[]) => {
    if (!isTrustedSender(event.senderFrame)) throw new Error('untrusted sender');
    const parsed = argumentsOf[name].safeParse(given);
    if (!parsed.success) throw new Error(`unfit arguments for ${channelOf[name]}`);
    return (answer as (...taken: unknown[]) => unknown)(...(parsed.data as unknown[]));
  });
}

/** Tells one page something unasked. */
export function push<Name extends Push>(
  contents: Pick<WebContents, 'send'>,
  name: Name,
  ...told: Pushes[Name]
): void {
  contents.send(pushChannelOf[name], ...told);
}
