import type {
  Calls,
  DesktopSettings,
  ManagedName,
  NetworkFacts,
  NoUpdates,
  ServerCheck,
  UpdateFacts,
} from '../shared/ipc.ts';
import { type ClientFacts, describeClient } from './describe-client.ts';
import type { UpdateChannel } from './managed-settings.ts';
import { readServerUrl, type SettingsFile } from './settings.ts';
import type { UpdateDesk } from './updates/update-desk.ts';

/** What of the main process a diagnostics file and the screens of settings are made from. */
export interface MachineParts {
  readonly settings: SettingsFile;
  readonly managed: readonly ManagedName[];
  /** Whether this start was told its server, so that nobody needs to be asked for it. */
  readonly serverGiven: boolean;
  readonly checkServer: (serverUrl: string) => Promise<ServerCheck>;
  readonly readNetwork: (serverUrl: string) => Promise<NetworkFacts>;
  /** Epoch milliseconds, and by how many the server is ahead. */
  readonly now: () => number;
  readonly clockSkewMs: () => number;
  readonly updates: { readonly channel: UpdateChannel; readonly desk: () => UpdateDesk | NoUpdates };
  readonly readLicences: () => Promise<string>;
  readonly gather: () => Pick<ClientFacts, 'versions' | 'live' | 'session' | 'queue' | 'log'>;
}

type MachineCalls = Pick<
  Calls,
  | 'readManaged'
  | 'isFirstRun'
  | 'checkServer'
  | 'clockSkew'
  | 'readNetwork'
  | 'readUpdates'
  | 'lookForUpdate'
  | 'installUpdate'
  | 'readLicences'
  | 'readDiagnostics'
>;

/** What the main process says of the machine, of this program and of what stands at the server's address. */
export function createMachineAnswers(parts: MachineParts): MachineCalls {
  const { settings, managed, updates } = parts;
  const isSettled = managed.includes('serverUrl');
  const check = async (given: string): Promise<ServerCheck> => {
    const serverUrl = isSettled ? settings.read().serverUrl : readServerUrl(given);
    return serverUrl === null ? { found: 'BAD_ADDRESS' } : parts.checkServer(serverUrl);
  };
  const readNetwork = () => parts.readNetwork(settings.read().serverUrl);
  const desk = () => {
    const found = updates.desk();
    return typeof found === 'string' ? null : found;
  };
  return {
    readManaged: async () => managed,
    isFirstRun: async () => !settings.isSaved && !isSettled && !parts.serverGiven,
    checkServer: check,
    clockSkew: async () => parts.clockSkewMs(),
    readNetwork,
    readUpdates: async () => updateFacts(updates.channel, updates.desk()),
    lookForUpdate: async () => void (await desk()?.look()),
    installUpdate: async () => desk()?.install(),
    readLicences: () => parts.readLicences(),
    async readDiagnostics(latency) {
      const own: DesktopSettings = settings.read();
      return describeClient({
        at: parts.now(),
        settings: own,
        managed,
        network: await readNetwork(),
        updates: updateFacts(updates.channel, updates.desk()),
        server: await check(own.serverUrl),
        clockSkewMs: parts.clockSkewMs(),
        latency,
        ...parts.gather(),
      });
    },
  };
}

function updateFacts(channel: UpdateChannel, desk: UpdateDesk | NoUpdates): UpdateFacts {
  if (typeof desk === 'string') return { comes: false, why: desk };
  return { comes: true, channel, state: desk.state, version: desk.ready, lookedAt: desk.lookedAt };
}
