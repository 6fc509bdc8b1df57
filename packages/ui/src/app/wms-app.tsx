import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type RouterHistory, RouterProvider } from '@tanstack/react-router';
import type { Refusal } from '@wms/client';
import { useEffect, useRef, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { FeedbackProvider } from '../feedback/feedback.tsx';
import type { HostBridge, Session } from '../host-bridge.ts';
import { startI18n } from '../i18n/start-i18n.ts';
import { ScanProvider } from '../scan/scan-provider.tsx';
import { readResetLink, ResetPasswordScreen } from '../session/reset-password-screen.tsx';
import { SignInScreen } from '../session/sign-in-screen.tsx';
import { SessionProvider, useForgetAnswersOnLeaving, useSessionState } from '../session/use-session.ts';
import { HostProvider, hostKindOf, useHost } from './host-context.ts';
import { createQueryClient } from './query-client.ts';
import { createAppRouter, preloadScreens } from './router.tsx';
import { colorSchemeManager, theme } from './theme.ts';

export interface WmsAppProps {
  /** The program that the screens run in. */
  readonly bridge: HostBridge;
  /** Where the screens' addresses live: a browser's, a hash's or one in memory. */
  readonly history: RouterHistory;
}

/** All the screens. The host imports `@wms/ui/styles.css` beside it; nothing is written into style elements. */
export function WmsApp({ bridge, history }: WmsAppProps) {
  const [queries] = useState(createQueryClient);
  const [i18n] = useState(startI18n);
  const [resetLink] = useState(() => (bridge.desktop === null ? readResetLink(window.location) : null));
  useEffect(() => {
    const follow = (language: string) => {
      document.documentElement.lang = language;
    };
    follow(i18n.language);
    i18n.on('languageChanged', follow);
    return () => i18n.off('languageChanged', follow);
  }, [i18n]);
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={queries}>
          <HostProvider value={bridge}>
            {resetLink === null ? (
              <SignedInOrOut history={history} />
            ) : (
              <ResetPasswordScreen token={resetLink} />
            )}
          </HostProvider>
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}

function SignedInOrOut({ history }: { history: RouterHistory }) {
  const { session, endedBy } = useSessionState();
  useStartAfresh(history, session, endedBy);
  if (session === undefined) return null;
  if (session === null) return <SignInScreen endedBy={endedBy} />;
  // Another person or warehouse starts with fresh screens: no typed count or answer may pass from one to the next.
  const whose = `${session.userName} ${session.role} ${session.warehouseId}`;
  return <SignedIn key={whose} session={session} history={history} />;
}

/** After a person's own sign-out the next begins at the first screen; a session that was ended may go on where it was. */
function useStartAfresh(
  history: RouterHistory,
  session: Session | null | undefined,
  endedBy: Refusal | null,
): void {
  const wasSignedIn = useRef(false);
  useEffect(() => {
    if (session === null && endedBy === null && wasSignedIn.current) history.replace('/');
    wasSignedIn.current = Boolean(session);
  }, [history, session, endedBy]);
}

function SignedIn({ session, history }: { session: Session; history: RouterHistory }) {
  const hostKind = hostKindOf(useHost());
  const [router] = useState(() => createAppRouter(history, { role: session.role, hostKind }));
  useForgetAnswersOnLeaving();
  useEffect(() => void preloadScreens(router), [router]);
  return (
    <SessionProvider value={session}>
      <FeedbackProvider>
        <ScanProvider>
          <RouterProvider router={router} />
        </ScanProvider>
      </FeedbackProvider>
    </SessionProvider>
  );
}
