import type { CallResult } from '@wms/client';
import type { ChangeName, ReadName, RequestOf } from '@wms/contract';
import type {
  Credentials,
  DesktopSettings,
  HostBridge,
  ManagedName,
  QueueableName,
  QueueEntry,
  Session,
  Submission,
} from '@wms/ui/host-bridge';

export type {
  Credentials,
  DesktopSettings,
  HostBridge,
  ManagedName,
  QueueableName,
  QueueEntry,
  Session,
  Submission,
} from '@wms/ui/host-bridge';

/** What a write of the durable queue is called with. */
export type QueueableRequest = { [Name in QueueableName]: RequestOf<Name> }[QueueableName];

export type SavedSettings =
  { readonly ok: true; readonly settings: DesktopSettings } | { readonly ok: false; readonly error: string };

/** What the renderer may ask the main process: arguments in, a promise of a plain value out. */
export interface Calls {
  readonly request: (name: ReadName, request: unknown) => Promise<CallResult<unknown>>;
  readonly change: (name: ChangeName, request: unknown) => Promise<CallResult<unknown>>;
  readonly submit: (
    name: QueueableName,
    request: unknown,
    subject: string,
  ) => Promise<Submission<QueueableName>>;
  readonly currentSession: () => Promise<Session | null>;
  readonly signIn: (credentials: Credentials) => Promise<CallResult<Session>>;
  readonly signOut: () => Promise<void>;
  readonly listQueue: () => Promise<readonly QueueEntry[]>;
  readonly retryQueue: () => Promise<void>;
  readonly dismissEntry: (entryId: string) => Promise<void>;
  readonly resendEntry: (entryId: string) => Promise<void>;
  readonly readManaged: () => Promise<readonly ManagedName[]>;
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
  currentSession: 'wms:session:current',
  signIn: 'wms:session:sign-in',
  signOut: 'wms:session:sign-out',
  listQueue: 'wms:queue:list',
  retryQueue: 'wms:queue:retry',
  dismissEntry: 'wms:queue:dismiss',
  resendEntry: 'wms:queue:resend',
  readManaged: 'wms:settings:managed',
  readLicences: 'wms:licences',
  readSettings: 'wms:settings:read',
  saveSettings: 'wms:settings:save',
} as const satisfies Record<Call, string>;

type ListenerOf<Subscribe extends (listener: never) => unknown> = Parameters<Parameters<Subscribe>[0]>;

/** What the main process tells the renderer unasked. */
export interface Pushes {
  readonly sessionChanged: ListenerOf<HostBridge['session']['onChange']>;
  readonly queueChanged: [entries: readonly QueueEntry[]];
}
export type Push = keyof Pushes;

export const pushChannelOf = {
  sessionChanged: 'wms:session:changed',
  queueChanged: 'wms:queue:changed',
} as const satisfies Record<Push, string>;
