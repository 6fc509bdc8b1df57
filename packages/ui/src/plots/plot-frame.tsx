import { Skeleton } from '@mantine/core';
import { CatchBoundary } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * How long a plot waits before it is drawn. It is the heaviest part of a screen, and in one piece: who scans one item
 * after the other never waits for it.
 */
const restBeforeDrawnMs = 200;

/** One entry of a plot's legend. */
export interface LegendEntry {
  readonly label: string;
  readonly mark: 'first' | 'second';
}

interface PlotFrameProps {
  readonly title: string;
  /** What the plot shows, in one sentence, for whoever does not see it. */
  readonly summary: string;
  readonly legend?: readonly LegendEntry[];
  readonly columns: readonly string[];
  /** The figures behind the plot, as the table shows them; made only when somebody asks for it. */
  readonly rows: () => readonly (readonly string[])[];
  /** The plot itself, whose code may come later, or never when the network is gone. */
  readonly children: ReactNode;
}

/** A plot with its title, its legend and, for everyone who wants figures, its table. */
export function PlotFrame({ title, summary, legend = [], columns, rows, children }: PlotFrameProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [isRested, setIsRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsRested(true), restBeforeDrawnMs);
    return () => clearTimeout(timer);
  }, []);
  const notYet = <Skeleton height="100%" />;
  return (
    <figure className="wms-plot" aria-labelledby={titleId}>
      <figcaption id={titleId}>{title}</figcaption>
      {legend.length > 0 && (
        <ul className="wms-legend" aria-hidden>
          {legend.map(({ label, mark }) => (
            <li key={mark} data-mark={mark}>
              {label}
            </li>
          ))}
        </ul>
      )}
      <CatchBoundary getResetKey={() => title} errorComponent={NotDrawn}>
        <div role="img" aria-label={summary} className="wms-plot-area">
          <div className="wms-plot-drawing" aria-hidden>
            {isRested ? <Suspense fallback={notYet}>{children}</Suspense> : notYet}
          </div>
        </div>
      </CatchBoundary>
      <FiguresTable label={t('plots.asTable')} title={title} columns={columns} rows={rows} />
    </figure>
  );
}

function NotDrawn() {
  const { t } = useTranslation();
  return <p className="wms-hint">{t('plots.notDrawn')}</p>;
}

function FiguresTable({
  label,
  title,
  columns,
  rows,
}: { label: string; title: string } & Pick<PlotFrameProps, 'columns' | 'rows'>) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && (
        <div className="wms-table-box wms-figures" role="region" aria-label={title} tabIndex={0}>
          <table className="wms-table" aria-label={title}>
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th key={column} scope="col" className={index === 0 ? undefined : 'wms-number'}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows().map(([first, ...figures], index) => (
                <tr key={index}>
                  <th scope="row">{first}</th>
                  {figures.map((figure, column) => (
                    <td key={column} className="wms-number">
                      {figure}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
