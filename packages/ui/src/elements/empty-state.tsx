import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** An empty table's place: what is not there, and what to do next. */
export function EmptyState(props: { icon: Icon; title: string; hint: string; children?: ReactNode }) {
  return (
    <div className="wms-empty">
      <props.icon aria-hidden size={48} stroke={1.5} />
      <h2>{props.title}</h2>
      <p>{props.hint}</p>
      {props.children}
    </div>
  );
}
