import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { useFormat } from '../i18n/use-format.ts';
import { sessionStage } from './session-end.ts';
import { useSession } from './use-session.ts';

/** How often it is looked how long nobody has done anything, in milliseconds. */
const lookMs = 5_000;
/** While somebody is at work the server hears of it at least this often, also from a screen that asks for nothing. */
const tellServerMs = 5 * 60_000;

/**
 * Watches a browser's session: warns before it ends because nobody is there, or because its time is over, and ends
 * it. What was typed stays on the screen.
 */
export function SessionGuard({ onOver }: { onOver: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const host = useHost();
  const expiresAt = Date.parse(useSession().expiresAt);
  const [activeAt, setActiveAt] = useState(() => Date.now());
  const [now, setNow] = useState(activeAt);
  const [toldAt, setToldAt] = useState(activeAt);

  const noteActivity = useEffectEvent(() => {
    const at = Date.now();
    // Every key would draw the guard anew; a second is near enough.
    if (at - activeAt >= 1_000) setActiveAt(at);
    if (at - toldAt < tellServerMs) return;
    setToldAt(at);
    void host.session.current();
  });
  useEffect(() => {
    const note = () => noteActivity();
    const kinds = ['pointerdown', 'keydown'] as const;
    for (const kind of kinds) window.addEventListener(kind, note, { capture: true, passive: true });
    const timer = setInterval(() => setNow(Date.now()), lookMs);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, note, { capture: true });
      clearInterval(timer);
    };
  }, []);

  const stage = sessionStage(Math.max(now, activeAt), activeAt, expiresAt);
  const end = useEffectEvent(onOver);
  const isOver = stage.kind === 'OVER';
  useEffect(() => {
    if (isOver) end();
  }, [isOver]);

  if (stage.kind !== 'IDLE_SOON' && stage.kind !== 'ENDS_SOON') return null;
  const stay = () => {
    setActiveAt(Date.now());
    void host.session.current();
  };
  return (
    <div role="alert" className="wms-session-end">
      <p>
        {t(stage.kind === 'IDLE_SOON' ? 'session.idleSoon' : 'session.endsSoon', {
          time: format.time(stage.at),
        })}
      </p>
      {stage.kind === 'IDLE_SOON' && (
        <Button size="md" onClick={stay}>
          {t('session.stay')}
        </Button>
      )}
    </div>
  );
}
