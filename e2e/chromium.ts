import { existsSync } from 'node:fs';

const debianChromium = '/usr/bin/chromium';

/** The Chromium to test in: the one that is named, Debian's, or else Playwright's own download. */
function executablePath(): string | undefined {
  return process.env.CHROMIUM_PATH ?? (existsSync(debianChromium) ? debianChromium : undefined);
}

/** Quiet, and able to run as root in continuous integration, where Chromium's own sandbox refuses to. */
export function chromiumLaunchOptions() {
  const path = executablePath();
  return {
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...(path === undefined ? {} : { executablePath: path }),
  };
}
