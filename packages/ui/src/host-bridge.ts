import type { CallResult, LiveNews, LiveState, Refusal } from '@wms/client';
import type { AnswerOf, ChangeName, ReadName, RequestOf } from '@wms/contract';
import type { Role } from '@wms/domain';

/** How long scans took from their last character to the answer that a person sees. */
export interface ScanLatency {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Who is signed in, as far as a screen may know: never the token, never the device fingerprint. */
export interface Session {
  readonly userName: string;
  /** Only where the host is told it, which is in a browser. */
  readonly email?: string;
  readonly companyName: string | null;
  readonly role: Role;
  readonly warehouseId: string | null;
  readonly warehouseName: string | null;
  readonly warehouses: readonly { readonly id: string; readonly name: string }[];
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Where the secret is kept; `memory` means it is gone when the app ends, and the screen says so. */
  readonly secretKeptIn: 'keychain' | 'memory' | 'cookie';
  /** A supervisor's, beside a worker's session and for one pallet; see `BriefHost`. */
  readonly isBrief?: true;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly warehouseId?: string;
  /** Of the second factor, or a recovery code; asked for by the refusal TOTP_REQUIRED. */
  readonly code?: string;
}

/** The writes that a scan leads to, and that the host keeps safe until the server has answered. */
export type QueueableName = 'receiveShipment' | 'updateStock' | 'createTransaction' | 'setStock';

/** What a queueable write is called with. */
export type QueueableRequest = { [Name in QueueableName]: RequestOf<Name> }[QueueableName];

/** A queueable write as a screen hands it over. */
export type Write = { [Name in QueueableName]: WriteOf<Name> }[QueueableName];

export interface WriteOf<Name extends QueueableName> {
  readonly name: Name;
  readonly request: RequestOf<Name>;
  /** What was scanned, for people: `ASN-00042`. */
  readonly subject: string;
  /** The Idempotency-Key of this one event, 16 to 64 letters, digits or dashes; the same again books nothing again. */
  readonly key: string;
}

/** One write that the host took on. */
export type QueueEntry = { [Name in QueueableName]: QueueEntryOf<Name> }[QueueableName];

/** Ages are counted from `createdAt`, epoch milliseconds. */
export interface QueueEntryOf<Name extends QueueableName> {
  readonly id: string;
  readonly name: Name;
  readonly request: RequestOf<Name>;
  /** What was scanned, for people: `ASN-00042`. */
  readonly subject: string;
  readonly createdAt: number;
  readonly attempts: number;
  readonly state: 'WAITING' | 'SENDING' | 'REJECTED';
  /** Why the server said no; only when REJECTED. */
  readonly refusal: Refusal | null;
}

/** What became of a write that a screen handed over. */
export type Submission<Name extends QueueableName> =
  | { readonly state: 'DONE'; readonly answer: AnswerOf<Name>; readonly replayed: boolean }
  /** Kept durably; it is sent by itself when the server is back. */
  | { readonly state: 'QUEUED'; readonly entryId: string }
  /** `entryId` is its entry among the exceptions; null where the host keeps none. */
  | { readonly state: 'REFUSED'; readonly refusal: Refusal; readonly entryId: string | null }
  /** Only where the host has no queue: no answer came, and the person must try again. */
  | { readonly state: 'FAILED'; readonly error: string };

/** Most writes that are handed over as one. */
export const writesMax = 100;

/** The durable queue of a host that has one. */
export interface ScanQueue {
  list(): Promise<readonly QueueEntry[]>;
  /** Tries what is waiting now instead of at the next timer. */
  retryNow(): Promise<void>;
  /** Takes a REJECTED entry out of the tray after a person has read why. */
  dismiss(entryId: string): Promise<void>;
  /** Puts a REJECTED entry back in line, with its own key. */
  resend(entryId: string): Promise<void>;
  /**
   * Puts a REJECTED entry back in line as another write of the same kind, with a key of its own, and changes the draft
   * that held the same work, in one step. Answers as `submit` does; FAILED when it is no longer an exception.
   */
  correct(
    entryId: string,
    request: QueueableRequest,
    draft?: DraftChange,
  ): Promise<Submission<QueueableName>>;
  /**
   * Takes a REJECTED entry out of the tray and puts what it held into a draft, in one step: the work is a person's
   * again, and only there. Rejects, with nothing changed, when it is no longer an exception or the draft cannot be kept.
   */
  takeBack(entryId: string, draft: DraftChange): Promise<void>;
  onChange(listener: (entries: readonly QueueEntry[]) => void): () => void;
}

/** Longest draft that a host keeps, in characters; a longer one is refused and the one before stays. */
export const draftLengthMax = 100_000;

/** What becomes of a draft when writes that were made from it are handed over; no text ends it. */
export interface DraftChange {
  readonly name: string;
  readonly text: string | null;
}

/** Work that is not handed over yet, such as a stocktake under way: it outlives the window that it is done in. */
export interface Drafts {
  read(name: string): Promise<string | null>;
  /** Null removes it. False when it could not be kept. */
  keep(name: string, text: string | null): Promise<boolean>;
}

export interface DesktopSettings {
  readonly serverUrl: string;
  readonly stationId: string;
}

/** What an administrator's file can settle for everybody who uses this machine. */
export type ManagedName = 'serverUrl' | 'proxy' | 'certificate' | 'updates';

/** What the server tells unasked, as the host hears it. */
export interface LiveHost {
  state(): Promise<LiveState>;
  onState(listener: (state: LiveState) => void): () => void;
  onNews(listener: (news: LiveNews) => void): () => void;
}

/** What stands at a server's address. */
export type ServerCheck =
  | { readonly found: 'FIT'; readonly version: string }
  | { readonly found: 'TOO_OLD'; readonly version: string; readonly needed: string }
  /** Nothing answers; something else does; nobody this machine trusts vouches for it; this is no address. */
  | { readonly found: 'UNREACHABLE' | 'NOT_A_WMS' | 'UNTRUSTED' | 'BAD_ADDRESS' };

/** How this machine gets to its server. */
export interface NetworkFacts {
  /** The proxy's address; null for none. */
  readonly proxy: string | null;
  /** True when an administrator's own authority is trusted beside the well-known ones. */
  readonly ownAuthority: boolean;
}

/** Why newer versions do not come by themselves. */
export type NoUpdates = 'NOT_INSTALLED' | 'SWITCHED_OFF' | 'PACKAGE_MANAGER' | 'NOT_SIGNED' | 'NO_FEED';

export type UpdateFacts =
  | { readonly comes: false; readonly why: NoUpdates }
  | {
      readonly comes: true;
      readonly channel: string;
      readonly state: 'IDLE' | 'LOOKING' | 'READY' | 'FAILED';
      /** The version that can be installed; only when READY. */
      readonly version: string | null;
      /** Epoch milliseconds; null before the first look. */
      readonly lookedAt: number | null;
    };

/** This machine's clock against the server's. */
export interface ClockHost {
  /** How far the server is ahead, in milliseconds; 0 as long as it is no more than two minutes either way. */
  skewMs(): Promise<number>;
  onChange(listener: (skewMs: number) => void): () => void;
}

/**
 * A supervisor's sign-in over a worker's shoulder, for the receipt of one ASN. The host ends it with that receipt, with
 * the worker's own session, and after five minutes. A receipt that gets no answer is kept for the next supervisor.
 */
export interface BriefHost {
  signIn(credentials: Credentials, asnNumber: string): Promise<CallResult<Session>>;
  signOut(): Promise<void>;
  /** Told of the person when it begins, and of null when it ends. */
  onChange(listener: (session: Session | null) => void): () => void;
  /** As that person, and only what a screen shows of this ASN. */
  readonly request: HostBridge['request'];
  /** As that person, and only the receipt of this ASN. */
  readonly submit: HostBridge['submit'];
}

/** What only the desktop host has. */
export interface DesktopHost {
  readonly brief: BriefHost;
  /** What an administrator has settled; a person cannot change it here. */
  readManaged(): Promise<readonly ManagedName[]>;
  /** True until somebody has saved this machine's settings, where nobody else has said which server it is for. */
  isFirstRun(): Promise<boolean>;
  /** Looks at an address before anybody signs in there; where an administrator has settled one, at that. */
  checkServer(serverUrl: string): Promise<ServerCheck>;
  readNetwork(): Promise<NetworkFacts>;
  readUpdates(): Promise<UpdateFacts>;
  /** Looks for a newer version now, and fetches it. */
  lookForUpdate(): Promise<void>;
  /** Asks the person, and installs what is ready unless something waits to be sent. */
  installUpdate(): Promise<void>;
  /** What support needs to know of this client, without any secret, as one text. */
  readDiagnostics(latency: ScanLatency | null): Promise<string>;
  /** The parts that the program is made of, with their licences, as one text. */
  readLicences(): Promise<string>;
  readSettings(): Promise<DesktopSettings>;
  /** Rejects with a sentence for people when the address is not http(s). */
  saveSettings(settings: DesktopSettings): Promise<DesktopSettings>;
}

/** What a screen hears while a file goes out, and how it gives it up. */
export interface Sending {
  readonly signal: AbortSignal;
  readonly onSent: (bytes: number) => void;
}

/** Where files can be sent. */
export interface FileHost {
  /** Makes a change with a file. Given up, it has failed: an answer is not waited for. Never throws. */
  send<Name extends ChangeName>(
    name: Name,
    request: RequestOf<Name>,
    sending: Sending,
  ): Promise<CallResult<AnswerOf<Name>>>;
}

/**
 * All that a screen may ask of the program it runs in: the Electron client or a browser page.
 * What a host lacks is `null`, and the screen hides it.
 */
export interface HostBridge {
  readonly version: string;
  /** Calls an endpoint for reading. Never throws: a failure is a value. */
  request<Name extends ReadName>(name: Name, request: RequestOf<Name>): Promise<CallResult<AnswerOf<Name>>>;
  /**
   * Makes a change that a person waits for the answer of. Asked again after silence, the same change goes out with
   * the same key, so that it is made once. Never throws: a failure is a value.
   */
  change<Name extends ChangeName>(name: Name, request: RequestOf<Name>): Promise<CallResult<AnswerOf<Name>>>;
  /**
   * Hands over a write. Where there is a queue, the write and its key are on disk before anything is sent, and with
   * them, in one step, the change of the draft that it was made from.
   */
  submit<Name extends QueueableName>(
    name: Name,
    request: RequestOf<Name>,
    subject: string,
    draft?: DraftChange,
  ): Promise<Submission<Name>>;
  /**
   * Hands over several writes as one, and changes the draft that they were made from. Where there is a queue, either
   * all of them are on disk and the draft is changed, or nothing has happened and all of them FAILED. Without one they are
   * sent one after another until no answer comes, and the draft stays with the caller. Answers in their order.
   */
  submitAll(writes: readonly Write[], draft: DraftChange): Promise<readonly Submission<QueueableName>[]>;
  readonly files: FileHost | null;
  readonly drafts: Drafts;
  readonly session: {
    current(): Promise<Session | null>;
    signIn(credentials: Credentials): Promise<CallResult<Session>>;
    signOut(): Promise<void>;
    /** Told when the session begins, ends, or is ended by the server (with the refusal that ended it). */
    onChange(listener: (session: Session | null, endedBy: Refusal | null) => void): () => void;
  };
  readonly live: LiveHost;
  readonly clock: ClockHost;
  readonly queue: ScanQueue | null;
  readonly desktop: DesktopHost | null;
}
