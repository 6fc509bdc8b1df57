import type { LiveFollower } from '@wms/client';
import type { Calls, QueueableRequest, Write } from '../shared/ipc.ts';
import { answerBriefly } from './answer-briefly.ts';
import { createMachineAnswers, type MachineParts } from './answer-machine.ts';
import type { BriefSession } from './brief-session.ts';
import { parseRequest } from './parse-request.ts';
import type { DurableQueue } from './queue/scan-queue.ts';
import type { DesktopSession } from './session.ts';
import { desktopSettings } from './settings.ts';
import type { Words } from './words.ts';

export interface ScreenParts {
  readonly session: DesktopSession;
  readonly brief: BriefSession;
  readonly queue: DurableQueue;
  readonly live: Pick<LiveFollower, 'state' | 'reconnected'>;
  readonly machine: MachineParts;
  readonly words: Words;
}

/** What the main process does for each call of the screens. */
export function createScreenAnswers(parts: ScreenParts): Calls {
  const { session, queue, live, words } = parts;
  const { settings } = parts.machine;
  const answered = (): void => {
    queue.reconnected();
    live.reconnected();
  };
  return {
    async request(name, given) {
      const parsed = parseRequest(name, given, words.requestUnfit);
      if (!parsed.ok) return { ok: false, failure: parsed.refusal };
      const result = await session.call(name, parsed.request);
      if (result.ok) answered();
      return result;
    },

    async change(name, given) {
      const parsed = parseRequest(name, given, words.requestUnfit);
      if (!parsed.ok) return { ok: false, failure: parsed.refusal };
      const result = await session.change(name, parsed.request);
      if (result.ok) answered();
      return result;
    },

    async submit(name, given, subject, draft) {
      const parsed = parseRequest(name, given, words.requestUnfit);
      if (!parsed.ok) return { state: 'REFUSED', refusal: parsed.refusal, entryId: null };
      return queue.submit(name, parsed.request as QueueableRequest, subject, draft);
    },

    async submitAll(given, draft) {
      const parsed = given.map(({ name, request }) => parseRequest(name, request, words.requestUnfit));
      const unfit = parsed.find((one) => !one.ok);
      // All or none: one that cannot be sent keeps the others back.
      if (unfit) return given.map(() => ({ state: 'FAILED', error: words.requestUnfit }));
      return queue.submitAll(given as readonly Write[], draft);
    },
    readDraft: async (name) => queue.readDraft(name),
    keepDraft: async (name, text) => queue.keepDraft(name, text),

    currentSession: async () => session.current()?.info ?? null,
    signIn: (credentials) => session.signIn(settings.read().serverUrl, credentials),
    signOut: () => session.signOut(),

    ...answerBriefly({ ...parts, answered }),

    liveState: async () => live.state,

    listQueue: async () => queue.list(),
    retryQueue: async () => queue.retryNow(),
    dismissEntry: async (entryId) => queue.dismiss(entryId),
    resendEntry: async (entryId) => queue.resend(entryId),
    async correctEntry(entryId, given, draft) {
      const entry = queue.list().find(({ id }) => id === entryId);
      const parsed = entry && parseRequest(entry.name, given, words.requestUnfit);
      if (parsed && !parsed.ok) return { state: 'FAILED', error: words.requestUnfit };
      return queue.correct(entryId, given as QueueableRequest, draft);
    },
    takeBackEntry: async (entryId, draft) => queue.takeBack(entryId, draft),

    ...createMachineAnswers(parts.machine),
    readSettings: async () => settings.read(),
    async saveSettings(wanted) {
      const parsed = desktopSettings.safeParse(wanted);
      if (!parsed.success) return { ok: false, error: words.settingsUnfit };
      const saved = await settings.save(parsed.data);
      // A token belongs to the server that gave it; going to another one means signing in there.
      const open = session.current();
      if (open && open.serverUrl !== saved.serverUrl) await session.signOut();
      return { ok: true, settings: saved };
    },
  };
}
