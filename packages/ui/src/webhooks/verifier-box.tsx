import { Button, CopyButton, SegmentedControl } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames, type VerifierLanguage, verifierLanguages, verifiers } from './verifiers.ts';

/** How a receiver tells a delivery of ours from anybody else's, ready to be copied. */
export function VerifierBox() {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<VerifierLanguage>('ts');
  const choose = (value: string) => {
    const known = verifierLanguages.find((one) => one === value);
    if (known) setLanguage(known);
  };
  return (
    <section className="wms-card" aria-label={t('webhooks.verify.title')}>
      <header className="wms-section-head">
        <div>
          <h2>{t('webhooks.verify.title')}</h2>
          <p className="wms-hint">{t('webhooks.verify.hint')}</p>
        </div>
        <SegmentedControl
          size="md"
          aria-label={t('webhooks.verify.language')}
          value={language}
          onChange={choose}
          data={verifierLanguages.map((one) => ({ value: one, label: languageNames[one] }))}
        />
      </header>
      <pre className="wms-snippet" tabIndex={0} aria-label={languageNames[language]}>
        {verifiers[language]}
      </pre>
      <CopyButton value={verifiers[language]}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="md"
            leftSection={copied ? <IconCheck aria-hidden size={20} /> : <IconCopy aria-hidden size={20} />}
            onClick={copy}
          >
            {t(copied ? 'webhooks.verify.copied' : 'webhooks.verify.copy')}
          </Button>
        )}
      </CopyButton>
    </section>
  );
}
