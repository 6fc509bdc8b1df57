import { stationId } from '@wms/contract';
import { X509Certificate } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { dirname, posix, resolve, win32 } from 'node:path';
import { z } from 'zod';
import type { ManagedName } from '../shared/ipc.ts';
import { readServerUrl } from './settings.ts';

/** Largest settings file, and largest file of certificates, that is read. */
export const managedBytesMax = 64 * 1024;
export const certificateBytesMax = 256 * 1024;

export const updateChannels = ['latest', 'beta'] as const;
export type UpdateChannel = (typeof updateChannels)[number];

/** How the server is reached: as the system says, without a proxy, or by the proxy with this address. */
export type ProxyChoice = 'system' | 'direct' | { readonly url: string };

/** What holds on this machine for everybody who uses it. */
export interface ManagedSettings {
  /** Null where people choose their server themselves. */
  readonly serverUrl: string | null;
  /** What stands in the station's field until somebody saves another; null for the program's own. */
  readonly stationIdDefault: string | null;
  readonly proxy: ProxyChoice;
  /** Certificates of a company's own authority, in PEM, which are trusted beside the well-known ones. */
  readonly extraCa: string | null;
  readonly updates: {
    readonly isOff: boolean;
    readonly channel: UpdateChannel;
    /** Null for the feed that the build was made with. */
    readonly feedUrl: string | null;
  };
  /** Which of them the file has settled. */
  readonly managed: readonly ManagedName[];
}

export const nothingManaged: ManagedSettings = {
  serverUrl: null,
  stationIdDefault: null,
  proxy: 'system',
  extraCa: null,
  updates: { isOff: false, channel: 'latest', feedUrl: null },
  managed: [],
};

/** What a file of managed settings can be wrong in: the whole of it, or one of its fields. */
export type ManagedFault =
  | 'UNREADABLE'
  | 'WRITABLE_BY_OTHERS'
  | 'NOT_JSON'
  | 'UNKNOWN_FIELD'
  | 'serverUrl'
  | 'stationIdDefault'
  | 'proxy'
  | 'caFile'
  | 'updates';

/** The file is there and cannot be followed. Nothing is guessed: the program says so and does not start. */
export class ManagedSettingsError extends Error {
  readonly file: string;
  readonly fault: ManagedFault;

  /** `file` is the one that is wrong: the settings, or the certificates that they name. */
  constructor(file: string, fault: ManagedFault) {
    super(`managed settings ${file}: ${fault}`);
    this.file = file;
    this.fault = fault;
  }
}

/**
 * Where administrators put the file: a place that only they can write to. On Windows that is not `ProgramData`,
 * where anybody may make a folder that is not there yet.
 */
export function managedSettingsFile(
  platform: NodeJS.Platform,
  programFiles = String.raw`C:\Program Files`,
): string {
  const name = 'managed-settings.json';
  if (platform === 'win32') return win32.join(programFiles, '888 WMS Policy', name);
  if (platform === 'darwin') return posix.join('/Library/Application Support/888 WMS', name);
  return posix.join('/etc/888-wms', name);
}

const isHttpsUrl = (text: string): boolean =>
  URL.canParse(text) && new URL(text).protocol === 'https:' && readServerUrl(text) !== null;

const isProxyUrl = (text: string): boolean => {
  if (readServerUrl(text) === null) return false;
  const { pathname, search, hash } = new URL(text);
  return pathname === '/' && search === '' && hash === '';
};

const managedFile = z.strictObject({
  serverUrl: z
    .string()
    .refine((text) => readServerUrl(text) !== null)
    .optional(),
  stationIdDefault: stationId.optional(),
  proxy: z.union([z.enum(['system', 'direct']), z.string().refine(isProxyUrl)]).optional(),
  caFile: z.string().min(1).optional(),
  updates: z
    .union([
      z.literal('off'),
      z.strictObject({
        channel: z.enum(updateChannels).optional(),
        feedUrl: z.string().refine(isHttpsUrl).optional(),
      }),
    ])
    .optional(),
});

/** As much of a file's status as telling who may change it needs. */
interface Owned {
  readonly uid: number;
  readonly mode: number;
}

