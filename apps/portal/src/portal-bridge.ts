import { type CallResult, type ClientOptions, createClient, type Refusal, UnansweredKeys } from '@wms/client';
import { type AnswerOf, type EndpointName, endpoints, headers, type PortalSession } from '@wms/contract';
import { createPortalClock } from './portal-clock.ts';
import { createPortalFiles } from './portal-files.ts';
import { createPortalLive, type Page } from './portal-live.ts';
import type { HostBridge, QueueableName, Session, Submission } from '@wms/ui/host-bridge';
import { browserDrafts } from './browser-drafts.ts';
import { sendInTurn } from './send-in-turn.ts';
import { subscribeTo } from './subscribe-to.ts';

export interface PortalBridgeOptions {
  readonly version: string;
  /** Where the API is; empty for the page's own origin, which is where the session's cookie goes. */
  readonly baseUrl: string;
  /** The page that the screens are on. */
  readonly page: Page;
  readonly fetch?: typeof globalThis.fetch;
}

type SessionListener = Parameters<HostBridge['session']['onChange']>[0];

/** Refusals that mean the session itself is over, not only this call. */
const endsSession: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'TOKEN_LOCKED']);

const signedOut: Refusal = {
  kind: 'REFUSED',
  status: 401,
  code: 'UNAUTHENTICATED',
  error: 'You are signed out. Nothing was sent; sign in and try again.',
  requestId: '',
  details: {},
};

/**
 * The screens' host in a browser: fetch with the session's cookie, which no script can read. Every call by cookie
 * carries the CSRF token that the session answered with. A page keeps no queue: what gets no answer has failed.
 */
export function createPortalBridge({ version, page, ...options }: PortalBridgeOptions): HostBridge {
  const listeners = new Set<SessionListener>();
  const keys = new UnansweredKeys();
  let csrfToken: string | null = null;
  const clock = createPortalClock(options.fetch ?? ((input, init) => globalThis.fetch(input, init)));
  const csrfHeader = (): Record<string, string> => (csrfToken === null ? {} : { [headers.csrf]: csrfToken });
  const clientOptions: ClientOptions = { ...options, fetch: clock.fetch, credentials: csrfHeader };
  const client = createClient(clientOptions);
  const live = createPortalLive(client, page, (refusal) => minding({ ok: false, failure: refusal }));

  /** A session has ended and its screens may still ask: what needs one is answered here, until the next begins. */
  let isOver = false;
  const answeredHere = (name: EndpointName): CallResult<never> | null =>
    isOver && endpoints[name].roles !== null ? { ok: false, failure: signedOut } : null;

  const changeSession = (next: PortalSession | null, endedBy: Refusal | null) => {
    csrfToken = next?.csrfToken ?? null;
    isOver = next === null;
    live.followAs(next?.role ?? null);
    for (const listener of listeners) listener(next && toSession(next), endedBy);
  };
  const minding = <Result extends CallResult<unknown>>(result: Result): Result => {
    if (result.ok) live.reconnected();
    if (csrfToken === null || result.ok || result.failure.kind !== 'REFUSED') return result;
    if (endsSession.has(result.failure.code)) changeSession(null, result.failure);
    return result;
  };

  /** The same change asked for again before an answer came goes out with the same key. */
  const change: HostBridge['change'] = async (name, request) => {
    const here = answeredHere(name);
    if (here) return here;
    const event = JSON.stringify([name, request]);
    const result = minding(await client.call(name, request, { idempotencyKey: keys.keyFor(event) }));
    if (result.ok || result.failure.kind === 'REFUSED') keys.answered(event);
    // Another warehouse is another session: its cookie has come with the answer.
    if (result.ok && name === 'chooseWarehouse') changeSession(result.answer as PortalSession, null);
    return result;
  };

  return {
    version,
    live: live.host,
    clock: clock.host,
    queue: null,
    desktop: null,
    request: async (name, request) => answeredHere(name) ?? minding(await client.call(name, request)),
    change,

    submit: async (name, request) => submissionOf(await change(name, request)),
    submitAll: (writes) =>
      sendInTurn(writes, async ({ name, request, key }) =>
        submissionOf(answeredHere(name) ?? minding(await client.call(name, request as never, keyed(key)))),
      ),
    files: createPortalFiles(clientOptions, { answeredHere, minding }),
    drafts: browserDrafts,
    session: {
      async current() {
        const result = await client.call('readPortalSession', {});
        if (!result.ok) return null;
        csrfToken = result.answer.csrfToken;
        isOver = false;
        live.followAs(result.answer.role);
        return toSession(result.answer);
      },
      async signIn(credentials) {
        const result = await client.call('signInToPortal', { body: credentials });
        if (!result.ok) return result;
        changeSession(result.answer, null);
        return { ...result, answer: toSession(result.answer) };
      },
      signOut: () => client.call('signOutOfPortal', {}).then(() => changeSession(null, null)),
      onChange: subscribeTo(listeners),
    },
  };
}

const keyed = (idempotencyKey: string) => ({ idempotencyKey });

function submissionOf<Name extends QueueableName>(result: CallResult<AnswerOf<Name>>): Submission<Name> {
  if (result.ok) return { state: 'DONE', answer: result.answer, replayed: result.replayed };
  const { failure } = result;
  if (failure.kind === 'UNREACHABLE') return { state: 'FAILED', error: failure.error };
  return { state: 'REFUSED', refusal: failure, entryId: null };
}

const toSession = ({ csrfToken: _kept, ...session }: PortalSession): Session => ({
  ...session,
  secretKeptIn: 'cookie',
});
