// Stands in for fpm, which electron-builder downloads, where only Debian's own dpkg-deb is: it takes the same words
// and makes a real package from them. Only what electron-builder asks for a .deb is understood.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const lists = new Map<string, string[]>([
  ['-d', []],
  ['--deb-recommends', []],
]);
const flags = new Set(['--force', '--debug']);
const options = new Map<string, string>();
const files: string[] = [];

const words = process.argv.slice(2);
while (words.length > 0) {
  const word = words.shift() ?? '';
  if (flags.has(word)) continue;
  if (!word.startsWith('-')) files.push(word);
  else if (lists.has(word)) lists.get(word)?.push(words.shift() ?? '');
  else options.set(word, words.shift() ?? '');
}
if (options.get('-t') !== 'deb') throw new Error('only .deb can be made here');

const folder = mkdtempSync(join(tmpdir(), 'wms-deb-'));
const root = join(folder, 'root');
mkdirSync(join(root, 'DEBIAN'), { recursive: true, mode: 0o755 });
for (const mapping of files) {
  const at = mapping.lastIndexOf('=');
  const target = join(root, mapping.slice(at + 1));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(mapping.slice(0, at), target, { recursive: true, verbatimSymlinks: true });
}
for (const [option, script] of [
  ['--after-install', 'postinst'],
  ['--after-remove', 'postrm'],
] as const) {
  const source = options.get(option);
  if (source !== undefined)
    writeFileSync(join(root, 'DEBIAN', script), readFileSync(source, 'utf8'), { mode: 0o755 });
}

const [synopsis = '', ...description] = (options.get('--description') ?? '').split('\n');
const control = [
  ['Package', options.get('--name')],
  ['Version', options.get('--version')],
  ['Architecture', options.get('--architecture')],
  ['Maintainer', options.get('--maintainer')],
  ['Section', options.get('--category')],
  ['Priority', options.get('--deb-priority')],
  ['Homepage', options.get('--url')],
  ['Depends', lists.get('-d')?.join(', ')],
  ['Recommends', lists.get('--deb-recommends')?.join(', ')],
  ['Description', [synopsis.trim(), ...description.map((line) => ` ${line.trim() || '.'}`)].join('\n')],
].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
writeFileSync(join(root, 'DEBIAN', 'control'), `${control.join('\n')}\n`);

const made = options.get('--package') ?? '';
execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, made], {
  stdio: 'inherit',
});
rmSync(folder, { recursive: true });
