import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What precedes the fuses in Electron's binary (electronjs.org, "Fuses": the fuse wire). */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseWireVersion = 1;

/** How Electron is delivered: one digit for each fuse of version 1, in their order. */
const deliveredFuses = '101100011';

/**
 * Makes a folder that has the form of an unpacked Electron for Linux and cannot run: packing it exercises files,
 * archive and fuses for real where Electron's binary cannot be had.
 */
export function makeElectronStandIn(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const wire = Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([fuseWireVersion, deliveredFuses.length]),
    Buffer.from(deliveredFuses),
  ]);
  const refuses = Buffer.from('#!/bin/sh\necho "This stands in for Electron and cannot run." >&2\nexit 86\n');
  writeFileSync(join(folder, 'electron'), Buffer.concat([refuses, wire, Buffer.alloc(64)]), { mode: 0o755 });
  writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'Electron’s licence');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'Chromium’s licences');
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
}
