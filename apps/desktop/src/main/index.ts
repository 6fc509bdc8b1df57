import {
  app,
  type BrowserWindow,
  dialog,
  powerMonitor,
  protocol,
  session as electronSession,
} from 'electron';
import { LiveFollower, mayFollow, watchClock } from '@wms/client';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import type { NoUpdates, Push, Pushes } from '../shared/ipc.ts';
import { createScreenAnswers } from './answer-screens.ts';
import { type CallServer, createApi, type FollowServer } from './api.ts';
import { createAppProtocol } from './app-protocol.ts';
import { askBeforeQuitting, endBeforeQuitting } from './ask-before-quitting.ts';
import { BriefSession } from './brief-session.ts';
import { readBuildFacts } from './build-facts.ts';
import { checkServer } from './check-server.ts';
import { createCompanyFetch, proxyFor } from './company-network.ts';
import { readDeviceHash } from './fingerprint.ts';
import { forget, forgetSwitch, queueFileName } from './forget.ts';
import { answerCalls, push } from './ipc.ts';
import { keepLog } from './kept-log.ts';
import { createKeychain, openKeychainEntry } from './keychain.ts';
import {
  isOnlyAdmins,
  managedSettingsFile,
  type ManagedSettings,
  ManagedSettingsError,
  readManagedSettings,
} from './managed-settings.ts';
import { openQueueFile, QueueFileError } from './queue/queue-file.ts';
import { DurableQueue } from './queue/scan-queue.ts';
import { appScheme, guardContents, guardSession } from './security.ts';
import { DesktopSession } from './session.ts';
import { openSettings, readServerUrl, serverUrlDefault } from './settings.ts';
import { openUpdates } from './updates/open-updates.ts';
import type { UpdateDesk } from './updates/update-desk.ts';
import { bringToFront, createWindow, loadScreens, setMenu } from './window.ts';
import { type Words, wordsFor } from './words.ts';

const out = join(import.meta.dirname, '..');
const log = keepLog((problem) => console.error(problem), Date.now);
const { report } = log;

/** How a run with `--forget` ends. */
const forgetExit = { done: 0, failed: 1, entriesKept: 3 } as const;

protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.enableSandbox();
if (process.env.WMS_USER_DATA) app.setPath('userData', process.env.WMS_USER_DATA);
app.on('web-contents-created', (_event, contents) => guardContents(contents));
app.on('window-all-closed', () => app.quit());

const isForgetting = process.argv.includes(forgetSwitch);
if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(isForgetting ? forgetUser : start)
    .catch(isForgetting ? giveUpForgetting : giveUp);
} else if (isForgetting) {
  giveUpForgetting(new Error('the program is open; close it first'));
} else {
  app.quit();
}

const inUserData = (name: string): string => join(app.getPath('userData'), name);
const openKeychain = (onProblem: (problem: string) => void) =>
  createKeychain(() => openKeychainEntry(app.getName(), 'desktop-session'), onProblem);

async function start(): Promise<void> {
  const words = wordsFor(app.getLocale());
  const given = process.env.WMS_API_URL || null;
  const serverUrl = readServerUrl(given ?? serverUrlDefault);
  if (serverUrl === null) throw new Error(words.badServerUrl);

  const managed = await readManaged();
  const settings = await openSettings(inUserData('settings.json'), serverUrl, managed);
  const askSystem = (url: string) => electronSession.defaultSession.resolveProxy(url);
  const network = { ...managed, askSystem };
  let clockSkewMs = 0;
  const fetch = watchClock(createCompanyFetch(network), Date.now, (skewMs) => {
    clockSkewMs = skewMs;
    tell('clockSkewed', skewMs);
  });
  const api = createApi(await readDeviceHash(inUserData('install-id')), fetch);
  const session = openSession(api.call, words);
  const window = createWindow(join(out, 'preload/index.cjs'));
  const tell: Tell = (name, ...told) => {
    if (!window.isDestroyed()) push(window.webContents, name, ...told);
  };
  const brief = new BriefSession({
    callServer: api.call,
    beside: () => session.current(),
    words,
    onChange(info) {
      tell('briefChanged', info);
      if (info) queue.retryNow();
    },
  });
  const queue = openQueue(session, brief, tell, words);
  const live = followServer(session, api.follow, queue, tell);

  let updates: UpdateDesk | NoUpdates = 'NOT_INSTALLED';
  guardSession(electronSession.defaultSession);
  const machine = {
    settings,
    managed: managed.managed,
    serverGiven: given !== null,
    checkServer: (url: string) => checkServer(fetch, url),
    readNetwork: async (url: string) => ({
      proxy: await proxyFor(network, url),
      ownAuthority: managed.extraCa !== null,
    }),
    now: Date.now,
    clockSkewMs: () => clockSkewMs,
    updates: { channel: managed.updates.channel, desk: () => updates },
    readLicences: () => readFile(join(out, 'licences.txt'), 'utf8'),
    gather: () => ({
      versions: describeVersions(),
      live: live.state,
      session: session.current()?.info ?? null,
      queue: queue.list(),
      log: log.lines(),
    }),
  };
  answerCalls(createScreenAnswers({ session, brief, queue, live, machine, words }));
  protocol.handle(appScheme, createAppProtocol(join(out, 'renderer')));
  powerMonitor.on('resume', () => queue.retryNow());
  askBeforeQuitting(window, { app, dialog, queue, words });
  app.on('second-instance', () => bringToFront(window));
  endBeforeQuitting({ app, brief, queue });
  setMenu(words, null);
  await session.restore(settings.read().serverUrl);
  queue.retryNow();
  await loadScreens(window);
  updates = await followUpdates(window, queue, managed, words);
}

