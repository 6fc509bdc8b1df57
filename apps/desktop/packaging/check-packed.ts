import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** As much of what electron-builder hands to its `afterPack` hook as is needed. */
export interface PackedApp {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  /** electron-builder's number of the processor. */
  readonly arch: number;
  readonly packager: { readonly appInfo: { readonly productFilename: string } };
}

const archNames: Readonly<Record<number, string>> = { 0: 'ia32', 1: 'x64', 2: 'armv7l', 3: 'arm64' };
const abiOf: Readonly<Record<string, string>> = { linux: '-gnu', win32: '-msvc', darwin: '' };

/** The native modules that a package for one system and processor holds, by their paths outside the archive. */
export function expectedNatives(platform: string, arch: string): string[] {
  const keyring = `keyring-${platform}-${arch}${abiOf[platform] ?? ''}`;
  const file = `keyring.${platform}-${arch}${abiOf[platform] ?? ''}.node`;
  return [
    join('node_modules', '@napi-rs', keyring, file),
    join('node_modules', 'better-sqlite3', 'prebuilds', `${platform}-${arch}.node`),
  ];
}

/**
 * Fails the build when the package lacks a native module, or holds one for another machine: npm installs them for
 * the machine it runs on, so that a package for another processor would be built without a word and not work.
 */
export default function checkPacked({ appOutDir, electronPlatformName, arch, packager }: PackedApp): void {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  const outside = join(resources, 'app.asar.unpacked');
  const found = existsSync(outside)
    ? readdirSync(outside, { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(outside.length + 1))
    : [];
  const expected = expectedNatives(electronPlatformName, archNames[arch] ?? String(arch));
  const missing = expected.filter((path) => !found.includes(path));
  const foreign = found.filter((path) => !expected.includes(path));
  if (missing.length + foreign.length === 0) return;
  throw new Error(
    `The package is not fit for ${electronPlatformName} on ${archNames[arch]}.` +
      ` Missing: ${missing.join(', ') || 'nothing'}. Not of this machine: ${foreign.join(', ') || 'nothing'}.` +
      ' Build each package on the system and processor that it is for.',
  );
}
