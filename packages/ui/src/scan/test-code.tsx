import { useMemo } from 'react';
import { type CodeText, encodeBars } from '../labels/encode-bars.ts';

/** Around a code nothing may stand for ten of its narrowest bars (ISO/IEC 15417). */
const quietModules = 10;
const heightModules = 40;

/** A code to scan from the screen: black on white in either theme, with what it says below. */
export function TestCode({ code, name }: { code: CodeText; name: string }) {
  const { modules, bars } = useMemo(() => encodeBars(code), [code]);
  const width = modules + 2 * quietModules;
  const path = bars
    .map(({ at, width: wide }) => `M${at + quietModules} 4h${wide}v${heightModules}h${-wide}z`)
    .join('');
  return (
    <figure className="wms-test-code">
      <svg
        role="img"
        aria-label={name}
        viewBox={`0 0 ${width} ${heightModules + 8}`}
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
      <figcaption>
        <strong>{name}</strong> <code>{code.text}</code>
      </figcaption>
    </figure>
  );
}
