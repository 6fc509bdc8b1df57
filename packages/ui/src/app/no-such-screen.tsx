import { Button } from '@mantine/core';
import { IconMapQuestion, IconRefreshAlert } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../elements/empty-state.tsx';
import { Page } from '../elements/page.tsx';

/** An address that leads nowhere. */
export function NoSuchScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('noSuchScreen.title')}>
      <EmptyState icon={IconMapQuestion} title={t('noSuchScreen.what')} hint={t('noSuchScreen.hint')}>
        <Button size="lg" onClick={() => void navigate({ to: '/' })}>
          {t('noSuchScreen.home')}
        </Button>
      </EmptyState>
    </Page>
  );
}

/** A screen that broke or could not be fetched. Nothing that was booked or kept hangs on it. */
export function ScreenFailed({ reset }: { reset: () => void }) {
  const { t } = useTranslation();
  return (
    <Page title={t('screenFailed.title')}>
      <EmptyState icon={IconRefreshAlert} title={t('screenFailed.what')} hint={t('screenFailed.hint')}>
        <Button size="lg" onClick={reset}>
          {t('screenFailed.again')}
        </Button>
      </EmptyState>
    </Page>
  );
}
