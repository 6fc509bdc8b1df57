import { lazy, Suspense, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Label } from './label.ts';

// The codes and the PDF are much code that few visits need.
const LabelPress = lazy(async () => ({ default: (await import('./label-press.tsx')).LabelPress }));

interface PrintLabelsProps {
  /** Of one kind, at least one and at most `labelsMax`. */
  readonly labels: readonly [Label, ...Label[]];
  readonly onClose: () => void;
}

/** The panel that labels are looked at, printed and saved in. It stands in the page like every form. */
export function PrintLabels({ labels, onClose }: PrintLabelsProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      className="wms-work"
      aria-labelledby={titleId}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {t(`labels.title.${labels[0].kind}`, { count: labels.length })}
      </h2>
      <Suspense fallback={<p className="wms-hint">{t('app.loading')}</p>}>
        <LabelPress labels={labels} onClose={onClose} />
      </Suspense>
    </section>
  );
}
