import { describe, expect, it } from 'vitest';
import { type ClientFacts, describeClient, scrub } from './describe-client.ts';
import { keepLog, keptLinesMax } from './kept-log.ts';

const token = `wms_${'Zq9'.repeat(13)}x`;
const device = 'ab12'.repeat(16);
const canaries = [
  token,
  device,
  'hunter-22',
  'sam@example.test',
  'Sam Supervisor',
  'Example Company',
  'order:4711',
];

const facts: ClientFacts = {
  at: Date.UTC(2026, 5, 8, 12),
  versions: { client: '1.2.3' },
  settings: { serverUrl: 'https://sam:hunter-22@wms.example.test', stationId: 'PACK-01' },
  managed: ['proxy'],
  network: { proxy: 'http://sam:hunter-22@proxy.example.test:3128', ownAuthority: true },
  updates: { comes: false, why: 'PACKAGE_MANAGER' },
  server: { found: 'FIT', version: '1.2.3' },
  clockSkewMs: 0,
  live: { state: 'OFFLINE', since: 0 },
  session: {
    userName: 'Sam Supervisor',
    companyName: 'Example Company',
    role: 'SUPERVISOR',
    warehouseId: 'wh_1',
    warehouseName: 'Main Warehouse',
    warehouses: [{ id: 'wh_1', name: 'Main Warehouse' }],
    expiresAt: '2026-09-01T00:00:00.000Z',
    secretKeptIn: 'keychain',
  },
  queue: [
    {
      id: 'e1',
      name: 'receiveShipment',
      subject: 'order:4711',
      request: { params: { id: 'order:4711' }, body: { stationId: 'order:4711' } },
      createdAt: Date.UTC(2026, 5, 8, 11, 59),
      attempts: 3,
      state: 'REJECTED',
      refusal: {
        kind: 'REFUSED',
        status: 409,
        code: 'SHIPMENT_STATE',
        error: 'for sam@example.test',
        requestId: 'r-7',
        details: { token },
      },
    },
  ],
  latency: { count: 12, p50Ms: 11, p99Ms: 31 },
  log: [
    `request failed: Authorization: Bearer ${token}`,
    `{"password":"hunter-22","email":"sam@example.test"} device=${device}`,
    'proxy http://sam:hunter-22@proxy.example.test refused',
  ],
};

describe('a diagnostics file', () => {
  it('holds no secret, no name and no booking, wherever they came from', () => {
    const text = describeClient(facts);
    for (const canary of canaries) expect(text).not.toContain(canary);
  });

  it('says what support needs', () => {
    expect(JSON.parse(describeClient(facts))).toMatchObject({
      writtenAt: '2026-06-08T12:00:00.000Z',
      versions: { client: '1.2.3' },
      settings: { serverUrl: expect.stringContaining('wms.example.test'), stationId: 'PACK-01' },
      network: { proxy: expect.stringContaining('proxy.example.test:3128'), ownAuthority: true },
      session: { role: 'SUPERVISOR', secretKeptIn: 'keychain' },
      queue: [
        {
          name: 'receiveShipment',
          state: 'REJECTED',
          ageSeconds: 60,
          refusedWith: 'SHIPMENT_STATE',
          requestId: 'r-7',
        },
      ],
      latency: { count: 12, p50Ms: 11, p99Ms: 31 },
    });
  });
});

it.each([
  ['keychain: read failed: The name org.freedesktop.secrets was not provided', null],
  [`cut off wms_${'a'.repeat(12)}`, 'cut off [token]'],
  ["token='abc def' then more", 'token=[secret] then more'],
])('of %s nothing but a secret is taken', (text, scrubbed) => {
  expect(scrub(text)).toBe(scrubbed ?? text);
});

it('the last lines of the log are kept with their instants, and no more than so many', () => {
  const written: string[] = [];
  const log = keepLog(
    (line) => written.push(line),
    () => 0,
  );
  for (let line = 0; line <= keptLinesMax; line++) log.report(`line ${line}`);
  expect(written).toHaveLength(keptLinesMax + 1);
  expect(log.lines()).toHaveLength(keptLinesMax);
  expect(log.lines()[0]).toBe('1970-01-01T00:00:00.000Z line 1');
});
