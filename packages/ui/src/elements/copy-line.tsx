import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A line to be copied as it is: a key, a command. `label` says what it is. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  return (
    <div className="wms-copy-line">
      <h3>{label}</h3>
      <code tabIndex={0} aria-label={label}>
        {text}
      </code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="md"
            leftSection={copied ? <IconCheck aria-hidden size={20} /> : <IconCopy aria-hidden size={20} />}
            aria-label={t('copy.of', { what: label })}
            onClick={copy}
          >
            {copied ? t('copy.done') : t('copy.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
