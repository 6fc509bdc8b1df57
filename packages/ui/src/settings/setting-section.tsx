import type { ReactNode } from 'react';

/** One part of the settings. */
export function SettingSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="wms-setting">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
