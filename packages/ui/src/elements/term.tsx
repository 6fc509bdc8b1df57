import type { ReactNode } from 'react';

/** One term of an explanation, inside a `dl` of class `wms-terms`. */
export function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
