import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Label } from './label.ts';
import { PrintLabels } from './print-labels.tsx';

/** A button for a screen's tools that opens its label, and the panel that it opens, for wherever it has room. */
export function usePrintPanel(label: Label): { readonly button: ReactNode; readonly panel: ReactNode } {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setIsOpen(false);
    opener.current?.focus();
  };
  const button = (
    <Button
      ref={opener}
      size="md"
      variant="default"
      leftSection={<IconPrinter aria-hidden size={20} />}
      aria-expanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
    >
      {t('labels.open')}
    </Button>
  );
  return { button, panel: isOpen && <PrintLabels labels={[label]} onClose={close} /> };
}
