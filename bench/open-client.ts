import { type Browser, chromium, type Page } from 'playwright';
import { chromiumLaunchOptions } from '../e2e/chromium.ts';
import { makeDemoData, supervisor } from '../e2e/fixtures/demo-data.ts';
import { launchDesktop } from '../e2e/launch.ts';
import { type Person, SignInPage } from '../e2e/pages/sign-in-page.ts';
import type { RunningDesktop } from '../e2e/running-desktop.ts';
import { folderPlace, startWms, temporaryFolder } from './processes.ts';

/** The client runs in the Chromium that the tests use, so that Electron's own share is in none of its figures. */
export const clientNote =
  'The desktop client’s own bundles in the tests’ Chromium, with a local server on the same cores.';

/** A data folder with the demo in it, and who signs in to it. */
export async function openDemoFolder(): Promise<{ readonly folder: string; readonly person: Person }> {
  const demo = await makeDemoData();
  const folder = temporaryFolder();
  demo.copyTo(folder);
  demo.remove();
  return { folder, person: supervisor };
}

export interface OpenServer {
  readonly url: string;
  readonly browser: Browser;
}

/** Runs something beside a server on a data folder and a browser; both are gone afterwards. */
export async function withServer<Result>(
  folder: string,
  run: (open: OpenServer) => Promise<Result>,
): Promise<Result> {
  const server = await startWms(folderPlace(folder));
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    return await run({ url: server.url, browser });
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Runs something in the desktop client with a person signed in. */
export const withClient = <Result>(
  { folder, person }: { readonly folder: string; readonly person: Person },
  run: (desktop: RunningDesktop) => Promise<Result>,
  beforeSignIn: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<Result> =>
  withServer(folder, async ({ url, browser }) => {
    const desktop = await launchDesktop({ userData: temporaryFolder(), serverUrl: url, browser });
    await beforeSignIn(desktop.page);
    await new SignInPage(desktop.page).submit(person);
    await desktop.page.locator('.wms-nav').waitFor();
    try {
      return await run(desktop);
    } finally {
      await desktop.close();
    }
  });
