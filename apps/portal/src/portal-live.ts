import {
  type Client,
  LiveFollower,
  type LiveNews,
  type LiveState,
  mayFollow,
  type Refusal,
} from '@wms/client';
import type { Role } from '@wms/domain';
import type { LiveHost } from '@wms/ui/host-bridge';
import { subscribeTo } from './subscribe-to.ts';

/** As much of a document as it takes to know whether somebody can see the page. */
export type Page = Pick<Document, 'visibilityState' | 'addEventListener'>;

export interface PortalLive {
  readonly host: LiveHost;
  /** Follows for whoever is signed in now; null for nobody. */
  followAs(role: Role | null): void;
  /** Something else has just got an answer from the server. */
  reconnected(): void;
}

/**
 * Follows the server while the page is in view. A page that nobody sees lets go of it: a browser keeps few
 * connections to one server, and a session may have few streams; once seen again, everything is read anew.
 */
export function createPortalLive(
  client: Client,
  page: Page,
  onRefused: (refusal: Refusal) => void,
): PortalLive {
  const stateListeners = new Set<(state: LiveState) => void>();
  const newsListeners = new Set<(news: LiveNews) => void>();
  const live = new LiveFollower({
    now: Date.now,
    onState: (state) => stateListeners.forEach((listener) => listener(state)),
    onNews: (news) => newsListeners.forEach((listener) => listener(news)),
  });
  let role: Role | null = null;
  const follow = () => {
    if (role === null || !mayFollow(role) || page.visibilityState === 'hidden') live.stop();
    else live.start((options) => client.follow(options), onRefused);
  };
  page.addEventListener('visibilitychange', follow);
  return {
    host: {
      state: async () => live.state,
      onState: subscribeTo(stateListeners),
      onNews: subscribeTo(newsListeners),
    },
    followAs(next) {
      role = next;
      follow();
    },
    reconnected: () => live.reconnected(),
  };
}