/** Whether a file and its folder can be changed by administrators only. */
type IsSafe = (file: string) => Promise<boolean>;

const groupOrOthersMayWrite = 0o022;
const isOnlyRoots = ({ uid, mode }: Owned): boolean => uid === 0 && (mode & groupOrOthersMayWrite) === 0;

/** On Windows the place itself is protected, and modes mean nothing. */
export const isOnlyAdmins: IsSafe = async (file) =>
  process.platform === 'win32' || (isOnlyRoots(await lstat(file)) && isOnlyRoots(await lstat(dirname(file))));

/**
 * Reads what an administrator has settled; nothing is where there is no file.
 * @param isSafe tells whether nobody but administrators may change a file
 * @throws {ManagedSettingsError} when there is a file and it cannot be followed to the letter
 */
export async function readManagedSettings(
  file: string,
  isSafe: IsSafe = isOnlyAdmins,
): Promise<ManagedSettings> {
  const text = await readGuarded(file, managedBytesMax, isSafe, 'UNREADABLE');
  if (text === null) return nothingManaged;
  const { serverUrl, stationIdDefault, proxy, caFile, updates } = parseManaged(file, text);
  return {
    serverUrl: serverUrl === undefined ? null : readServerUrl(serverUrl),
    stationIdDefault: stationIdDefault ?? null,
    proxy: proxyChoice(proxy),
    extraCa: caFile === undefined ? null : await readCertificates(resolve(dirname(file), caFile), isSafe),
    updates: updatesChoice(updates),
    managed: [
      ...(serverUrl === undefined ? [] : (['serverUrl'] as const)),
      ...(proxy === undefined ? [] : (['proxy'] as const)),
      ...(caFile === undefined ? [] : (['certificate'] as const)),
      ...(updates === undefined ? [] : (['updates'] as const)),
    ],
  };
}

type ManagedFile = z.infer<typeof managedFile>;

function proxyChoice(proxy: ManagedFile['proxy']): ProxyChoice {
  if (proxy === undefined || proxy === 'system') return 'system';
  return proxy === 'direct' ? 'direct' : { url: proxy };
}

function updatesChoice(updates: ManagedFile['updates'] = {}): ManagedSettings['updates'] {
  if (updates === 'off') return { ...nothingManaged.updates, isOff: true };
  return {
    isOff: false,
    channel: updates.channel ?? 'latest',
    feedUrl: updates.feedUrl?.replace(/\/+$/, '') ?? null,
  };
}

/** The file's text; null when there is none. */
async function readGuarded(
  file: string,
  bytesMax: number,
  isSafe: IsSafe,
  unreadable: ManagedFault,
): Promise<string | null> {
  try {
    const { size } = await lstat(file);
    if (!(await isSafe(file))) throw new ManagedSettingsError(file, 'WRITABLE_BY_OTHERS');
    if (size > bytesMax) throw new ManagedSettingsError(file, unreadable);
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof ManagedSettingsError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new ManagedSettingsError(file, unreadable);
  }
}

function parseManaged(file: string, text: string): ManagedFile {
  const parsed = managedFile.safeParse(parseJson(file, text));
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  const fault = Object.keys(managedFile.shape).find((name) => name === field);
  throw new ManagedSettingsError(file, (fault as ManagedFault | undefined) ?? 'UNKNOWN_FIELD');
}

function parseJson(file: string, text: string): unknown {
  try {
    // Windows' own editors put a byte order mark before the text.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new ManagedSettingsError(file, 'NOT_JSON');
  }
}

const pemCertificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Only certificates of authorities count: a server's own would pin one machine and break when it is renewed. */
async function readCertificates(file: string, isSafe: IsSafe): Promise<string> {
  const certificates =
    (await readGuarded(file, certificateBytesMax, isSafe, 'caFile'))?.match(pemCertificate) ?? [];
  if (certificates.length === 0 || !certificates.every(isAuthority))
    throw new ManagedSettingsError(file, 'caFile');
  return certificates.join('\n');
}

function isAuthority(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca;
  } catch {
    return false;
  }
}
