import { app, dialog, powerMonitor, protocol, session as electronSession } from 'electron';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createScreenAnswers } from './answer-screens.ts';
import { createApi } from './api.ts';
import { createAppProtocol } from './app-protocol.ts';
import { askBeforeQuitting } from './ask-before-quitting.ts';
import { readDeviceHash } from './fingerprint.ts';
import { answerCalls, push } from './ipc.ts';
import { createKeychain, openKeychainEntry } from './keychain.ts';
import { openQueueFile, QueueFileError } from './queue/queue-file.ts';
import { DurableQueue } from './queue/scan-queue.ts';
import { appScheme, guardContents, guardSession } from './security.ts';
import { DesktopSession } from './session.ts';
import { openSettings, readServerUrl, serverUrlDefault } from './settings.ts';
import { bringToFront, createWindow, loadScreens, setMenu } from './window.ts';
import { wordsFor } from './words.ts';

const out = join(import.meta.dirname, '..');
const report = (problem: string): void => console.error(problem);

protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.enableSandbox();
if (process.env.WMS_USER_DATA) app.setPath('userData', process.env.WMS_USER_DATA);
app.on('web-contents-created', (_event, contents) => guardContents(contents));
app.on('window-all-closed', () => app.quit());

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const words = wordsFor(app.getLocale());
  const inUserData = (name: string) => join(app.getPath('userData'), name);
  const serverUrl = readServerUrl(process.env.WMS_API_URL ?? serverUrlDefault);
  if (serverUrl === null) throw new Error(words.badServerUrl);

  const settings = await openSettings(inUserData('settings.json'), serverUrl);
  const keychain = createKeychain(() => openKeychainEntry(app.getName(), 'desktop-session'), report);
  const callServer = createApi(await readDeviceHash(inUserData('install-id')));
  const now = Date.now;
  const makeId = randomUUID;
  const file = inUserData('session.json');
  const session = new DesktopSession({ file, keychain, callServer, now, makeId, words, report });
  const window = createWindow(join(out, 'preload/index.cjs'));
  const queue = new DurableQueue({
    file: openQueueFile(inUserData('scan-queue.db')),
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
  answerCalls(createScreenAnswers({ session, queue, settings, words }));
  protocol.handle(appScheme, createAppProtocol(join(out, 'renderer')));
  powerMonitor.on('resume', () => queue.retryNow());
  askBeforeQuitting(window, { app, dialog, queue, words });
  app.on('second-instance', () => bringToFront(window));
  app.on('will-quit', () => queue.close());
  setMenu(words);
  await session.restore();
  queue.retryNow();
  await loadScreens(window);
}

/** What cannot be started is said in a box that a person sees, for nobody reads this program's output. */
function giveUp(cause: unknown): void {
  const words = wordsFor(app.getLocale());
  const sentence = cause instanceof Error ? cause.message : String(cause);
  report(sentence);
  dialog.showErrorBox(
    words.cannotStart,
    cause instanceof QueueFileError ? words.queueFile[cause.fault] : sentence,
  );
  app.exit(2);
}
