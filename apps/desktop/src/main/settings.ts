import { stationId } from '@wms/contract';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { DesktopSettings } from '../shared/ipc.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

export const serverUrlDefault = 'http://127.0.0.1:8880';
export const stationIdDefault = 'PACK-01';
export const serverUrlLengthMax = 2000;

const apiPath = /\/api\/wms\/v1$/;

/**
 * A server address as a person writes it, in its one form: http or https, no name or password in it, no query,
 * no slash at the end, and without the API's own path if that was pasted along. Null when it is none.
 */
export function readServerUrl(text: string): string | null {
  if (text.length > serverUrlLengthMax || !URL.canParse(text.trim())) return null;
  const { protocol, origin, pathname, username, password } = new URL(text.trim());
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  if (username !== '' || password !== '') return null;
  return origin + pathname.replace(/\/+$/, '').replace(apiPath, '');
}

/** Settings as they come from a file or a screen: the address is brought to its one form. */
export const desktopSettings = z.strictObject({
  serverUrl: z.string().transform((text, context) => {
    const url = readServerUrl(text);
    if (url === null) context.addIssue({ code: 'custom', message: 'is not an http(s) address' });
    return url ?? z.NEVER;
  }),
  // A station without a name sends none.
  stationId: z.union([z.literal(''), stationId]),
});

export interface SettingsFile {
  read(): DesktopSettings;
  /** Whether a person has saved them on this machine. */
  readonly isSaved: boolean;
  save(settings: DesktopSettings): Promise<DesktopSettings>;
}

/** What an administrator has settled of them; null where nothing. */
export interface SettledSettings {
  readonly serverUrl: string | null;
  readonly stationIdDefault: string | null;
}

const nothingSettled: SettledSettings = { serverUrl: null, stationIdDefault: null };

/**
 * Reads the settings file once; where there is none, or none that can be read, the defaults hold. What an
 * administrator has settled goes before what is saved, and saving leaves a person's own choice as it was.
 */
export async function openSettings(
  file: string,
  serverUrl: string,
  settled: SettledSettings = nothingSettled,
): Promise<SettingsFile> {
  const defaults: DesktopSettings = { serverUrl, stationId: settled.stationIdDefault ?? stationIdDefault };
  const kept = await readKept(file);
  let own = kept ?? defaults;
  let isSaved = kept !== null;
  let last: Promise<unknown> = Promise.resolve();
  const inForce = (): DesktopSettings =>
    settled.serverUrl === null ? own : { ...own, serverUrl: settled.serverUrl };
  return {
    read: inForce,
    get isSaved() {
      return isSaved;
    },
    save(settings) {
      // One write at a time: they share the draft file.
      const turn = last.then(async () => {
        const wanted = settled.serverUrl === null ? settings : { ...settings, serverUrl: own.serverUrl };
        await mkdir(dirname(file), { recursive: true });
        await writeFileAtomically(file, `${JSON.stringify(wanted, null, 2)}\n`);
        own = wanted;
        isSaved = true;
        return inForce();
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

async function readKept(file: string): Promise<DesktopSettings | null> {
  try {
    const parsed = desktopSettings.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
