/** How many bad lines are named; of the rest only their number is told. */
export const faultsNamedMax = 100;

/** Something wrong with one line of a file. */
export interface LineFault {
  readonly line: number;
  readonly reason: string;
}

/** The bad lines of a file, however many there are, in a bounded space. */
export class Faults<Fault extends LineFault = LineFault> {
  readonly named: Fault[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(fault: Fault): void {
    this.#count += 1;
    if (this.named.length < faultsNamedMax) this.named.push(fault);
  }

  describe(): string {
    return describeFaults(this.named, this.#count);
  }
}

/** One line of text for each named fault, of so many in all. */
export function describeFaults(named: readonly LineFault[], count: number): string {
  const lines = named.map(({ line, reason }) => `line ${line}: ${reason}`);
  if (count > named.length) lines.push(`and ${count - named.length} more bad lines`);
  return lines.join('\n');
}
