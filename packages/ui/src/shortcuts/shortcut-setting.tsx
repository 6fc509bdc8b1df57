import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { savePreferences, usePreferences } from '../app/preferences.ts';
import { SettingSection } from '../settings/setting-section.tsx';

/** Shortcuts of plain characters can be turned off (WCAG 2.2, 2.1.4). */
export function ShortcutSetting() {
  const { t } = useTranslation();
  const { characterShortcuts } = usePreferences();
  return (
    <SettingSection title={t('shortcuts.title')}>
      <Switch
        size="md"
        label={t('shortcuts.setting')}
        description={t('shortcuts.settingHint')}
        checked={characterShortcuts}
        onChange={(event) => savePreferences({ characterShortcuts: event.currentTarget.checked })}
      />
    </SettingSection>
  );
}
