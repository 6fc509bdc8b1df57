import { contextBridge, ipcRenderer } from 'electron';
import {
  type Call,
  type Calls,
  channelOf,
  type HostBridge,
  type Push,
  pushChannelOf,
  type Pushes,
} from '../shared/ipc.ts';

/** The program's version, put in by the build. */
declare const wmsVersion: string;

const ask = <Name extends Call>(name: Name, ...given: Parameters<Calls[Name]>): ReturnType<Calls[Name]> =>
  ipcRenderer.invoke(channelOf[name], ...given) as ReturnType<Calls[Name]>;

function subscribe<Name extends Push>(name: Name, listener: (...told: Pushes[Name]) => void): () => void {
  // The event object is kept back: it holds the raw ipcRenderer.
  const forward = (_event: unknown, ...told: unknown[]) => listener(...(told as Pushes[Name]));
  ipcRenderer.on(pushChannelOf[name], forward);
  // Braces, so that nothing is returned: removeListener answers with ipcRenderer itself.
  return () => {
    ipcRenderer.removeListener(pushChannelOf[name], forward);
  };
}

const bridge: HostBridge = {
  version: wmsVersion,
  // What an endpoint takes and answers is generic in its name; a channel carries plain values, so the
  // generics end here and the main process checks every argument against the endpoint's own schema.
  request: ((name, request) => ask('request', name as never, request)) as HostBridge['request'],
  change: ((name, request) => ask('change', name as never, request)) as HostBridge['change'],
  submit: ((name, request, subject, draft) =>
    ask('submit', name, request, subject, draft)) as HostBridge['submit'],
  submitAll: (writes, draft) => ask('submitAll', writes, draft),
  files: null,
  drafts: {
    read: (name) => ask('readDraft', name),
    keep: (name, text) => ask('keepDraft', name, text),
  },
  session: {
    current: () => ask('currentSession'),
    signIn: (credentials) => ask('signIn', credentials),
    signOut: () => ask('signOut'),
    onChange: (listener) => subscribe('sessionChanged', listener),
  },
  live: {
    state: () => ask('liveState'),
    onState: (listener) => subscribe('liveChanged', listener),
    onNews: (listener) => subscribe('liveNews', listener),
  },
  clock: {
    skewMs: () => ask('clockSkew'),
    onChange: (listener) => subscribe('clockSkewed', listener),
  },
  queue: {
    list: () => ask('listQueue'),
    retryNow: () => ask('retryQueue'),
    dismiss: (entryId) => ask('dismissEntry', entryId),
    resend: (entryId) => ask('resendEntry', entryId),
    correct: (entryId, request, draft) => ask('correctEntry', entryId, request, draft),
    takeBack: (entryId, draft) => ask('takeBackEntry', entryId, draft),
    onChange: (listener) => subscribe('queueChanged', listener),
  },
  desktop: {
    brief: {
      signIn: (credentials, asnNumber) => ask('signInBriefly', credentials, asnNumber),
      signOut: () => ask('signOutBriefly'),
      onChange: (listener) => subscribe('briefChanged', listener),
      request: ((name, request) => ask('readBriefly', name as never, request)) as HostBridge['request'],
      submit: ((name, request, _subject, draft) =>
        ask('submitBriefly', name, request, draft)) as HostBridge['submit'],
    },
    readManaged: () => ask('readManaged'),
    isFirstRun: () => ask('isFirstRun'),
    checkServer: (serverUrl) => ask('checkServer', serverUrl),
    readNetwork: () => ask('readNetwork'),
    readUpdates: () => ask('readUpdates'),
    lookForUpdate: () => ask('lookForUpdate'),
    installUpdate: () => ask('installUpdate'),
    readDiagnostics: (latency) => ask('readDiagnostics', latency),
    readLicences: () => ask('readLicences'),
    readSettings: () => ask('readSettings'),
    async saveSettings(settings) {
      const saved = await ask('saveSettings', settings);
      if (!saved.ok) throw new Error(saved.error);
      return saved.settings;
    },
  },
};

contextBridge.exposeInMainWorld('wms', bridge);
