import { Button, Group, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReviewedLevelAnswer } from '@wms/contract';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentOf } from '../desk/changed-meanwhile.ts';
import { useReadDeskAgain } from '../desk/use-ops-list.ts';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Notice } from '../elements/notice.tsx';
import { readCount } from '../elements/read-count.ts';
import { Term } from '../elements/term.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';

interface ReviewCardProps {
  readonly level: ReviewedLevelAnswer;
  readonly warehouseId: string;
  /** How many wait, this one among them. */
  readonly left: number;
  readonly onDecided: () => void;
}

interface Settings {
  readonly refillThreshold: number;
  readonly parLevel: number;
}

/**
 * One level to decide on: take the suggestion, type other settings, or keep what it has. A decision rests on what was
 * shown; what somebody else has set meanwhile is told, and what was typed stays.
 */
export function ReviewCard({ level, warehouseId, left, onDecided }: ReviewCardProps) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const readAgain = useReadDeskAgain();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { sku, suggestion } = level;
  const start = suggestion ?? level;
  const [threshold, setThreshold] = useState(String(start.refillThreshold));
  const [par, setPar] = useState(String(start.parLevel));
  const [shown, setShown] = useState<Settings>(level);
  const { change, busy, failure } = useChange('changeLevel', ({ refillThreshold, parLevel }) => {
    report('ACCEPTED', t('levels.say.set', { sku, refillThreshold, parLevel }));
    void readAgain().then(onDecided);
  });
  const theirs = currentOf(failure) as Settings | null;
  if (theirs && (theirs.refillThreshold !== shown.refillThreshold || theirs.parLevel !== shown.parLevel)) {
    setShown(theirs);
  }
  const expected = { refillThreshold: shown.refillThreshold, parLevel: shown.parLevel };
  const [typedThreshold, typedPar] = [readCount(threshold), readCount(par)];
  const save = (settings: Partial<Settings>) =>
    change({ params: { id: warehouseId }, body: { sku, ...settings, expected } });
  const saveTyped = () => {
    if (typedThreshold !== null && typedPar !== null)
      save({ refillThreshold: typedThreshold, parLevel: typedPar });
  };
  const fault = (count: number | null) => (count === null ? t('catalogue.notACount') : undefined);
  return (
    <form
      className="wms-work"
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault();
        saveTyped();
      }}
    >
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {sku} <small className="wms-item-name">{level.name}</small>
      </h2>
      {level.needsReview && <p className="wms-hint">{t('levels.left', { count: left })}</p>}
      {failure && <FailureAlert failure={failure} />}
      {theirs && (
        <Notice tone="warning" icon={IconAlertTriangle}>
          <p>{t('levels.theirs', { ...theirs })}</p>
        </Notice>
      )}
      <Why level={level} />
      <div className="wms-choice">
        <TextInput
          size="md"
          className="wms-quantity"
          label={t('levels.refillThreshold')}
          inputMode="numeric"
          autoComplete="off"
          value={threshold}
          onChange={(event) => setThreshold(event.currentTarget.value)}
          error={fault(typedThreshold)}
        />
        <TextInput
          size="md"
          className="wms-quantity"
          label={t('levels.parLevel')}
          inputMode="numeric"
          autoComplete="off"
          value={par}
          onChange={(event) => setPar(event.currentTarget.value)}
          error={fault(typedPar)}
        />
      </div>
      <Group>
        <Button
          type="submit"
          size="md"
          loading={busy}
          disabled={typedThreshold === null || typedPar === null}
        >
          {t(
            suggestion && isSuggested(suggestion, typedThreshold, typedPar) ? 'levels.accept' : 'levels.save',
          )}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={() => save({})}>
          {t('levels.keep', expected)}
        </Button>
      </Group>
    </form>
  );
}

const isSuggested = (suggestion: Settings, threshold: number | null, par: number | null): boolean =>
  suggestion.refillThreshold === threshold && suggestion.parLevel === par;

/** Where the suggestion comes from, term by term. */
function Why({ level }: { level: ReviewedLevelAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { suggestion } = level;
  return (
    <dl className="wms-terms">
      <Term name={t('levels.now')}>
        {t('levels.nowIs', {
          quantity: level.currentQuantity,
          refillThreshold: level.refillThreshold,
          parLevel: level.parLevel,
        })}
      </Term>
      <Term name={t('levels.why.central')}>{format.number(level.ourStock)}</Term>
      {suggestion ? (
        <>
          <Term name={t('levels.why.consumed')}>
            {t('levels.why.consumedHow', { ...suggestion.explanation })}
          </Term>
          <Term name={t('levels.refillThreshold')}>
            {t('levels.why.thresholdHow', { ...suggestion.explanation, result: suggestion.refillThreshold })}
          </Term>
          <Term name={t('levels.parLevel')}>
            {t('levels.why.parHow', { ...suggestion.explanation, result: suggestion.parLevel })}
          </Term>
        </>
      ) : (
        <Term name={t('levels.suggested')}>{t('levels.why.none')}</Term>
      )}
    </dl>
  );
}
