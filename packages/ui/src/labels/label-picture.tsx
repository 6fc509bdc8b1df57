import { cornerOf, labelsAPage, type LabelSize } from './label-size.ts';
import type { LabelLayout, PlacedCode } from './layout-label.ts';

/** The bars of a code as one path. */
const barsPath = ({ xMm, yMm, heightMm, moduleMm, bars }: PlacedCode): string =>
  bars
    .map(({ at, width }) => {
      const wideMm = width * moduleMm;
      return `M${xMm + at * moduleMm} ${yMm}h${wideMm}v${heightMm}h${-wideMm}z`;
    })
    .join('');

/** What stands on one label, in a drawing whose unit is the millimetre. */
function LabelMarks({ layout }: { layout: LabelLayout }) {
  return (
    <>
      {layout.codes.map((code) => (
        <path key={code.text} d={barsPath(code)} />
      ))}
      {layout.texts.map(({ xMm, baselineMm, sizeMm, isBold, text }) => (
        <text
          key={`${xMm} ${baselineMm}`}
          x={xMm}
          y={baselineMm}
          fontSize={sizeMm}
          fontWeight={isBold ? 700 : 400}
        >
          {text}
        </text>
      ))}
    </>
  );
}

/** One label as it comes out of the printer. `name` is what it is a picture of. */
export function LabelPicture({ layout, size, name }: { layout: LabelLayout; size: LabelSize; name: string }) {
  return (
    <svg
      className="wms-label"
      role="img"
      aria-label={name}
      viewBox={`0 0 ${size.widthMm} ${size.heightMm}`}
      data-tall={size.heightMm > size.widthMm || undefined}
    >
      <LabelMarks layout={layout} />
    </svg>
  );
}

/** All pages of a run, each in its exact size. They show on paper only. */
export function PrintedPages({ labels, size }: { labels: readonly LabelLayout[]; size: LabelSize }) {
  const { widthMm, heightMm } = size.page;
  const onAPage = labelsAPage(size);
  const pages = Array.from({ length: Math.ceil(labels.length / onAPage) }, (_, page) =>
    labels.slice(page * onAPage, (page + 1) * onAPage),
  );
  return (
    <div className="wms-printed" aria-hidden>
      {pages.map((shown, page) => (
        <svg
          key={page}
          width={`${widthMm}mm`}
          height={`${heightMm}mm`}
          viewBox={`0 0 ${widthMm} ${heightMm}`}
        >
          {shown.map((layout, place) => {
            const { xMm, yMm } = cornerOf(size, place);
            return (
              <g key={place} transform={`translate(${xMm} ${yMm})`}>
                <LabelMarks layout={layout} />
              </g>
            );
          })}
        </svg>
      ))}
    </div>
  );
}
