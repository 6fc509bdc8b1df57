import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';

const page = new URL('../docs/benchmarks.md', import.meta.url);

/** One benchmark's table. */
export interface Section {
  /** Names the table in the page, so that the next run replaces it. */
  readonly name: string;
  readonly title: string;
  /** How it was measured, in sentences. */
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Where and when it was measured. The load shows who else was at work: figures of a busy machine compare only within a table. */
export const describeMachine = (): string =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString().slice(0, 10)}.`;

/** The table in Markdown. */
export function markdown({ title, note, columns, rows }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, index) => (index === 0 ? '---' : '---:'));
  return [`## ${title}`, '', note, '', ...[columns, rule, ...rows].map(line)].join('\n');
}

/** Puts the table into the page, in the place of the one that an earlier run left there. */
export function writeSection(section: Section): void {
  const [begin, end] = [`<!-- bench:${section.name} -->`, `<!-- /bench:${section.name} -->`];
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '# Benchmarks\n';
  const written = `${begin}\n\n${markdown(section)}\n\n${end}`;
  const [start, stop] = [before.indexOf(begin), before.indexOf(end)];
  const after =
    start < 0
      ? `${before.trimEnd()}\n\n${written}\n`
      : before.slice(0, start) + written + before.slice(stop + end.length);
  writeFileSync(page, after);
}

/** The middle one; of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
