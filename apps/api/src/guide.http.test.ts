import { startWebhookReceiver, type WebhookReceiver } from '@wms/testkit';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoEmails, demoPassword } from './demo/people.ts';
import {
  commandsOf,
  createShell,
  example,
  printedAnswer,
  type ShellAnswer,
} from './testing/guide/guide-examples.ts';
import { type ServedProcess, serveInProcess } from './testing/served-process.ts';

const production = 'https://www.888wholesale.co';
const execute = promisify(execFile);
/** A busy machine takes its time over two demos. */
const demoTimeoutMs = 180_000;

const shell = createShell();
const folder = mkdtempSync(join(tmpdir(), 'wms-guide-demo-'));
let receiver: WebhookReceiver;
/** Two fresh demos: one for what is printed for the demo's own stock, one for what moves it about. */
let untouched: ServedProcess;
let moved: ServedProcess;

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  writeFileSync(join(folder, 'receiver.pem'), receiver.certificate);
  [untouched, moved] = await Promise.all([serveDemo(), serveDemo()]);
}, demoTimeoutMs);
afterAll(async () => {
  await Promise.all([untouched, moved].map((server) => server.end('SIGTERM')));
  await receiver.close();
  shell.remove();
  rmSync(folder, { recursive: true });
});

/** A demo as `npm start` serves it. The examples' receivers do not exist, so that they are let through unasked. */
function serveDemo(): Promise<ServedProcess> {
  const variables = {
    WMS_LOG_LEVEL: 'error',
    WMS_WEBHOOK_ALLOW_HOSTS: `hooks.partner.com:443,erp.example.com:443,${receiver.host}`,
    NODE_EXTRA_CA_CERTS: join(folder, 'receiver.pem'),
  };
  return serveInProcess({ dataFolder: mkdtempSync(join(folder, 'demo-')) }, variables, '--demo');
}

/** What a person has who follows the guide: a server, a token, and a shell. */
interface Follower {
  /** Runs an example as printed, with the base URL, the token and what else stands for the reader's own. */
  follow(name: string, own?: Readonly<Record<string, string>>): Promise<ShellAnswer>;
  run(commands: string): Promise<ShellAnswer[]>;
  /** One curl of our own, with the token. */
  curl(path: string, options?: string): Promise<ShellAnswer>;
}

async function signIn(server: ServedProcess, email: string): Promise<ShellAnswer> {
  const commands = commandsOf('sign-in')
    .replaceAll(production, server.url)
    .replace('partner@example.com', email)
    .replace('********', demoPassword);
  return (await shell.run(commands))[0]!;
}

function followerOf(server: ServedProcess, token: string): Follower {
  const run = (commands: string) =>
    shell.run(commands.replaceAll(production, server.url).replaceAll(/wms_(?:a1b2c3)?\.\.\./g, token), {
      WMS_KEY: token,
    });
  return {
    run,
    async follow(name, own = {}) {
      let commands = commandsOf(name);
      for (const [theirs, ours] of Object.entries(own)) {
        expect(commands).toContain(theirs);
        commands = commands.replaceAll(theirs, ours);
      }
      return (await run(commands))[0]!;
    },
    async curl(path, options = '') {
      const url = `${production}/api/wms/v1${path}`;
      return (await run(`curl '${url}' -H "Authorization: Bearer wms_..." ${options}`))[0]!;
    },
  };
}

/** The supervisor of a demo at the shell, freshly signed in. */
const startGuide = async (server: ServedProcess): Promise<Follower> =>
  followerOf(server, (await signIn(server, demoEmails.supervisor)).json.token);

