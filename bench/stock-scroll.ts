import type { Page } from 'playwright';
import { Shell } from '../e2e/pages/shell.ts';
import type { RunningDesktop } from '../e2e/running-desktop.ts';
import { clientNote, withClient } from './open-client.ts';
import { BenchFailure } from './processes.ts';
import { describeMachine, median, type Section } from './report.ts';
import { openStockedPlace } from './stocked-place.ts';

const skuCount = 100_000;
const rounds = 3;

/** How long a frame may take. */
const frameMsMax = 50;

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

/** Scrolling through the stock list of a large warehouse. */
export async function stockScroll(): Promise<Section> {
  const { place, warehouse } = await openStockedPlace(skuCount);
  const frames = await withClient({ folder: place.folder, person: warehouse.owner }, scrollAll);
  return {
    name: 'stock-scroll',
    title: `Scrolling through ${skuCount.toLocaleString('en')} SKUs`,
    note: `Milliseconds from frame to frame, of ${rounds} rounds in turn. ${clientNote} The goal is that no frame takes more than ${frameMsMax} ms; what is over that at rest is the machine’s own. ${describeMachine()}`,
    columns: ['how', 'frames', 'median', 'p99', 'longest', `over ${frameMsMax} ms`],
    rows: [...frames].map(([way, lengths]) => describe(way, lengths)),
  };
}

async function scrollAll({ page }: RunningDesktop): Promise<Map<string, number[]>> {
  await new Shell(page).open('Stock');
  const scroller = page.getByRole('region', { name: 'Stock levels, scrollable' });
  await scroller.getByText('BENCH-0000000', { exact: true }).first().waitFor();
  const frames = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const [way, scroll] of Object.entries(ways)) {
      await scroller.evaluate((element) => element.scrollTo(0, 0));
      await scroller.getByText('BENCH-0000000', { exact: true }).first().waitFor();
      await scroller.hover();
      await scroller.focus();
      await page.evaluate(countFrames);
      await scroll(page);
      const lengths = await page.evaluate(() => frameLengths());
      frames.set(way, [...(frames.get(way) ?? []), ...lengths]);
    }
  }
  const last = `BENCH-${String(skuCount - 1).padStart(7, '0')}`;
  await scroller.getByText(last, { exact: true }).first().waitFor();
  return frames;
}

function describe(way: string, lengths: readonly number[]): string[] {
  if (lengths.length === 0) throw new BenchFailure(`${way}: no frame was drawn`);
  const sorted = lengths.toSorted((a, b) => a - b);
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
  const long = sorted.filter((length) => length > frameMsMax).length;
  return [
    way,
    String(sorted.length),
    ...[median(sorted), p99, sorted.at(-1) ?? 0].map((ms) => ms.toFixed(0)),
    `${((long / sorted.length) * 100).toFixed(1)} %`,
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
