import { Button, Slider, TextInput } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../elements/notice.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { daysAgo, daysSince, fromLocalField, sliderDaysMax, toLocalField } from './past-instant.ts';

interface PastPickerProps {
  /** ISO 8601; null for the present. */
  readonly asOf: string | null;
  readonly onChoose: (asOf: string | null) => void;
}

/** Chooses a moment of the past, by day with a slider or to the minute in a field. */
export function PastPicker({ asOf, onChoose }: PastPickerProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [now] = useState(() => Date.now());
  const [days, setDays] = useState(daysSince(asOf, now));
  const [text, setText] = useState(asOf === null ? '' : toLocalField(asOf));
  const [tooLate, setTooLate] = useState(false);
  // The address may change beneath: the way back, or the other of the two controls.
  useEffect(() => {
    setDays(daysSince(asOf, now));
    setText(asOf === null ? '' : toLocalField(asOf));
    setTooLate(false);
  }, [asOf, now]);
  const type = (typed: string) => {
    setText(typed);
    const instant = fromLocalField(typed, Date.now());
    setTooLate(typed !== '' && instant === null);
    if (instant !== null) onChoose(instant);
  };
  const daysInWords = (value: number) =>
    value === 0 ? t('past.now') : t('past.daysAgoValue', { count: value });
  return (
    <section className="wms-work wms-past" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('past.title')}</h2>
      <div className="wms-past-slider">
        <span aria-hidden>{t('past.daysAgo')}</span>
        <Slider
          thumbLabel={t('past.daysAgo')}
          // The present is on the right, as time goes on.
          inverted
          min={-sliderDaysMax}
          max={0}
          value={-days}
          label={(value) => daysInWords(-value)}
          thumbValueText={daysInWords(days)}
          onChange={(value) => setDays(-value)}
          onChangeEnd={(value) => onChoose(daysAgo(-value, Date.now()))}
        />
      </div>
      <TextInput
        type="datetime-local"
        size="md"
        label={t('past.instant')}
        value={text}
        max={toLocalField(new Date(now).toISOString())}
        onChange={(event) => type(event.currentTarget.value)}
        error={tooLate ? t('past.tooLate') : undefined}
      />
    </section>
  );
}

/** Says, so that nobody can miss it, that what is shown is not the present; and leads back. */
export function PastNotice({ asOf, onBack }: { asOf: string; onBack: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Notice tone="warning" icon={IconHistory} title={t('past.shown', { when: format.dateTime(asOf) })}>
      <p>{t('past.hint')}</p>
      <Button className="wms-notice-button" variant="default" onClick={onBack}>
        {t('past.back')}
      </Button>
    </Notice>
  );
}
