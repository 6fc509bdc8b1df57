import { useTranslation } from 'react-i18next';
import { Page } from '../elements/page.tsx';
import { Alerts } from './alerts.tsx';
import { Recommendations } from './recommendations.tsx';

/** What runs out: first what calls for a decision now, then what to order ahead. */
export function ReplenishmentScreen() {
  const { t } = useTranslation();
  return (
    <Page title={t('replenishment.title')}>
      <Alerts />
      <Recommendations />
    </Page>
  );
}
