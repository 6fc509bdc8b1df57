import { SegmentedControl, Slider, Switch, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { savePreferences, usePreferences } from '../app/preferences.ts';
import { SettingSection } from '../settings/setting-section.tsx';
import { averageGapMsLimits, isScannerPrefix, scannerPrefixLengthMax } from './scanner-settings.ts';

/** How the scanner of this station sends its codes. */
export function ScannerSetting() {
  const { t } = useTranslation();
  const preferences = usePreferences();
  return (
    <SettingSection title={t('settings.scanner')}>
      <p className="wms-hint">{t('settings.scannerHint')}</p>
      <p>
        <Link to="/scanner-test" className="wms-link">
          {t('scannerTest.open')}
        </Link>
      </p>
      <PrefixField />
      <div>
        <p id="scanner-suffix">{t('settings.scannerSuffix')}</p>
        <SegmentedControl
          size="md"
          aria-labelledby="scanner-suffix"
          value={preferences.scannerSuffix}
          onChange={(value) => savePreferences({ scannerSuffix: value })}
          data={[
            { value: 'Enter', label: t('settings.suffixEnter') },
            { value: 'Tab', label: t('settings.suffixTab') },
          ]}
        />
      </div>
      <div>
        <p aria-hidden>{t('settings.scannerSpeed')}</p>
        <Slider
          size="lg"
          thumbLabel={t('settings.scannerSpeed')}
          min={averageGapMsLimits.min}
          max={averageGapMsLimits.max}
          step={5}
          value={preferences.scannerGapMs}
          label={(value) => `${value} ms`}
          onChange={(value) => savePreferences({ scannerGapMs: value })}
        />
        <p className="wms-hint">{t('settings.scannerSpeedHint', { gapMs: preferences.scannerGapMs })}</p>
      </div>
      <Switch
        size="md"
        label={t('settings.scannerUsLayout')}
        description={t('settings.scannerUsLayoutHint')}
        checked={preferences.scannerUsLayout}
        onChange={(event) => savePreferences({ scannerUsLayout: event.currentTarget.checked })}
      />
      <Switch
        size="md"
        label={t('settings.scannerCapitals')}
        description={t('settings.scannerCapitalsHint')}
        checked={preferences.scannerCapitalsInverted}
        onChange={(event) => savePreferences({ scannerCapitalsInverted: event.currentTarget.checked })}
      />
    </SettingSection>
  );
}

/** Saved with each character that leaves it a prefix; until then the last good one stays in force, and that is said. */
function PrefixField() {
  const { t } = useTranslation();
  const { scannerPrefix } = usePreferences();
  const [text, setText] = useState(scannerPrefix);
  const change = (value: string) => {
    setText(value);
    if (isScannerPrefix(value)) savePreferences({ scannerPrefix: value });
  };
  return (
    <TextInput
      size="md"
      label={t('settings.scannerPrefix')}
      description={t('settings.scannerPrefixHint')}
      maxLength={scannerPrefixLengthMax}
      value={text}
      error={isScannerPrefix(text) ? undefined : t('settings.scannerPrefixWrong')}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
