import { Button } from '@mantine/core';
import { IconClockUp, IconLock, IconUserShield } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../elements/notice.tsx';
import { Page } from '../elements/page.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import type { BriefHost, Session } from '../host-bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { waiting } from '../queue/split-queue.ts';
import { useQueue } from '../queue/use-queue.ts';
import { useWaitingToBeSent } from '../receive/use-second-scan.ts';
import { classifyCode } from '../scan/classify-code.ts';
import { useScanHandler } from '../scan/scan-provider.tsx';
import { useSession } from '../session/use-session.ts';
import { BriefResult } from './brief-result.tsx';
import { type Booked, BriefScreens } from './brief-screens.tsx';
import { BriefSignIn } from './brief-sign-in.tsx';
import { useBriefSession } from './use-brief-session.ts';

/** A worker has scanned an ASN: a supervisor signs in over their shoulder, receives it, and the worker goes on. */
export function BriefReceive({ asnNumber, brief }: { asnNumber: string; brief: BriefHost }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useBriefSession(brief);
  // Whose counts are on the screen: of a session that has ended they stay.
  const [drawn, setDrawn] = useState<Session | null>(null);
  if (session && session !== drawn) setDrawn(session);
  const [booked, setBooked] = useState<Booked | null>(null);
  const [wasKept, setWasKept] = useState(false);
  const isWaiting = useWaitingToBeSent(asnNumber);
  const kept = waiting(useQueue()).length;

  const onKept = useCallback(() => setWasKept(true), []);
  const onLeave = () => void navigate({ to: '/' });
  const isDone = booked !== null || (wasKept && !isWaiting && session === null);
  const startAgain = () => {
    setBooked(null);
    setWasKept(false);
    setDrawn(null);
  };
  useOtherScans(asnNumber, session !== null, isDone, startAgain);

  if (drawn && isDone) {
    return (
      <BriefResult asnNumber={asnNumber} supervisor={drawn.userName} booked={booked} onLeave={onLeave} />
    );
  }
  const signIn = <BriefSignIn asnNumber={asnNumber} brief={brief} kept={kept} onLeave={onLeave} />;
  const keptNotice = isWaiting && (
    <Notice tone="queued" icon={IconClockUp} title={t('brief.kept')}>
      <p>{t('brief.keptLong', { asnNumber })}</p>
    </Notice>
  );
  if (drawn === null) {
    return (
      <Page title={t('receive.title', { asnNumber })}>
        {keptNotice}
        {signIn}
      </Page>
    );
  }
  return (
    <>
      {session ? (
        <BriefBar session={session} isKept={wasKept} onEnd={onLeave} />
      ) : (
        <div className="wms-brief-over">
          {keptNotice || <Over supervisor={drawn.userName} />}
          {signIn}
          <RefuseScans asnNumber={asnNumber} />
        </div>
      )}
      <BriefScreens
        key={`${drawn.userName} ${drawn.warehouseId}`}
        asnNumber={asnNumber}
        brief={brief}
        session={drawn}
        isOver={session === null}
        onKept={onKept}
        onBooked={setBooked}
      />
    </>
  );
}

/** Who is signed in beside the worker, for how long, and the way out. */
function BriefBar({ session, isKept, onEnd }: { session: Session; isKept: boolean; onEnd: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { userName: worker } = useSession();
  return (
    <section className="wms-brief-bar" aria-label={t('brief.bar')}>
      <IconUserShield aria-hidden size={28} />
      <p role="status">
        <strong>
          {t('brief.bar')}: {session.userName}
        </strong>
        <span>{t('brief.barHint', { time: format.time(session.expiresAt), worker })}</span>
      </p>
      <Button size="lg" variant="default" onClick={onEnd}>
        {t(isKept ? 'brief.endKept' : 'brief.end')}
      </Button>
    </section>
  );
}

function Over({ supervisor }: { supervisor: string }) {
  const { t } = useTranslation();
  return (
    <Notice role="alert" tone="warning" icon={IconLock} title={t('brief.over')}>
      <p>{t('brief.overHint', { supervisor })}</p>
    </Notice>
  );
}

/** Deals with what the pallet's own screen leaves: nothing may carry the supervisor's sign-in away unnoticed. */
function useOtherScans(asnNumber: string, isSignedIn: boolean, isDone: boolean, startAgain: () => void) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  useScanHandler((scanned) => {
    if (isSignedIn && !isDone) {
      report('REJECTED', t('brief.say.onlyThis', { asnNumber }));
      return true;
    }
    const code = classifyCode(scanned);
    if (code.kind !== 'ASN' || code.asnNumber !== asnNumber) return false;
    if (isDone) startAgain();
    report('REJECTED', t('brief.say.signInFirst', { asnNumber }));
    return true;
  });
}

/** Stands before the handlers of screens that wait for their person, which would count and book. */
function RefuseScans({ asnNumber }: { asnNumber: string }) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  useScanHandler(() => {
    report('REJECTED', t('brief.say.signInFirst', { asnNumber }));
    return true;
  });
  return null;
}
