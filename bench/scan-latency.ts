import type { Page } from 'playwright';
import type { RunningDesktop } from '../e2e/running-desktop.ts';
import { clientNote, openDemoFolder, withClient } from './open-client.ts';
import { describeMachine, median, type Section } from './report.ts';
import { timeScan, watchAnswers } from './time-scan.ts';

/** Scans of each kind, unless another number is given. */
const roundsDefault = 100;

interface Kind {
  readonly what: string;
  /** The code of a round. */
  readonly code: (round: number) => string;
}

// Each differs from the one before, so that none is taken for an echo.
const kinds: readonly Kind[] = [
  { what: 'ASN that is known: its sentence', code: (round) => `ASN-0004${2 + (round % 2)}` },
  { what: 'SKU that is known: its sentence', code: (round) => (round % 2 ? 'TSHIRT-BLK-L' : 'HOODIE-NVY-M') },
  { what: 'unknown code: "looking it up"', code: (round) => `NOTHING-${round}` },
  { what: 'damaged code: its refusal', code: (round) => `ASN-/${round}` },
];

/** From the last key of a scan to the answer on the glass. */
export async function scanLatency([given]: readonly string[]): Promise<Section> {
  const rounds = Number(given ?? roundsDefault);
  const rows: string[][] = [];
  const measureAll = async ({ page }: RunningDesktop) => {
    for (const kind of kinds) rows.push(await measure(page, kind, rounds));
  };
  // Before anybody signs in, so that this hears a key before the client does.
  await withClient(await openDemoFolder(), measureAll, (page) => page.evaluate(watchAnswers));
  return {
    name: 'scan-latency',
    title: 'From a scan’s last key to its answer',
    note: `Milliseconds until the frame with the answer is drawn; ${rounds} scans of each kind on every screen that they lead to. ${clientNote} The goal is a p99 below 50 ms. ${describeMachine()}`,
    columns: ['scan', 'median', 'p99', 'longest'],
    rows,
  };
}

async function measure(page: Page, { what, code }: Kind, rounds: number): Promise<string[]> {
  const latencies: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const latency = await timeScan(page, code(round + 1));
    // The first one warms up what the kind needs.
    if (round >= 0) latencies.push(latency);
  }
  const sorted = latencies.toSorted((a, b) => a - b);
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
  return [what, ...[median(sorted), p99, sorted.at(-1) ?? 0].map((ms) => ms.toFixed(1))];
}
