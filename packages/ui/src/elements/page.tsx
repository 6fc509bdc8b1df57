import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * One screen: its heading, which takes the focus when the screen opens so that screen readers and the keyboard
 * start here, its tools beside it, and its content.
 */
export function Page(props: { title: string; subtitle?: ReactNode; tools?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('app.documentTitle', { title: props.title });
  }, [t, props.title]);
  useEffect(() => {
    heading.current?.closest('main')?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="wms-page">
      <header className="wms-page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.subtitle && <div className="wms-page-subtitle">{props.subtitle}</div>}
        </div>
        {props.tools && <div className="wms-page-tools">{props.tools}</div>}
      </header>
      {props.children}
    </div>
  );
}
