// npm run bench -- [NAME [ARGUMENTS]]: runs one benchmark, or without a name all the quick ones, prints their
// tables, and puts them into docs/benchmarks.md.
import { firstScreen } from './first-screen.ts';
import { forecast } from './forecast.ts';
import { mixed } from './mixed.ts';
import { BenchFailure } from './processes.ts';
import { procurement } from './procurement.ts';
import { reads } from './reads.ts';
import { recommendations } from './recommendations.ts';
import { replay } from './replay.ts';
import { markdown, type Section, writeSection } from './report.ts';
import { scanLatency } from './scan-latency.ts';
import { scanMemory } from './scan-memory.ts';
import { stockScroll } from './stock-scroll.ts';
import { sweep } from './sweep.ts';
import { writes } from './writes.ts';

type Benchmark = (args: readonly string[]) => Promise<Section>;

const benchmarks: Readonly<Record<string, Benchmark>> = {
  reads,
  writes,
  mixed,
  sweep,
  replay,
  recommendations,
  procurement,
  forecast,
  'scan-latency': scanLatency,
  'scan-memory': scanMemory,
  'stock-scroll': stockScroll,
  'first-screen': firstScreen,
};
const quick = ['reads', 'writes', 'mixed', 'sweep'];

async function run(name: string, args: readonly string[]): Promise<void> {
  const benchmark = benchmarks[name];
  if (!benchmark)
    throw new BenchFailure(`there is no benchmark ${name}; there are ${Object.keys(benchmarks).join(', ')}`);
  const section = await benchmark(args);
  console.log(`\n${markdown(section)}\n`);
  writeSection(section);
}

try {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined) for (const each of quick) await run(each, []);
  else await run(name, args);
} catch (error) {
  if (!(error instanceof BenchFailure)) throw error;
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
}
