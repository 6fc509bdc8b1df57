import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RouterHistory, RouterProvider } from '@tanstack/react-router';
import type { Refusal } from '@wms/client';
import { useEffect, useRef, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { FeedbackProvider } from '../feedback/feedback.tsx';
import type { HostBridge, Session } from '../host-bridge.ts';
import { startI18n } from '../i18n/start-i18n.ts';
import { ScanProvider } from '../scan/scan-provider.tsx';
import { readResetLink, ResetPasswordScreen } from '../session/reset-password-screen.tsx';
import { NextWarehouseProvider, type Warehouse } from '../session/next-warehouse.ts';
import { SessionGuard } from '../session/session-guard.tsx';
import { SignInOver } from '../session/sign-in-over.tsx';
import { SignInScreen } from '../session/sign-in-screen.tsx';
import { isSignUpPage, SignUpScreen } from '../session/sign-up-screen.tsx';
import { SessionProvider, useSessionState } from '../session/use-session.ts';
import { FirstRunScreen } from '../station/first-run-screen.tsx';
import { HostProvider, hostKindOf, useHost } from './host-context.ts';
import { createQueryClient } from './query-client.ts';
import { createAppRouter, preloadScreens } from './router.tsx';
import { colorSchemeManager, theme } from './theme.ts';

const firstRunKey = ['first-run'] as const;

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
  const [isSignUp] = useState(() => bridge.desktop === null && isSignUpPage(window.location));
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
            {resetLink !== null ? (
              <ResetPasswordScreen token={resetLink} />
            ) : isSignUp ? (
              <SignUpScreen />
            ) : (
              <SignedInOrOut history={history} />
            )}
          </HostProvider>
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}

function SignedInOrOut({ history }: { history: RouterHistory }) {
  const { session, endedBy, endIdle } = useSessionState();
  const { desktop } = useHost();
  const [isChoosing, setChoosing] = useState(false);
  const [warehouse, setWarehouse] = useState<Warehouse | null>(null);
  const firstRun = useFirstRun(history);
  // The choice was for one sign-in; the next person has warehouses of their own.
  useEffect(() => {
    if (session) setWarehouse(null);
  }, [session]);
  // Whose screens are drawn: of a session that was ended they stay, so that nothing that was typed is lost.
  const [drawn, setDrawn] = useState<Session | null>(null);
  if (session && session !== drawn) setDrawn(session);
  if (session === null && drawn && (endedBy === null || desktop)) setDrawn(null);
  useStartAfresh(history, session, endedBy);
  if (session === undefined || firstRun.isOpen === undefined) return null;
  if (desktop && session === null && firstRun.isOpen) {
    return <FirstRunScreen desktop={desktop} onReady={firstRun.onServerKnown} />;
  }
  const shown = session ?? drawn;
  if (shown === null || isChoosing || (session === null && (endedBy === null || desktop))) {
    return <SignInScreen endedBy={endedBy} warehouse={warehouse} onChoosing={setChoosing} />;
  }
  // Another person or warehouse starts with fresh screens: no typed count or answer may pass from one to the next.
  const whose = `${personOf(shown)} ${shown.warehouseId}`;
  return (
    <NextWarehouseProvider value={setWarehouse}>
      <div className="wms-under" inert={session === null}>
        <SignedIn key={whose} session={shown} isOver={session === null} history={history} onIdle={endIdle} />
      </div>
      {session === null && endedBy && <SignInOver endedBy={endedBy} session={shown} />}
    </NextWarehouseProvider>
  );
}

/** Whether this computer must still be told its server; once it is, the first screen is about its station. */
function useFirstRun(history: RouterHistory) {
  const { desktop } = useHost();
  const queries = useQueryClient();
  const { data: isOpen } = useQuery({
    queryKey: firstRunKey,
    queryFn: async () => (await desktop?.isFirstRun()) ?? false,
    staleTime: Infinity,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  const onServerKnown = () => {
    queries.setQueryData(firstRunKey, false);
    history.replace('/welcome');
  };
  return { isOpen, onServerKnown };
}

const personOf = ({ userName, email, role }: Session): string => `${email} ${userName} ${role}`;

/** Whoever signs in after another person begins at the first screen; the same person goes on where they were. */
function useStartAfresh(
  history: RouterHistory,
  session: Session | null | undefined,
  endedBy: Refusal | null,
): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (session === undefined) return;
    const person = session && personOf(session);
    const isLeaving = person === null && endedBy === null && last.current !== null;
    const isOther = person !== null && last.current !== null && last.current !== person;
    if (isLeaving || isOther) history.replace('/');
    if (person !== null || endedBy === null) last.current = person;
  }, [history, session, endedBy]);
}

interface SignedInProps {
  readonly session: Session;
  /** It has ended, and its person may come back to it. */
  readonly isOver: boolean;
  readonly history: RouterHistory;
  readonly onIdle: () => void;
}

function SignedIn({ session, isOver, history, onIdle }: SignedInProps) {
  const hostKind = hostKindOf(useHost());
  const [router] = useState(() => createAppRouter(history, { role: session.role, hostKind }));
  // Answers are kept for one person in one warehouse: nobody else is shown them, not even for a moment.
  const [queries] = useState(createQueryClient);
  useEffect(() => () => queries.clear(), [queries]);
  useEffect(() => {
    if (!isOver) void queries.invalidateQueries();
  }, [queries, isOver]);
  useEffect(() => void preloadScreens(router), [router]);
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
