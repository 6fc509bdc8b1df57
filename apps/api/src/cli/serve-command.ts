import type { Command } from 'commander';
import { isIPv4 } from 'node:net';
import { fileURLToPath } from 'node:url';
import { demoEmails, demoPassword } from '../demo/people.ts';
import { startDemo } from '../demo/start-demo.ts';
import type { Serving } from '../serve.ts';
import { type Invocation, readInvocation, remark, type Variables, withStore } from './invocation.ts';
import { BadUsage } from './operator-error.ts';
import { parsePort } from './option-values.ts';

/** After this the process ends whatever still runs; the server itself gives requests a little less. */
const exitTimeoutMs = 9_500;
const portalFolder = fileURLToPath(new URL('../../../portal/dist', import.meta.url));

interface ServeOptions {
  readonly host?: string;
  readonly port?: number;
  readonly demo?: boolean;
}

/** `wms serve`: the API and the portal, until SIGINT or SIGTERM. */
export function addServeCommand(program: Command, variables: Variables): void {
  program
    .command('serve')
    .description('serve the API and the portal')
    .option('--host <host>', 'address to listen on (WMS_HOST, 127.0.0.1)')
    .option('--port <port>', 'port to listen on, 0 for any free one (WMS_PORT, 8880)', parsePort)
    .option('--demo', 'fill an empty database with the demo; on this machine only')
    .action(async (options: ServeOptions, command: Command) => {
      await serveUntilTold(readInvocation(command, variables), options);
    });
}

async function serveUntilTold(invocation: Invocation, options: ServeOptions): Promise<void> {
  const { environment, place, json } = invocation;
  const host = options.host ?? environment.WMS_HOST;
  const port = options.port ?? environment.WMS_PORT;
  // Loaded here, so that the other commands start without the whole web application, and beside the demo's check.
  const application = import('../serve.ts');
  const demo = options.demo === true && (await prepareDemo(invocation, host));
  const dataFolder = 'dataFolder' in place ? place.dataFolder : null;
  const { serve } = await application;
  const serving = await serve({ place, host, port, environment, dataFolder, portalFolder });
  if (json) process.stdout.write(`${JSON.stringify({ event: 'listening', url: serving.url })}\n`);
  else process.stdout.write(welcome(serving.url, demo));
  closeOnSignal(serving);
  await serving.closed;
}

/** Whether the database holds the demo, made now or at an earlier start. */
async function prepareDemo(invocation: Invocation, host: string): Promise<boolean> {
  if (!isLoopback(host)) {
    throw new BadUsage(
      `The demo's passwords are public, so that it is only served on this machine: leave out --demo, or the host ${host}.`,
    );
  }
  const state = await withStore(invocation, startDemo);
  if (state === 'FOREIGN') remark('The database already holds data, so that no demo was added to it.');
  return state !== 'FOREIGN';
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));

function welcome(url: string, demo: boolean): string {
  const lines = [`888 WMS is listening on ${url}`, `The portal: ${url}/`, `The API:    ${url}/api/wms/v1`];
  if (demo) {
    lines.push(`Demo sign-ins, all with the password ${demoPassword}:`);
    lines.push(...Object.values(demoEmails).map((email) => `  ${email}`));
  }
  return `${[...lines, 'Ctrl+C stops it.'].join('\n')}\n`;
}

/** The first signal lets requests end; the process is gone within ten seconds either way. */
function closeOnSignal(serving: Serving): void {
  const close = () => {
    setTimeout(() => process.exit(0), exitTimeoutMs).unref();
    void serving.close();
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
}
