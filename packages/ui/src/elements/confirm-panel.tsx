import { Button, Group } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmPanelProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/**
 * Asks once more before something that cannot be undone. It stands in the page instead of over it, gives the focus
 * to its heading, and takes a click or the space bar but never Enter: that is the key every scan ends with.
 */
export function ConfirmPanel({
  title,
  children,
  confirmLabel,
  busy = false,
  onConfirm,
  onCancel,
}: ConfirmPanelProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const hearKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.preventDefault();
    if (event.key === 'Escape') onCancel();
  };
  return (
    <section role="group" aria-labelledby={titleId} className="wms-confirm" onKeyDown={hearKey}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <div>{children}</div>
      <Group>
        <Button size="lg" color="red" loading={busy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
        <Button size="lg" variant="default" onClick={onCancel}>
          {t('confirm.cancel')}
        </Button>
        <p className="wms-hint">{t('confirm.howTo')}</p>
      </Group>
    </section>
  );
}