/** Tells the window something, for as long as there is one. */
type Tell = <Name extends Push>(name: Name, ...told: Pushes[Name]) => void;

const openSession = (callServer: CallServer, words: Words): DesktopSession =>
  new DesktopSession({
    file: inUserData('session.json'),
    keychain: openKeychain(report),
    callServer,
    now: Date.now,
    makeId: randomUUID,
    words,
    report,
  });

/** What waits is sent as the session, or as the supervisor who is signed in beside it. */
function openQueue(session: DesktopSession, brief: BriefSession, tell: Tell, words: Words): DurableQueue {
  const sender = () => (brief.current() === null ? session : brief);
  session.onChange(() => void brief.end());
  return new DurableQueue({
    file: openQueueFile(inUserData(queueFileName)),
    scope() {
      const open = sender().current();
      const { warehouseId, role } = open?.info ?? { warehouseId: null, role: null };
      return open && warehouseId && role ? { serverUrl: open.serverUrl, warehouseId, role } : null;
    },
    send: (name, request, idempotencyKey) =>
      sender().call(name, request as never, { idempotencyKey, attempts: 1 }),
    onChange(entries) {
      tell('queueChanged', entries);
      brief.noteQueue(entries);
    },
    now: Date.now,
    random: Math.random,
    makeId: randomUUID,
    words,
    report,
  });
}

/** Hears the server for whoever is signed in, and tells the window who that is. */
function followServer(
  session: DesktopSession,
  follow: FollowServer,
  queue: DurableQueue,
  tell: Tell,
): LiveFollower {
  const live = new LiveFollower({
    now: Date.now,
    onState(state) {
      tell('liveChanged', state);
      if (state.state === 'CONNECTED') queue.reconnected();
    },
    onNews: (news) => tell('liveNews', news),
  });
  session.onChange((open, endedBy) => {
    tell('sessionChanged', open?.info ?? null, endedBy);
    queue.retryNow();
    if (!open || !mayFollow(open.info.role)) return live.stop();
    live.start(
      (options) => follow(open, options),
      (refusal) => void session.noteFailure(open, refusal),
    );
  });
  return live;
}

const describeVersions = (): Record<string, string> => ({
  client: app.getVersion(),
  electron: process.versions.electron ?? 'none',
  chrome: process.versions.chrome ?? 'none',
  node: process.versions.node,
  system: `${process.platform} ${process.arch} ${release()}`,
});

/** An installed program follows the machine's one file; a checkout may be given another, to try settings out. */
function readManaged(): Promise<ManagedSettings> {
  const given = app.isPackaged ? undefined : process.env.WMS_MANAGED_SETTINGS;
  if (given !== undefined) return readManagedSettings(given, async () => true);
  return readManagedSettings(managedSettingsFile(process.platform, process.env.ProgramFiles), isOnlyAdmins);
}

async function followUpdates(
  window: BrowserWindow,
  queue: DurableQueue,
  managed: ManagedSettings,
  words: Words,
): Promise<UpdateDesk | NoUpdates> {
  const build = await readBuildFacts(join(out, '../package.json'));
  const onReady = (): void => setMenu(words, desk);
  const updates = await openUpdates({ window, queue, managed, build, words, report, onReady });
  const desk = typeof updates === 'string' ? null : updates;
  app.on('will-quit', () => desk?.stop());
  setMenu(words, desk);
  return updates;
}

/** For whoever uninstalls: see docs/install.md. */
async function forgetUser(): Promise<void> {
  let failed = false;
  const keychain = openKeychain((problem) => {
    failed = true;
    report(problem);
  });
  const { entriesKept, queueFile } = await forget(app.getPath('userData'), keychain);
  if (entriesKept > 0) report(`kept ${queueFile}: ${entriesKept} entries have not been dealt with`);
  if (entriesKept > 0) return app.exit(forgetExit.entriesKept);
  app.exit(failed ? forgetExit.failed : forgetExit.done);
}

/** Nobody may be there to close a box. */
function giveUpForgetting(cause: unknown): void {
  report(cause instanceof Error ? cause.message : String(cause));
  app.exit(forgetExit.failed);
}

/** What cannot be started is said in a box that a person sees, for nobody reads this program's output. */
function giveUp(cause: unknown): void {
  const words = wordsFor(app.getLocale());
  const sentence = cause instanceof Error ? cause.message : String(cause);
  report(sentence);
  dialog.showErrorBox(words.cannotStart, describeFault(cause, words) ?? sentence);
  app.exit(2);
}

function describeFault(cause: unknown, words: Words): string | null {
  if (cause instanceof QueueFileError) return words.queueFile[cause.fault];
  return cause instanceof ManagedSettingsError ? words.managedUnfit(cause.file, cause.fault) : null;
}
