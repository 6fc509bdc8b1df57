import type { Browser, Page } from 'playwright';
import { launchDesktop } from '../e2e/launch.ts';
import { clientNote, openDemoFolder, withServer } from './open-client.ts';
import { temporaryFolder } from './processes.ts';
import { describeMachine, median, type Section } from './report.ts';

const rounds = 5;

/** What the sign-in waits for. */
const field = 'input[type=email]';

/** From a launch to the first screen that takes keys: the desktop client, and the portal in a browser that is new to it. */
export async function firstScreen(): Promise<Section> {
  const { folder } = await openDemoFolder();
  const figures = await withServer(folder, async ({ url, browser }) => {
    const launched: number[] = [];
    const opened: number[] = [];
    const visited: number[] = [];
    // The first round reads files and compiles for those that follow, as the first start of a day does.
    for (let round = -1; round < rounds; round++) {
      const desktop = await timeDesktop(browser, url);
      const portal = await timePortal(browser, url);
      if (round < 0) continue;
      launched.push(desktop.fromLaunch);
      opened.push(desktop.fromWindow);
      visited.push(portal);
    }
    return { launched, opened, visited };
  });
  return {
    name: 'first-screen',
    title: 'To the first screen',
    note: `Milliseconds until the sign-in takes keys; ${rounds} rounds in turn, no cache. ${clientNote} Goals: the desktop client below 1 s from its launch, the portal’s first content below 1.5 s. ${describeMachine()}`,
    columns: ['what', 'median', 'shortest', 'longest'],
    rows: [
      describe('desktop, from the launch of its process', figures.launched),
      describe('desktop, from the opening of its window', figures.opened),
      describe('portal, from the address', figures.visited),
    ],
  };
}

async function timeDesktop(browser: Browser, serverUrl: string) {
  const userData = temporaryFolder();
  const began = performance.now();
  const desktop = await launchDesktop({ userData, serverUrl, browser });
  await desktop.page.locator(`${field}:focus`).waitFor();
  const fromLaunch = performance.now() - began;
  const fromWindow = await sinceNavigation(desktop.page);
  await desktop.close();
  return { fromLaunch, fromWindow };
}

async function timePortal(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(`${field}:focus`).waitFor();
  const ms = await sinceNavigation(page);
  await context.close();
  return ms;
}

/** When the page was painted with something in it, by its own clock. */
const sinceNavigation = (page: Page): Promise<number> =>
  page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now(),
  );

const describe = (what: string, ms: readonly number[]): string[] => [
  what,
  ...[median(ms), Math.min(...ms), Math.max(...ms)].map((figure) => figure.toFixed(0)),
];
