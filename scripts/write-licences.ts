import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** One part of the program that others have made. */
export interface Part {
  readonly name: string;
  readonly version: string;
  /** The licence's short name, as the package gives it. */
  readonly licence: string;
  /** The licence's own words, or empty where the package brings none. */
  readonly text: string;
}

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** As much of `package-lock.json` as finding packages needs. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/**
 * The folders of what a workspace's package needs to run, as the lockfile lays them out.
 * @param workspace `apps/desktop`
 */
export function runtimeFolders({ packages }: Lockfile, workspace: string): string[] {
  const found = new Set<string>();
  const open = [workspace];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const { dependencies, optionalDependencies } = packages[folder] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = nearest(packages, folder, name);
      if (place === null || found.has(place)) continue;
      found.add(place);
      open.push(place);
    }
  }
  return [...found].toSorted();
}

/** Where Node would find a package from a folder. */
function nearest(packages: Lockfile['packages'], from: string, name: string): string | null {
  for (let folder = from; ; folder = posix.dirname(folder)) {
    const place = posix.join(folder === '.' ? '' : folder, 'node_modules', name);
    if (place in packages) return place;
    if (folder === '.' || folder === '') return null;
  }
}

/** Reads what a package's folder says of its licence. */
export function readPart(folder: string): Part {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  return { name, version, licence: license ?? 'see its own words', text: text.trim() };
}

// Licences speak of COPYRIGHT HOLDERS too, in capitals.
const isCopyright = (line: string): boolean => /^\W*(Copyright\b|\([Cc]\) |©)/.test(line.trim());

/** A licence without what differs from one author to the next, so that its words need to stand there only once. */
function sharedWords(text: string): string {
  const lines = text.split('\n').filter((line) => !isCopyright(line) && !/licen[cs]e\W*$/i.test(line));
  return lines.join(' ').replaceAll(/\W+/g, ' ').trim().toLowerCase();
}

/** All parts with their authors, and each licence's words once, after the parts that stand under it. */
export function describeParts(parts: readonly Part[]): string {
  const sorted = parts.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const groups = Object.groupBy(sorted, ({ licence, text }) => `${licence}\n${sharedWords(text)}`);
  return Object.values(groups)
    .map((group = []) => {
      const named = group.flatMap(({ name, version, licence, text }) => {
        const authors = new Set(
          text
            .split('\n')
            .filter(isCopyright)
            .map((line) => line.trim()),
        );
        return [`${name} ${version} (${licence})`, ...[...authors].map((author) => `    ${author}`)];
      });
      const words = group[0]?.text
        .split('\n')
        .filter((line) => !isCopyright(line))
        .join('\n');
      return `${named.join('\n')}\n\n${words?.replaceAll(/\n{3,}/g, '\n\n').trim() ?? ''}`;
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`);
}

const head = `888 WMS stands on the work of others. These parts are in the program, under these licences.
What Electron and Chromium hold stands beside the program, in LICENSE.electron.txt and
LICENSES.chromium.html.

`;

/** The build's word on which packages' modules went into a bundle; the bundler writes it, and this reads it once. */
const bundledLists = ['main', 'preload', 'renderer'].map((part) => `bundled-${part}.json`);

/** Where a build leaves the names of its parts, for the bill of materials. */
export const partsFile = (root: string): string =>
  join(root, 'node_modules', '.cache', 'wms', 'desktop-parts.json');

function main(root: string, out: string): void {
  const lists = bundledLists.map((name) => join(out, name));
  if (!lists.every((file) => existsSync(file)))
    throw new Error('The licences are listed right after a build: run npm run build -w @wms/desktop');
  const bundled = lists.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as string[]);
  const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile;
  const installed = runtimeFolders(lockfile, 'apps/desktop').map((folder) => join(root, folder));
  const folders = new Set([...bundled, ...installed].filter((folder) => existsSync(folder)));
  const parts = [...folders].map(readPart);
  writeFileSync(join(out, 'licences.txt'), `${head}${describeParts(parts)}\n`);
  mkdirSync(dirname(partsFile(root)), { recursive: true });
  writeFileSync(partsFile(root), JSON.stringify(parts.map(({ name, version }) => `${name}@${version}`)));
  for (const list of lists) rmSync(list);
}

if (import.meta.main) {
  const root = dirname(import.meta.dirname);
  main(root, join(root, 'apps', 'desktop', 'out'));
}
