/** How many bad lines are named; of the rest only their number is told. */
export const faultsNamedMax = 100;

/** Something wrong with one line of a file. */
export interface LineFault {
  readonly line: number;
  readonly reason: string;
}

/** The bad lines of a file, however many there are, in a bounded space. */
export class Faults {
  readonly named: LineFault[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(line: number, reason: string): void {
    this.#count += 1;
    if (this.named.length < faultsNamedMax) this.named.push({ line, reason });
  }

  /** One line of text for each named fault. */
  describe(): string {
    const lines = this.named.map(({ line, reason }) => `line ${line}: ${reason}`);
    if (this.#count > this.named.length) lines.push(`and ${this.#count - this.named.length} more bad lines`);
    return lines.join('\n');
  }
}
