import {
  app,
  type BrowserWindow,
  dialog,
  powerMonitor,
  protocol,
  session as electronSession,
} from 'electron';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createScreenAnswers } from './answer-screens.ts';
import { createApi } from './api.ts';
import { createAppProtocol } from './app-protocol.ts';
import { askBeforeQuitting } from './ask-before-quitting.ts';
import { readBuildFacts } from './build-facts.ts';
import { createCompanyFetch } from './company-network.ts';
import { readDeviceHash } from './fingerprint.ts';
import { forget, forgetSwitch, queueFileName } from './forget.ts';
import { answerCalls, push } from './ipc.ts';
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
import { bringToFront, createWindow, loadScreens, setMenu } from './window.ts';
import { type Words, wordsFor } from './words.ts';

const out = join(import.meta.dirname, '..');
const report = (problem: string): void => console.error(problem);

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
  const serverUrl = readServerUrl(process.env.WMS_API_URL ?? serverUrlDefault);
  if (serverUrl === null) throw new Error(words.badServerUrl);

  const managed = await readManaged();
  const settings = await openSettings(inUserData('settings.json'), serverUrl, managed);
  const askSystem = (url: string) => electronSession.defaultSession.resolveProxy(url);
  const companyFetch = createCompanyFetch({ ...managed, askSystem });
  const callServer = createApi(await readDeviceHash(inUserData('install-id')), companyFetch);
  const now = Date.now;
  const makeId = randomUUID;
  const file = inUserData('session.json');
  const session = new DesktopSession({
    file,
    keychain: openKeychain(report),
    callServer,
    now,
    makeId,
    words,
    report,
  });
  const window = createWindow(join(out, 'preload/index.cjs'));
  const queue = new DurableQueue({
    file: openQueueFile(inUserData(queueFileName)),
    scope() {
      const open = session.current();
      const { warehouseId, role } = open?.info ?? { warehouseId: null, role: null };
      return open && warehouseId && role ? { serverUrl: open.serverUrl, warehouseId, role } : null;
    },
    send: (name, request, idempotencyKey) =>
      session.call(name, request as never, { idempotencyKey, attempts: 1 }),
    onChange: (entries) => window.isDestroyed() || push(window.webContents, 'queueChanged', entries),
    now,
    random: Math.random,
    makeId,
    words,
    report,
  });
  session.onChange((open, endedBy) => {
    if (!window.isDestroyed()) push(window.webContents, 'sessionChanged', open?.info ?? null, endedBy);
    queue.retryNow();
  });

  guardSession(electronSession.defaultSession);
  const readLicences = () => readFile(join(out, 'licences.txt'), 'utf8');
  answerCalls(
    createScreenAnswers({ session, queue, settings, managed: managed.managed, readLicences, words }),
  );
  protocol.handle(appScheme, createAppProtocol(join(out, 'renderer')));
  powerMonitor.on('resume', () => queue.retryNow());
  askBeforeQuitting(window, { app, dialog, queue, words });
  app.on('second-instance', () => bringToFront(window));
  app.on('will-quit', () => queue.close());
  setMenu(words, null);
  await session.restore(settings.read().serverUrl);
  queue.retryNow();
  await loadScreens(window);
  await followUpdates(window, queue, managed, words);
}

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
): Promise<void> {
  const build = await readBuildFacts(join(out, '../package.json'));
  const onReady = (): void => setMenu(words, updates);
  const updates = await openUpdates({ window, queue, managed, build, words, report, onReady });
  app.on('will-quit', () => updates?.stop());
  setMenu(words, updates);
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