const json = (method: string, body: object) =>
  `-X ${method} -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const calendarDate = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);

describe('section 1: the probe', () => {
  test('GET /health needs no token', async () => {
    const [health] = await shell.run(`curl ${untouched.url}/api/wms/v1/health`);
    expect([health!.status, health!.text]).toEqual([200, '{"status":"ok"}']);
  });
});

describe('section 2: signing in', () => {
  test.each([
    [
      demoEmails.supervisor,
      { userName: 'Acme Logistics', customerRole: 'SUPERVISOR', parentCustomerId: null },
    ],
    [
      demoEmails.worker,
      { userName: 'Warehouse Worker', customerRole: 'WORKER', parentCustomerId: expect.any(String) },
    ],
  ])('%s gets the printed fields, and a token that opens GET /stock', async (email, own) => {
    const login = await signIn(untouched, email);
    expect(login.status).toBe(200);
    // The token and the person are the reader's own; the rest is as printed.
    const token = expect.stringMatching(/^wms_[0-9A-Za-z]{40}$/);
    expect(login.json).toMatchObject({ ...printedAnswer('sign-in'), ...own, token });

    const stock = await followerOf(untouched, login.json.token).follow('stock');
    expect(stock.status).toBe(200);
    expect(stock.json.levels).toHaveLength(50);
  });

  test('a worker hears the printed sentence at what is a supervisor’s', async () => {
    const worker = followerOf(untouched, (await signIn(untouched, demoEmails.worker)).json.token);
    const answer = await worker.follow('accumulation');
    expect([answer.status, answer.json.error]).toEqual([403, 'Worker accounts cannot perform this action.']);
  });
});

describe('sections 3 and 4: changing stock', () => {
  let guide: Follower;
  beforeAll(async () => {
    guide = await startGuide(moved);
  });

  test('the safe retry answers the original body again, and sells nothing twice', async () => {
    const before = (await guide.curl('/stock?sku=TSHIRT-BLK-L')).json.levels[0].currentQuantity;
    const commands = commandsOf('retry');
    // The same shell sends it once more: KEY stands.
    const [first, second] = await guide.run(`${commands}\n${commands.slice(commands.indexOf('curl'))}`);
    expect([first!.status, first!.isReplay, second!.status, second!.isReplay]).toEqual([
      200,
      false,
      200,
      true,
    ]);
    expect(second!.text).toBe(first!.text);
    expect(first!.json.levels).toEqual([
      { sku: 'TSHIRT-BLK-L', currentQuantity: before - 5, belowThreshold: true },
    ]);
    expect((await guide.curl('/stock?sku=TSHIRT-BLK-L')).json.levels[0].currentQuantity).toBe(before - 5);
  });

  test('a key that is rolled anew applies the delta again, as the guide warns', async () => {
    const before = (await guide.curl('/stock?sku=TSHIRT-BLK-L')).json.levels[0].currentQuantity;
    await guide.follow('retry');
    await guide.follow('retry');
    expect((await guide.curl('/stock?sku=TSHIRT-BLK-L')).json.levels[0].currentQuantity).toBe(before - 10);
  });

  test('repeated SKUs accumulate to the printed answer, from the stock it was printed for', async () => {
    // 95 and 14 are left of 100 and 10; the demo's own stock is that of the other sections.
    for (const [sku, quantity] of [
      ['TSHIRT-BLK-L', 100],
      ['HOODIE-NVY-M', 10],
    ] as const) {
      const set = await guide.curl('/stock/set', json('POST', { sku, quantity }));
      expect([set.status, set.json.transaction.type]).toEqual([200, 'AUDIT']);
    }
    const answer = await guide.follow('accumulation');
    expect([answer.status, answer.json]).toEqual([200, printedAnswer('accumulation')]);
  });

  test('the same example again is a replay, because its key is printed with it', async () => {
    const answer = await guide.follow('accumulation');
    expect([answer.isReplay, answer.json]).toEqual([true, printedAnswer('accumulation')]);
  });

  test('a line that would oversell rejects the whole batch with 422', async () => {
    const own = { '"delta": -2': '"delta": -2000', '0d8e...c1b2': 'another event' };
    const answer = await guide.follow('accumulation', own);
    expect([answer.status, answer.json.code, answer.json.line]).toEqual([422, 'INSUFFICIENT_STOCK', 1]);
    const { levels } = (await guide.curl('/stock?sku=TSHIRT-BLK-L,HOODIE-NVY-M')).json;
    expect(levels.map((level: { currentQuantity: number }) => level.currentQuantity)).toEqual([14, 95]);
  });
});

describe('section 5: replenishment', () => {
  let guide: Follower;
  beforeAll(async () => {
    guide = await startGuide(untouched);
  });

  test('the recommendation is the printed one', async () => {
    const answer = await guide.follow('recommendations');
    expect(answer.status).toBe(200);
    const printed = printedAnswer('recommendations') as {
      recommendations: [{ sku: string }];
    };
    const [{ sku }] = printed.recommendations;
    const found = answer.json.recommendations.find((entry: { sku: string }) => entry.sku === sku);
    // The day depends on today; every figure is as printed.
    expect(found).toMatchObject({ ...printed.recommendations[0], orderByDate: calendarDate });
    expect(found.orderByDate).toBe(
      new Date(Date.now() + (Math.floor(144 / 8) - 7) * 86_400_000).toISOString().slice(0, 10),
    );
    expect(answer.json.consumptionTrend).toHaveLength(30);
    expect(answer.json.consumptionTrend[0]).toEqual({
      date: expect.stringMatching(/^\d\d-\d\d$/),
      units: expect.any(Number),
    });
    const orders: number[] = answer.json.recommendations.map(
      (entry: { recommendedOrder: number }) => entry.recommendedOrder,
    );
    expect(orders).toEqual(orders.toSorted((a, b) => b - a));
  });

  test('approving an alert moves it to ORDERED, and approving it again answers alreadyOrdered', async () => {
    const [alert] = (await guide.curl('/alerts?status=OPEN')).json.alerts;
    const approve = () =>
      guide.curl(`/alerts/${alert.id}`, json('PATCH', { action: 'approve', quantity: 12 }));
    const first = await approve();
    expect([first.status, first.json.alert.status, first.json.order.quantity]).toEqual([200, 'ORDERED', 12]);
    const second = await approve();
    expect([second.status, second.json.alreadyOrdered]).toEqual([200, true]);
  });
});

describe('section 6: receiving', () => {
  let guide: Follower;
  beforeAll(async () => {
    guide = await startGuide(untouched);
  });

  test('with variance the answer is the printed one: -2 and 0, 122 and 64', async () => {
    const answer = await guide.follow('receive-short', { asn_abc: 'ASN-00042' });
    expect([answer.status, answer.json]).toEqual([200, printedAnswer('receive-short')]);
  });

  test('without lines everything expected is accepted, by the ASN’s id as well', async () => {
    const [shipment] = (await guide.curl('/shipments?asnNumber=ASN-00045')).json.shipments;
    const answer = await guide.follow('receive-all', { asn_abc: shipment.id });
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        success: true,
        asnNumber: 'ASN-00045',
        status: 'RECEIVED',
        lines: [{ sku: 'TSHIRT-BLK-L', receivedQty: 20, variance: 0, quantityAfter: 142 }],
      },
    ]);
  });

  test('a SKU that is in no catalogue is named, and nothing is booked', async () => {
    const answer = await guide.follow('receive-all', { asn_abc: 'ASN-00044' });
    expect([answer.status, answer.json.unregisteredSkus]).toEqual([422, ['BEANIE-RED-OS']]);
  });

  test('a SKU twice in the body is refused rather than merged', async () => {
    const own = { asn_abc: 'ASN-00043', 'HOODIE-NVY-M': 'TSHIRT-BLK-L' };
    const answer = await guide.follow('receive-short', own);
    expect([answer.status, answer.json.code]).toEqual([422, 'DUPLICATE_SKUS']);
  });
});

describe('section 7: webhooks', () => {
  let guide: Follower;
  beforeAll(async () => {
    guide = await startGuide(moved);
  });

  test('registering answers the printed fields, and the secret this once', async () => {
    const created = await guide.follow('webhook');
    expect([created.status, created.json]).toEqual([
      201,
      {
        ...printedAnswer('webhook'),
        // Fresh with every webhook.
        id: expect.stringMatching(/^wh_/),
        createdAt: instant,
        secret: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    const listed = await guide.curl('/webhooks');
    expect(listed.json.webhooks).toHaveLength(1);
    expect(listed.text).not.toContain(created.json.secret);
  });

  test('the printed snippet verifies a real delivery, and nothing that was changed', async () => {
    const own = { 'https://hooks.partner.com/888-wms': receiver.url, 'order.shipped': 'order.delivered' };
    const { json: webhook } = await guide.follow('webhook', own);
    await guide.follow('receive-all', { asn_abc: 'ASN-00045' });
    const delivery = await vi.waitFor(
      () => {
        const found = receiver.received.find(({ headers }) => headers['x-wms-event'] === 'order.delivered');
        if (!found) throw new Error('nothing was delivered yet');
        return found;
      },
      { timeout: 20_000 },
    );

    const body = JSON.parse(delivery.body);
    expect(body).toMatchObject({ event: 'order.delivered', asnNumber: 'ASN-00045', timestamp: instant });
    const signature = String(delivery.headers['x-wms-signature']);
    expect(signature).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(await runSnippet(delivery.body, signature, webhook.secret)).toBe(true);
    expect(await runSnippet(delivery.body.replace('ASN-00045', 'ASN-00046'), signature, webhook.secret)).toBe(
      false,
    );
    expect(await runSnippet(delivery.body, signature, 'another secret')).toBe(false);
    expect(await runSnippet(delivery.body, 'sha256=', webhook.secret)).toBe(false);
  });
});

/** Runs the guide's own verify() in a program of its own, on Node. */
async function runSnippet(rawBody: string, signatureHeader: string, secret: string): Promise<boolean> {
  const file = join(folder, 'verify-delivery.ts');
  writeFileSync(
    file,
    `${example('verify')}\nconst [rawBody, header, secret] = process.argv.slice(2);\nconsole.log(verify(rawBody, header, secret));\n`,
  );
  const { stdout } = await execute(process.execPath, [file, rawBody, signatureHeader, secret]);
  return JSON.parse(stdout);
}

describe('the product page', () => {
  let guide: Follower;
  beforeAll(async () => {
    guide = await startGuide(moved);
  });

  test('its examples, which say no content type, are read as JSON', async () => {
    const stock = await guide.follow('page-stock');
    expect([stock.status, stock.json.levels]).toEqual([200, []]);

    // The page's own SKU is in no catalogue here; the demo's tee stands for it.
    const unknown = await guide.follow('page-update');
    expect([unknown.status, unknown.json.unregisteredSkus]).toEqual([422, ['TEE-BLK-L']]);
    const own = { 'TEE-BLK-L': 'TSHIRT-BLK-L' };
    const before = (await guide.follow('page-stock', own)).json.levels[0].currentQuantity;
    const update = await guide.follow('page-update', own);
    expect([update.status, update.json.processed]).toEqual([200, 1]);
    expect((await guide.follow('page-stock', own)).json.levels[0].currentQuantity).toBe(before - 12);

    const alerts = await guide.follow('page-alerts');
    expect(alerts.status).toBe(200);
    expect(alerts.json.alerts.length).toBeGreaterThan(0);
    expect(new Set(alerts.json.alerts.map((alert: { status: string }) => alert.status))).toEqual(
      new Set(['OPEN']),
    );

    const webhook = await guide.follow('page-webhook');
    expect([webhook.status, webhook.json.events]).toEqual([201, ['alert.triggered']]);
  });
});
