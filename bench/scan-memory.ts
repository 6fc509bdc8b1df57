import type { CDPSession } from 'playwright';
import type { RunningDesktop } from '../e2e/running-desktop.ts';
import { clientNote, openDemoFolder, withClient } from './open-client.ts';
import { describeMachine, type Section } from './report.ts';
import { timeScan, watchAnswers } from './time-scan.ts';

/** Before the first figure: caches fill, lists get their length, code is compiled. */
const warmUpScans = 60;
const scansBetween = 90;
const figures = 4;

const megabyte = 1_048_576;

/** Codes of every kind in turn; each leads to another screen than the one before. */
const codeOf = (scanned: number): string =>
  ['ASN-00042', 'TSHIRT-BLK-L', `NOTHING-${scanned}`, 'HOODIE-NVY-M', `ASN-/${scanned}`][scanned % 5] ?? '';

/** Whether a station that scans and scans keeps its memory: an hour's work at one scan a second, made shorter. */
export async function scanMemory(): Promise<Section> {
  const rows = await withClient(await openDemoFolder(), scanAndWeigh, (page) => page.evaluate(watchAnswers));
  return {
    name: 'scan-memory',
    title: 'Memory of a station that scans and scans',
    note: `Megabytes after so many scans, faster than one a second; the page’s heap is taken after a collection of garbage. ${clientNote} The goal is that they stay flat. ${describeMachine()}`,
    columns: ['scans', 'heap of the page', 'elements of the page', 'main process, resident', 'its heap'],
    rows,
  };
}

async function scanAndWeigh(desktop: RunningDesktop): Promise<string[][]> {
  const session = await desktop.page.context().newCDPSession(desktop.page);
  const rows: string[][] = [];
  let scanned = 0;
  for (let figure = 0; figure < figures; figure++) {
    for (const end = warmUpScans + figure * scansBetween; scanned < end; scanned++) {
      await timeScan(desktop.page, codeOf(scanned));
    }
    rows.push([String(scanned), ...(await weigh(desktop, session))]);
  }
  return rows;
}

async function weigh(desktop: RunningDesktop, session: CDPSession): Promise<string[]> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  const main = await desktop.evaluate(() => process.memoryUsage(), null);
  const inMegabytes = (bytes: number) => (bytes / megabyte).toFixed(1);
  return [inMegabytes(usedSize), String(nodes), inMegabytes(main.rss), inMegabytes(main.heapUsed)];
}
