import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RouterHistory } from '@tanstack/react-router';
import type { Refusal } from '@wms/client';
import type { i18n } from 'i18next';
import { lazy, Suspense, use, useEffect, useRef, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterPaint } from '../feedback/after-paint.ts';
import type { HostBridge, Session } from '../host-bridge.ts';
import { isSignUpPage, readResetLink } from '../session/landing-pages.ts';
import { NextWarehouseProvider, type Warehouse } from '../session/next-warehouse.ts';
import { SignInOver } from '../session/sign-in-over.tsx';
import { SignInScreen } from '../session/sign-in-screen.tsx';
import { useSessionState } from '../session/use-session.ts';
import { AppBoundary } from './app-boundary.tsx';
import { HostProvider, useHost } from './host-context.ts';
import { createQueryClient } from './query-client.ts';
import { colorSchemeManager, theme } from './theme.ts';

// What nobody sees before signing in comes after the first screen; what few ever see comes when it is wanted.
const fetchSignedIn = () => import('./signed-in.tsx');
const SignedIn = lazy(() => fetchSignedIn().then((part) => ({ default: part.SignedIn })));
const FirstRunScreen = lazy(() =>
  import('../station/first-run-screen.tsx').then((part) => ({ default: part.FirstRunScreen })),
);
const ResetPasswordScreen = lazy(() =>
  import('../session/reset-password-screen.tsx').then((part) => ({ default: part.ResetPasswordScreen })),
);
const SignUpScreen = lazy(() =>
  import('../session/sign-up-screen.tsx').then((part) => ({ default: part.SignUpScreen })),
);

const firstRunKey = ['first-run'] as const;

export interface WmsAppProps {
  /** The program that the screens run in. */
  readonly bridge: HostBridge;
  /** Where the screens' addresses live: a browser's, a hash's or one in memory. */
  readonly history: RouterHistory;
  /** The texts, on their way; the same promise for as long as the app is there. */
  readonly starting: Promise<i18n>;
}

/** All the screens. The host imports `@wms/ui/styles.css` beside it; nothing is written into style elements. */
export function WmsApp(props: WmsAppProps) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <AppBoundary bridge={props.bridge}>
        <Suspense fallback={null}>
          <Screens {...props} />
        </Suspense>
      </AppBoundary>
    </MantineProvider>
  );
}

function Screens({ bridge, history, starting }: WmsAppProps) {
  const i18n = use(starting);
  const [queries] = useState(createQueryClient);
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
  );
}

function SignedInOrOut({ history }: { history: RouterHistory }) {
  const { session, endedBy, endIdle } = useSessionState();
  const { desktop } = useHost();
  const [isChoosing, setChoosing] = useState(false);
  const [warehouse, setWarehouse] = useState<Warehouse | null>(null);
  const firstRun = useFirstRun(history);
  // Fetched while somebody types a password, and not before they can. What cannot be fetched is said when it is drawn.
  const isSignIn = session === null;
  useEffect(() => {
    if (isSignIn) afterPaint(() => void fetchSignedIn().catch(() => undefined));
  }, [isSignIn]);
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
