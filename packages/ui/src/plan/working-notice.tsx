import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const tickMs = 1_000;

/** Says that a proposal is being made, and for how long already. */
export function WorkingNotice() {
  const { t } = useTranslation();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), tickMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="wms-working">
      <Loader size="sm" aria-hidden />
      <p role="timer">{t('plan.working', { seconds })}</p>
      <p className="wms-hint" role="status">
        {t('plan.workingHint')}
      </p>
    </div>
  );
}
