import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { serveInProcess } from './testing/served-process.ts';
import { deliveryBody, deliveryHeaders } from './webhooks/delivery-message.ts';

const execute = promisify(execFile);
/** A busy machine takes its time over a server, a demo and a forecast. */
const demoTimeoutMs = 180_000;
const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');

/** The page's blocks of a language, in their order. */
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code!);

const folder = mkdtempSync(join(tmpdir(), 'wms-api-doc-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the commands of docs/api.md', () => {
  test('work one after the other on a fresh demo, in one shell', { timeout: demoTimeoutMs }, async () => {
    const server = await serveInProcess(
      { dataFolder: join(folder, 'data') },
      { WMS_LOG_LEVEL: 'error', WMS_WEBHOOK_ALLOW_HOSTS: 'hooks.partner.com:443' },
      '--demo',
    );
    try {
      // An answer that is no 2xx makes curl fail, and with it the shell.
      writeFileSync(join(folder, '.curlrc'), 'silent\nshow-error\nfail-with-body\n');
      const commands = blocks('sh').join('\n').replaceAll('http://127.0.0.1:8880', server.url);
      expect(commands.match(/\bcurl\b/g)?.length).toBeGreaterThan(15);
      const env = { HOME: folder, PATH: process.env['PATH'] };
      const { stdout } = await execute('bash', ['--norc', '-euo', 'pipefail', '-c', commands], { env });
      expect(stdout).toContain('{"status":"ok"}');
      expect(stdout).toContain('"currentQuantity":22');
      expect(stdout).toContain('"dryRun":true');
      expect(stdout).toContain('"status":"PARTIALLY_RECEIVED"');
      expect(stdout).toContain('"status":"ORDERED"');
      expect(stdout).toContain('"secret":"');
    } finally {
      await server.end('SIGTERM');
    }
  });
});

/** How a language's verifier is run: its block, and a program around it that reads body, header and secret. */
interface Runner {
  readonly block: string;
  readonly interpreter: string;
  readonly run: (code: string, bodyFile: string, header: string, secret: string) => Promise<string>;
}

async function runFile(name: string, code: string, command: readonly string[], args: readonly string[]) {
  const file = join(folder, name);
  writeFileSync(file, code);
  const [program, ...options] = command;
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOCACHE: join(folder, 'go'), GOTOOLCHAIN: 'local' };
  return (await execute(program!, [...options, file, ...args], { env })).stdout.trim();
}

const runners: Readonly<Record<string, Runner>> = {
  TypeScript: {
    block: 'ts',
    interpreter: process.execPath,
    run: (code, ...args) =>
      runFile(
        'verify.mts',
        `import { readFileSync } from 'node:fs';\n${code}\nconst [body, header, secret] = process.argv.slice(2);\nconsole.log(verify(readFileSync(body), header, secret));\n`,
        [process.execPath],
        args,
      ),
  },
  Python: {
    block: 'python',
    interpreter: 'python3',
    run: (code, ...args) =>
      runFile(
        'verify.py',
        `${code}\nimport sys\nprint(str(verify(open(sys.argv[1], "rb").read(), sys.argv[2], sys.argv[3])).lower())\n`,
        ['python3'],
        args,
      ),
  },
  PHP: {
    block: 'php',
    interpreter: 'php',
    run: (code, ...args) =>
      runFile(
        'verify.php',
        `${code}\necho json_encode(verify(file_get_contents($argv[1]), $argv[2], $argv[3]));\n`,
        ['php'],
        args,
      ),
  },
  Go: {
    block: 'go',
    interpreter: 'go',
    run: (code, ...args) =>
      runFile(
        'verify.go',
        `${code.replace('package hooks', 'package main').replace('"encoding/hex"', '"encoding/hex"\n\t"fmt"\n\t"os"')}\nfunc main() {\n\tbody, _ := os.ReadFile(os.Args[1])\n\tfmt.Println(Verify(body, os.Args[2], os.Args[3]))\n}\n`,
        ['go', 'run'],
        args,
      ),
  },
};

/** A delivery as the server makes it, with letters that are more than one byte. */
const secret = 'f3e9'.repeat(16);
const body = deliveryBody({
  messageId: 'd1',
  event: 'order.shipped',
  fields: JSON.stringify({ carrier: 'Fähre Nord', asnNumber: 'ASN-00042' }),
  at: 0,
});
const signature = deliveryHeaders({ messageId: 'd1', event: 'order.shipped' }, body, { secret, now: 0 })[
  'x-wms-signature'
]!;

describe.each(Object.entries(runners))('the verifier in %s', (language, { block, interpreter, run }) => {
  // Only an interpreter that this machine has can run it; the page must hold it either way.
  const isThere = spawnSync(interpreter, [language === 'Go' ? 'version' : '--version']).error === undefined;
  const cases: [string, string, string, string, string][] = [
    ['takes a delivery as the server signs it', body, signature, secret, 'true'],
    ['refuses a changed body', body.replace('00042', '00043'), signature, secret, 'false'],
    ['refuses another secret', body, signature, 'another secret', 'false'],
    ['refuses a cut-off signature', body, signature.slice(0, -2), secret, 'false'],
    ['refuses a header that is empty', body, '', secret, 'false'],
  ];

  test('stands in docs/api.md once', () => {
    expect(blocks(block)).toHaveLength(1);
  });

  test.skipIf(!isThere).each(cases)('%s', async (_promise, sent, header, key, verdict) => {
    const bodyFile = join(folder, 'body');
    writeFileSync(bodyFile, sent);
    expect(await run(blocks(block)[0]!, bodyFile, header, key)).toBe(verdict);
  });
});
