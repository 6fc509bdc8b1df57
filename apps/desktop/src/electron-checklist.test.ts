import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// The points of Electron's security checklist that are kept by never writing something. docs/security.md has all
// twenty, with the test of each.

const root = join(import.meta.dirname, '../../..');

interface Source {
  readonly path: string;
  readonly text: string;
}

const sourcesIn = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.(tsx?|html)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, folder, path), 'utf8') }));

const client = sourcesIn('apps/desktop/src');
const everything = [...client, ...sourcesIn('packages/ui/src'), ...sourcesIn('packages/client/src')];

const saying = (sources: readonly Source[], pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

it('the sources that are searched are all of the client’s', () => {
  expect(saying(client, /new BrowserWindow\(/)).toEqual([join('main', 'window.ts')]);
  expect(everything.length).toBeGreaterThan(100);
});

describe('the client never', () => {
  it.each([
    ['hands an address to the system (15)', /\bshell\b.*from 'electron'|openExternal|openPath/],
    ['loads a page from a file or from elsewhere (1, 18)', /loadFile\(|loadURL\((?!`\$\{appOrigin\}\/`\))/],
    ['speaks of file: addresses (18)', /file:\/\//],
    ['writes a webview (11, 12)', /<webview|allowpopups/i],
    [
      'takes a protection of the browser off (6, 8, 9, 10)',
      /webSecurity: false|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|disableBlinkFeatures/,
    ],
    ['passes switches to the browser', /appendSwitch|commandLine|no-sandbox|disable-web-security/],
    ['gives a page Node (2, 3, 4)', /nodeIntegration\w*: true|contextIsolation: false|sandbox: false/],
    ['opens developer tools', /openDevTools|toggleDevTools/],
  ])('%s', (_title, pattern) => {
    expect(saying(everything, pattern)).toEqual([]);
  });

  it('looks past a certificate, whatever is set', () => {
    const ways =
      /rejectUnauthorized|NODE_TLS_REJECT|ignore-certificate|setCertificateVerifyProc|'certificate-error'|checkServerIdentity/;
    expect(saying(everything, ways)).toEqual([]);
  });

  it('exposes anything of Electron’s to a page but the one bridge (20)', () => {
    expect(saying(client, /exposeInMainWorld|exposeInIsolatedWorld/)).toEqual([join('preload', 'index.ts')]);
    expect(saying(client, /\bipcRenderer\b/)).toEqual([join('preload', 'index.ts')]);
    expect(saying(client, /from 'electron'/).filter((path) => path.startsWith('renderer'))).toEqual([]);
  });
});

describe('docs/security.md', () => {
  const rows = readFileSync(join(root, 'docs/security.md'), 'utf8').match(/^\| \d+ .*$/gm) ?? [];
  const named: Readonly<Record<string, string>> = {
    e2e: 'e2e/specs/desktop/security.spec.ts',
    checklist: 'apps/desktop/src/electron-checklist.test.ts',
    package: 'apps/desktop/src/packaged-client.packaging.test.ts',
  };
  const pathOf = (test: string): string => {
    if (test.startsWith('scripts/')) return test;
    return named[test] ?? join('apps/desktop/src/main', test);
  };

  it('has the twenty points in their order, each with how it is kept and tests that are there', () => {
    expect(rows.map((row) => Number.parseInt(row.slice(2), 10))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    for (const row of rows) {
      const [, , how = '', tests = ''] = row.split('|').map((cell) => cell.trim());
      expect(how, row).not.toBe('');
      const names = tests.split(',').map((test) => test.replace(/\(.*\)|`/g, '').trim());
      for (const name of names) expect(existsSync(join(root, pathOf(name))), `${row}: ${name}`).toBe(true);
    }
  });
});
