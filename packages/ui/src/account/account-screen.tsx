import { useTranslation } from 'react-i18next';
import { Page } from '../elements/page.tsx';
import { useSession } from '../session/use-session.ts';
import { PasswordSection } from './password-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

/** A person's own sign-in: the password, the second factor, and where it is open. */
export function AccountScreen() {
  const { t } = useTranslation();
  const { userName, email, companyName } = useSession();
  const who = [...new Set([userName, email, companyName])].filter(Boolean).join(', ');
  return (
    <Page title={t('account.title')} subtitle={<p>{who}</p>}>
      <div className="wms-settings">
        <SecondFactorSection />
        <PasswordSection />
        <SessionsSection />
      </div>
    </Page>
  );
}
