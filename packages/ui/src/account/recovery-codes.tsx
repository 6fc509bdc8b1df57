import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyLine } from '../elements/copy-line.tsx';
import { Notice } from '../elements/notice.tsx';

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="wms-work" aria-labelledby={titleId}>
      <h3 id={titleId} ref={heading} tabIndex={-1}>
        {t('account.factor.codesTitle')}
      </h3>
      <Notice tone="warning" icon={IconAlertTriangle}>
        <p>{t('account.factor.codesHint')}</p>
      </Notice>
      <CopyLine label={t('account.factor.codes')} text={codes.join('\n')} />
      <Button size="md" onClick={onClose}>
        {t('account.factor.kept')}
      </Button>
    </section>
  );
}
