import type { Page } from 'playwright';
import { Shell } from '../e2e/pages/shell.ts';
import type { RunningDesktop } from '../e2e/running-desktop.ts';
import { clientNote, withClient } from './open-client.ts';
import { BenchFailure } from './processes.ts';
import { describeMachine, median, type Section } from './report.ts';
import { openStockedPlace } from './stocked-place.ts';

const skuCountDefault = 100_000;
const rounds = 3;

/** How long a frame or a task may take. */
const longMs = 50;

/** A server that has just been stocked is still counting. */
const readyWaitMs = 120_000;

const stepMs = 16;
const wheelSteps = 200;
const wheelPixels = 600;
const keyPresses = 100;
const thumbFrames = 300;
const restMs = 3_000;

/** How somebody scrolls; at rest it is only the machine that is measured. */
const ways: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'at rest': (page) => page.waitForTimeout(restMs),
  wheel: async (page) => {
    for (let step = 0; step < wheelSteps; step++) {
      await page.mouse.wheel(0, wheelPixels);
      await page.waitForTimeout(stepMs);
    }
  },
  'Page Down held': async (page) => {
    for (let press = 0; press < keyPresses; press++) await page.keyboard.press('PageDown');
  },
  'scrollbar from end to end': (page) => page.evaluate(dragThumb, thumbFrames),
};

/** What scrolling one way cost, in milliseconds. */
interface Cost {
  /** From frame to frame, which other programs of the machine lengthen. */
  readonly frames: number[];
  /** What the processor worked on each task of the page, whoever else was at work. */
  readonly tasks: number[];
}

/** Scrolling through the stock list of a large warehouse; of another size when one is given. */
export async function stockScroll([given]: readonly string[]): Promise<Section> {
  const skuCount = Number(given ?? skuCountDefault);
  const { place, warehouse } = await openStockedPlace(skuCount);
  const costs = await withClient({ folder: place.folder, person: warehouse.owner }, (desktop) =>
    scrollAll(desktop, skuCount),
  );
  return {
    name: 'stock-scroll',
    title: `Scrolling through ${skuCount.toLocaleString('en')} SKUs`,
    note: `Milliseconds; ${rounds} rounds in turn. A task is what the page does in one go, in processor time; frames are by the clock, and what is long at rest is the machine’s own. ${clientNote} The goal is that nothing takes more than ${longMs} ms. ${describeMachine()}`,
    columns: [
      'how',
      'tasks',
      'longest task',
      `over ${longMs} ms`,
      'frames',
      'median',
      'p99',
      `over ${longMs} ms`,
    ],
    rows: [...costs].map(([way, cost]) => describe(way, cost)),
  };
}

async function scrollAll({ page }: RunningDesktop, skuCount: number): Promise<Map<string, Cost>> {
  await new Shell(page).open('Stock');
  const scroller = page.getByRole('region', { name: 'Stock levels, scrollable' });
  const row = (index: number) =>
    scroller.getByText(`BENCH-${String(index).padStart(7, '0')}`, { exact: true }).first();
  const costs = new Map<string, Cost>();
  for (let round = 0; round < rounds; round++) {
    for (const [way, scroll] of Object.entries(ways)) {
      await scroller.evaluate((element) => element.scrollTo(0, 0));
      await row(0).waitFor({ timeout: readyWaitMs });
      await scroller.hover();
      await scroller.focus();
      const { frames, tasks } = await measure(page, scroll);
      const { frames: before = [], tasks: tasksBefore = [] } = costs.get(way) ?? {};
      costs.set(way, { frames: [...before, ...frames], tasks: [...tasksBefore, ...tasks] });
    }
  }
  // The last way ends at the end, and what is there was read.
  await row(skuCount - 1).waitFor({ timeout: readyWaitMs });
  return costs;
}

async function measure(page: Page, scroll: (page: Page) => Promise<unknown>): Promise<Cost> {
  const browser = page.context().browser();
  if (!browser) throw new BenchFailure('the client runs in no browser of the benchmark’s');
  await page.evaluate(countFrames);
  await browser.startTracing(page, { categories: ['toplevel'] });
  await scroll(page);
  const trace = await browser.stopTracing();
  return { frames: await page.evaluate(() => frameLengths()), tasks: tasksOf(trace) };
}

/** An event of Chromium's trace; `tdur` is the thread's own time in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The processor time of each task of the pages' main threads. */
function tasksOf(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(thread),
  );
  return traceEvents
    .filter((event) => event.name.endsWith('RunTask') && mains.has(thread(event)))
    .flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
}

function describe(way: string, { frames, tasks }: Cost): string[] {
  if (frames.length === 0 || tasks.length === 0) throw new BenchFailure(`${way}: nothing was drawn`);
  const sorted = frames.toSorted((a, b) => a - b);
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
  const longOf = (lengths: readonly number[]) => lengths.filter((length) => length > longMs).length;
  return [
    way,
    String(tasks.length),
    Math.max(...tasks).toFixed(0),
    String(longOf(tasks)),
    String(sorted.length),
    ...[median(sorted), p99].map((ms) => ms.toFixed(0)),
    `${((longOf(sorted) / sorted.length) * 100).toFixed(1)} %`,
  ];
}

declare function frameLengths(): number[];

/** In the page: from now on, how long each frame takes; `frameLengths` ends it. */
function countFrames(): void {
  const lengths: number[] = [];
  let last: number | null = null;
  let isOver = false;
  const note = (at: number) => {
    if (isOver) return;
    if (last !== null) lengths.push(at - last);
    last = at;
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
  Object.assign(globalThis, {
    frameLengths: () => {
      isOver = true;
      return lengths;
    },
  });
}

/** In the page: the thumb of the scrollbar is dragged from the top to the end, a bit each frame. */
function dragThumb(frames: number): Promise<void> {
  const element = document.querySelector('.wms-stock-scroll');
  return new Promise((resolve) => {
    let frame = 0;
    const drag = () => {
      frame += 1;
      if (element) element.scrollTop = (element.scrollHeight * frame) / frames;
      if (frame < frames) requestAnimationFrame(drag);
      else resolve();
    };
    requestAnimationFrame(drag);
  });
}
