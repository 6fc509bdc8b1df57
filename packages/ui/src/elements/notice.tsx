import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly tone: 'good' | 'info' | 'warning' | 'bad' | 'queued';
  readonly icon: Icon;
  readonly title?: string;
  /** `alert` is read aloud at once; leave it out for what is simply part of the screen. */
  readonly role?: 'alert';
  readonly children: ReactNode;
}

/** Something to know before going on, in colour, icon and words. */
export function Notice({ tone, icon: Mark, title, role, children }: NoticeProps) {
  return (
    <div className="wms-notice" data-tone={tone} role={role}>
      <Mark aria-hidden size={24} />
      <div>
        {title && <h2>{title}</h2>}
        {children}
      </div>
    </div>
  );
}
