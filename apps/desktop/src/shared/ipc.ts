import type { CallResult, LiveNews, LiveState } from '@wms/client';
import type { ChangeName, ReadName } from '@wms/contract';
import type {
  Credentials,
  DesktopSettings,
  DraftChange,
  HostBridge,
  ManagedName,
  NetworkFacts,
  QueueableName,
  QueueEntry,
  ScanLatency,
  ServerCheck,
  Session,
  Submission,
  UpdateFacts,
} from '@wms/ui/host-bridge';

export type {
  Credentials,
  DesktopSettings,
  DraftChange,
  HostBridge,
  ManagedName,
  NetworkFacts,
  NoUpdates,
  QueueableName,
  QueueableRequest,
  QueueEntry,
  ScanLatency,
  ServerCheck,
  Session,
  Submission,
  Write,
  UpdateFacts,
} from '@wms/ui/host-bridge';

export type SavedSettings =
  { readonly ok: true; readonly settings: DesktopSettings } | { readonly ok: false; readonly error: string };

export { draftLengthMax, writesMax } from '@wms/ui/host-bridge';

/** A write as it comes over a channel, before its request is checked against the endpoint's own schema. */
export interface UncheckedWrite {
  readonly name: QueueableName;
  readonly request: unknown;
  readonly subject: string;
  readonly key: string;
}

/** What the renderer may ask the main process: arguments in, a promise of a plain value out. */
export interface Calls {
  readonly request: (name: ReadName, request: unknown) => Promise<CallResult<unknown>>;
  readonly change: (name: ChangeName, request: unknown) => Promise<CallResult<unknown>>;
  readonly submit: (
    name: QueueableName,
    request: unknown,
    subject: string,
    draft?: DraftChange,
  ) => Promise<Submission<QueueableName>>;
  readonly submitAll: (
    writes: readonly UncheckedWrite[],
    draft: DraftChange,
  ) => Promise<readonly Submission<QueueableName>[]>;
  readonly readDraft: (name: string) => Promise<string | null>;
  readonly keepDraft: (name: string, text: string | null) => Promise<boolean>;
  readonly currentSession: () => Promise<Session | null>;
  readonly signIn: (credentials: Credentials) => Promise<CallResult<Session>>;
  readonly signOut: () => Promise<void>;
  readonly signInBriefly: (credentials: Credentials, asnNumber: string) => Promise<CallResult<Session>>;
  readonly signOutBriefly: () => Promise<void>;
  readonly readBriefly: (name: ReadName, request: unknown) => Promise<CallResult<unknown>>;
  readonly submitBriefly: (
    name: QueueableName,
    request: unknown,
    draft?: DraftChange,
  ) => Promise<Submission<QueueableName>>;
  readonly liveState: () => Promise<LiveState>;
  readonly listQueue: () => Promise<readonly QueueEntry[]>;
  readonly retryQueue: () => Promise<void>;
  readonly dismissEntry: (entryId: string) => Promise<void>;
  readonly resendEntry: (entryId: string) => Promise<void>;
  readonly correctEntry: (
    entryId: string,
    request: unknown,
    draft?: DraftChange,
  ) => Promise<Submission<QueueableName>>;
  readonly takeBackEntry: (entryId: string, draft: DraftChange) => Promise<void>;
  readonly readManaged: () => Promise<readonly ManagedName[]>;
  readonly isFirstRun: () => Promise<boolean>;
  readonly checkServer: (serverUrl: string) => Promise<ServerCheck>;
  readonly clockSkew: () => Promise<number>;
  readonly readNetwork: () => Promise<NetworkFacts>;
  readonly readUpdates: () => Promise<UpdateFacts>;
  readonly lookForUpdate: () => Promise<void>;
  readonly installUpdate: () => Promise<void>;
  readonly readDiagnostics: (latency: ScanLatency | null) => Promise<string>;
  readonly readLicences: () => Promise<string>;
  readonly readSettings: () => Promise<DesktopSettings>;
  /** A value in both cases: Electron puts its own words before the message of what is thrown across. */
  readonly saveSettings: (settings: DesktopSettings) => Promise<SavedSettings>;
}
export type Call = keyof Calls;

/** One channel a call. The preload names no other, and the main process listens to no other. */
export const channelOf = {
  request: 'wms:request',
  change: 'wms:change',
  submit: 'wms:submit',
  submitAll: 'wms:submit:all',
  readDraft: 'wms:draft:read',
  keepDraft: 'wms:draft:keep',
  currentSession: 'wms:session:current',
  signIn: 'wms:session:sign-in',
  signOut: 'wms:session:sign-out',
  signInBriefly: 'wms:brief:sign-in',
  signOutBriefly: 'wms:brief:sign-out',
  readBriefly: 'wms:brief:request',
  submitBriefly: 'wms:brief:submit',
  liveState: 'wms:live:state',
  listQueue: 'wms:queue:list',
  retryQueue: 'wms:queue:retry',
  dismissEntry: 'wms:queue:dismiss',
  resendEntry: 'wms:queue:resend',
  correctEntry: 'wms:queue:correct',
  takeBackEntry: 'wms:queue:take-back',
  readManaged: 'wms:settings:managed',
  isFirstRun: 'wms:settings:first',
  checkServer: 'wms:server:check',
  clockSkew: 'wms:server:clock',
  readNetwork: 'wms:network',
  readUpdates: 'wms:updates:read',
  lookForUpdate: 'wms:updates:look',
  installUpdate: 'wms:updates:install',
  readDiagnostics: 'wms:diagnostics',
  readLicences: 'wms:licences',
  readSettings: 'wms:settings:read',
  saveSettings: 'wms:settings:save',
} as const satisfies Record<Call, string>;

type ListenerOf<Subscribe extends (listener: never) => unknown> = Parameters<Parameters<Subscribe>[0]>;

/** What the main process tells the renderer unasked. */
export interface Pushes {
  readonly sessionChanged: ListenerOf<HostBridge['session']['onChange']>;
  readonly briefChanged: [session: Session | null];
  readonly queueChanged: [entries: readonly QueueEntry[]];
  readonly clockSkewed: [skewMs: number];
  readonly liveChanged: [state: LiveState];
  readonly liveNews: [news: LiveNews];
}
export type Push = keyof Pushes;

export const pushChannelOf = {
  sessionChanged: 'wms:session:changed',
  briefChanged: 'wms:brief:changed',
  queueChanged: 'wms:queue:changed',
  clockSkewed: 'wms:server:skewed',
  liveChanged: 'wms:live:changed',
  liveNews: 'wms:live:news',
} as const satisfies Record<Push, string>;
