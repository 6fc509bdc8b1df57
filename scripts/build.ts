import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sourceFiles } from './source-files.ts';

const projectRoot = join(import.meta.dirname, '..');

/** The apps that are bundled before they run, with the folder each bundle goes to. */
const outputFolders = { portal: 'dist', desktop: 'out' };

export type BundledApp = keyof typeof outputFolders;

/**
 * Bundles an app with its own `build` script, unless the bundle was made from exactly the present sources.
 * @returns whether there is an up-to-date bundle now; a failed build has printed its errors
 */
export function buildIfStale(app: BundledApp): boolean {
  const hashFile = join(projectRoot, 'node_modules', '.cache', 'wms', `${app}-built-from`);
  const sources = hashSources(projectRoot, `apps/${app}`);
  const bundle = join(projectRoot, 'apps', app, outputFolders[app]);
  if (existsSync(bundle) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === sources) return true;

  console.error(`Building the ${app} app.`);
  const build = spawnSync(process.execPath, ['--run', 'build'], {
    cwd: join(projectRoot, 'apps', app),
    encoding: 'utf8',
  });
  if (build.status !== 0) {
    console.error(`${build.stdout}${build.stderr}\nThe ${app} app could not be built; the errors are above.`);
    return false;
  }
  mkdirSync(dirname(hashFile), { recursive: true });
  writeFileSync(hashFile, sources);
  return true;
}

/**
 * SHA-256 over the names and contents of everything that goes into an app's bundle: its own files, the shared
 * packages and the locked dependencies. Tests are left out, since no bundle holds them.
 */
export function hashSources(root: string, appFolder: string): string {
  const hash = createHash('sha256');
  const files = [appFolder, 'packages'].flatMap((folder) =>
    sourceFiles(join(root, folder), /(?<!\.test\.tsx?)$/).map((file) => `${folder}/${file}`),
  );
  for (const file of ['package-lock.json', 'tsconfig.base.json', ...files]) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

if (import.meta.main) {
  const apps = Object.keys(outputFolders) as BundledApp[];
  const built = apps.map(buildIfStale);
  process.exitCode = built.every(Boolean) ? 0 : 1;
}
