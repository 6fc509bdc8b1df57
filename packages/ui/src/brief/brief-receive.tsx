import { Button } from '@mantine/core';
import { IconClockUp, IconLock, IconUserShield } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../elements/notice.tsx';
import { Page } from '../elements/page.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import type { BriefHost, QueueEntry, Session } from '../host-bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { rejected, waiting } from '../queue/split-queue.ts';
import { useQueue, useQueueChanges } from '../queue/use-queue.ts';
import { useWaitingToBeSent } from '../receive/use-kept-receipts.ts';
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
  // Who was signed in last: a session is over before what came of it is shown.
  const [last, setLast] = useState<Session | null>(null);
  if (session && session !== last) setLast(session);
  const [booked, setBooked] = useState<Booked | null>(null);
  /** The receipt that got no answer in time, or was refused. */
  const [keptId, setKeptId] = useState<string | null>(null);
  // One that a person takes out of the exceptions is not booked: nothing came of it.
  const forgetTaken = useCallback(
    (before: readonly QueueEntry[], after: readonly QueueEntry[]) =>
      setKeptId((id) => {
        const wasRefused = rejected(before).some((entry) => entry.id === id);
        return wasRefused && !after.some((entry) => entry.id === id) ? null : id;
      }),
    [],
  );
  useQueueChanges(forgetTaken);
  const isWaiting = useWaitingToBeSent(asnNumber);
  const entries = useQueue();

  const onLeave = () => void navigate({ to: '/' });
  const isSent = keptId !== null && session === null && !entries.some(({ id }) => id === keptId);
  const isDone = booked !== null || isSent;
  const startAgain = () => {
    setBooked(null);
    setKeptId(null);
    setLast(null);
  };
  useOtherScans(asnNumber, session !== null, isDone, startAgain);

  if (last && isDone) {
    return <BriefResult asnNumber={asnNumber} supervisor={last.userName} booked={booked} onLeave={onLeave} />;
  }
  if (session) {
    return (
      <>
        <BriefBar session={session} isKept={keptId !== null} onEnd={onLeave} />
        <BriefScreens
          asnNumber={asnNumber}
          brief={brief}
          session={session}
          onKept={setKeptId}
          onBooked={setBooked}
        />
      </>
    );
  }
  return (
    <Page title={t('receive.title', { asnNumber })}>
      {isWaiting ? (
        <Notice tone="queued" icon={IconClockUp} title={t('brief.kept')}>
          <p>{t('brief.keptLong', { asnNumber })}</p>
        </Notice>
      ) : (
        last && <Over />
      )}
      <BriefSignIn asnNumber={asnNumber} brief={brief} kept={waiting(entries).length} onLeave={onLeave} />
    </Page>
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

function Over() {
  const { t } = useTranslation();
  return (
    <Notice role="alert" tone="warning" icon={IconLock} title={t('brief.over')}>
      <p>{t('brief.overHint')}</p>
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
