/** Lines that are kept for a diagnostics file; older ones are only in the program's output. */
export const keptLinesMax = 200;

/** What the program reports to its output, and the last of it. */
export interface KeptLog {
  readonly report: (problem: string) => void;
  /** Oldest first, each after its instant. */
  lines(): readonly string[];
}

/** @param now epoch milliseconds */
export function keepLog(write: (problem: string) => void, now: () => number): KeptLog {
  const kept: string[] = [];
  return {
    report(problem) {
      write(problem);
      kept.push(`${new Date(now()).toISOString()} ${problem}`);
      if (kept.length > keptLinesMax) kept.shift();
    },
    lines: () => [...kept],
  };
}
