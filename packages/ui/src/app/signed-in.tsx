import { QueryClientProvider } from '@tanstack/react-query';
import { type RouterHistory, RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FeedbackProvider } from '../feedback/feedback.tsx';
import type { Session } from '../host-bridge.ts';
import { fetchAllTexts } from '../i18n/start-i18n.ts';
import { ScanProvider } from '../scan/scan-provider.tsx';
import { SessionGuard } from '../session/session-guard.tsx';
import { SessionProvider } from '../session/use-session.ts';
import { hostKindOf, useHost } from './host-context.ts';
import { createQueryClient } from './query-client.ts';
import { createAppRouter, preloadScreens } from './router.tsx';

interface SignedInProps {
  readonly session: Session;
  /** It has ended, and its person may come back to it. */
  readonly isOver: boolean;
  readonly history: RouterHistory;
  readonly onIdle: () => void;
}

/** Everything that somebody signed in sees. */
export function SignedIn({ session, isOver, history, onIdle }: SignedInProps) {
  const hostKind = hostKindOf(useHost());
  const [router] = useState(() => createAppRouter(history, { role: session.role, hostKind }));
  // Answers are kept for one person in one warehouse: nobody else is shown them, not even for a moment.
  const [queries] = useState(createQueryClient);
  useEffect(() => () => queries.clear(), [queries]);
  useEffect(() => {
    if (!isOver) void queries.invalidateQueries();
  }, [queries, isOver]);
  useEffect(() => {
    void preloadScreens(router);
    void fetchAllTexts();
  }, [router]);
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider value={session}>
        <FeedbackProvider>
          <ScanProvider>
            <RouterProvider router={router} />
            {hostKind.isBrowser && !isOver && <SessionGuard onOver={onIdle} />}
          </ScanProvider>
        </FeedbackProvider>
      </SessionProvider>
    </QueryClientProvider>
  );
}
