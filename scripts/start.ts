import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { buildIfStale } from './build.ts';
import { electronBinary, hasDisplay, openDesktop } from './electron.ts';
import { follow } from './follow.mjs';

const cli = join(import.meta.dirname, '..', 'apps', 'api', 'src', 'cli.ts');

/** The server's first line about itself, in its readable form and with `--json`. */
const listeningLine = /listening.*?(https?:\/\/[^\s"]+)/i;

/** Serves the API and the portal with a demo in an empty database, and opens the desktop client where it can. */
function main(args: readonly string[]): void {
  const binary = hasDisplay() ? electronBinary() : null;
  if (!buildIfStale('portal') || (binary !== null && !buildIfStale('desktop'))) {
    process.exitCode = 1;
    return;
  }
  if (binary === null) {
    console.error(
      'The desktop client is not opened here: npm run desktop fetches its binary and needs a display.',
    );
  }
  const server = spawn(process.execPath, [cli, 'serve', '--demo', ...args], {
    stdio: ['inherit', binary === null ? 'inherit' : 'pipe', 'inherit'],
  });
  follow(server);
  if (binary === null || server.stdout === null) return;

  onListening(server.stdout, (apiUrl) => {
    const client = openDesktop(binary, apiUrl);
    client.on('error', (error) => console.error(`The desktop client did not open: ${error.message}`));
    server.on('exit', () => client.kill());
  });
}

/** Shows what the server prints, and says once where it listens. */
function onListening(output: Readable, open: (apiUrl: string) => void): void {
  let opened = false;
  createInterface({ input: output }).on('line', (line) => {
    console.log(line);
    const apiUrl = listeningLine.exec(line)?.[1];
    if (apiUrl === undefined || opened) return;
    opened = true;
    open(apiUrl);
  });
}

main(process.argv.slice(2));
