import { type Endpoint, endpoints, headers, sessionCookie } from '@wms/contract';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  createStaff,
  createTenant,
  mint,
  password,
  type RunningApi,
  startApi,
  type Tenant,
} from '../testing/running-api.ts';
import { linkSecretIn, type SendingMail, startSendingMail } from '../testing/sending-mail.ts';
import { callEndpoint, type Parts } from '../testing/tenant-world.ts';

let api: RunningApi;
let mail: SendingMail;
let acme: Tenant;
/** What nobody may find where it has no business, by what it is. */
const canaries: [what: string, secret: string][] = [];

/** A secret that has been handed to the API or out by it. */
function canary(what: string, secret: string): string {
  expect(secret.length).toBeGreaterThan(10);
  canaries.push([what, secret]);
  return secret;
}
/** A password that nothing else looks like. */
const newPassword = (what: string) => canary(what, `kanarie-${randomBytes(9).toString('base64url')}-vogel`);
const hex = (what: string) => canary(what, randomBytes(32).toString('hex'));

beforeAll(async () => {
  [api, mail] = await Promise.all([
    startApi({ urlRules: { resolve: async () => ['93.184.215.14'], allowedHosts: new Set() } }),
    startSendingMail(),
  ]);
  acme = await createTenant(api, 'acme');
});
afterAll(() => Promise.all([api.close(), mail.receiver.close()]));

let place = 0;
/** Signing in is throttled by address, so that each call comes from one of its own, which is a canary itself. */
const from = () => {
  const address = `203.0.113.${++place}`;
  return { 'x-forwarded-for': canary(`the address ${address}`, address) };
};

async function expectDone(answer: Promise<Answer>): Promise<Answer['json']> {
  const { status, text, json } = await answer;
  expect([status < 300, text]).toEqual([true, text]);
  return json;
}

const post = (path: string, body: unknown, more: Record<string, string> = {}) =>
  api.call('POST', path, { body, headers: { ...from(), ...more } });
const refused = async (answer: Promise<Answer>, ...statuses: number[]) =>
  expect(statuses).toContain((await answer).status);

/** A supervisor's session in the portal, as headers. */
async function signInToPortal(email: string, given: string): Promise<Record<string, string>> {
  const answer = await post('/api/portal/v1/session', { email, password: given });
  expect(answer.status).toBe(201);
  const raw = new RegExp(`${sessionCookie}=([^;]+)`).exec(answer.headers.get('set-cookie') ?? '')![1]!;
  canary(`a session of ${email}`, raw);
  const csrf = canary(`the CSRF token of ${email}`, answer.json.csrfToken);
  return { cookie: `${sessionCookie}=${raw}`, [headers.csrf]: csrf };
}

test('secrets that are given or shown as they should be leave no trace', async () => {
  const bearer = canary('a key', acme.supervisor);
  const own = { token: bearer };
  const login = await post('/desktop-login', { email: acme.email, password });
  canary('the password of a sign-in', password);
  const desktop = canary('a desktop token', (await expectDone(Promise.resolve(login))).token);
  await expectDone(
    api.call('GET', '/stock', { token: desktop, headers: { [headers.device]: hex('a device') } }),
  );

  const workersPassword = newPassword('a worker’s password');
  const workersEmail = 'robin@example.test';
  const worker = { name: 'Robin', email: workersEmail, password: workersPassword };
  await expectDone(api.call('POST', '/workers', { ...own, body: worker }));

  const session = await signInToPortal(acme.email, password);
  const webhook = { url: 'https://hooks.example.test/a', events: ['order.shipped'] };
  const registered = await expectDone(
    api.call('POST', '/webhooks', { ...own, body: webhook, headers: { [headers.idempotencyKey]: 'once' } }),
  );
  canary('a webhook’s secret', registered.secret);
  const key = { name: 'ERP', role: 'SUPERVISOR', warehouseId: acme.warehouseId };
  const minted = await expectDone(
    post('/api/portal/v1/keys', key, { ...session, [headers.idempotencyKey]: 'k' }),
  );
  canary('a minted key', minted.secret);
  const reissue = `/api/portal/v1/keys/${minted.key.id}/reissue`;
  canary('a reissued key', (await expectDone(post(reissue, { password }, session))).secret);

  await expectDone(post('/desktop-forgot-password', { email: workersEmail }));
  await mail.send(api.store, api.clock.now);
  const link = canary('a reset link', linkSecretIn(mail.mailsTo(workersEmail).at(-1)?.text));
  const chosen = newPassword('a password chosen by link');
  await expectDone(post('/api/portal/v1/password-reset', { token: link, password: chosen }));

  const workersSession = await signInToPortal(workersEmail, chosen);
  const changed = newPassword('a changed password');
  const change = { currentPassword: chosen, newPassword: changed };
  await expectDone(post('/api/portal/v1/password', change, workersSession));
});

test('what 888’s staff hand out leaves none either', async () => {
  const userId = await createStaff(api, 'ADMIN');
  const staff = { accountId: null, warehouseId: null, userId, role: 'ADMIN' } as const;
  const token = canary('a staff token', await mint(api.store, { ...staff, kind: 'STAFF' }));
  const call = (path: string, body: unknown) =>
    expectDone(api.call('POST', `/api/ops/v1${path}`, { token, body }));
  const colleague = { email: 'colleague@example.test', name: 'Colleague', role: 'DISPATCH' };
  const hired = await call('/staff', { ...colleague, password: newPassword('a colleague’s password') });
  canary('a colleague’s token', (await call(`/staff/${hired.userId}/tokens`, { name: 'scripts' })).secret);
  await call('/accounts', {
    email: 'owner@initech.example.test',
    name: 'Owner',
    companyName: 'Initech',
    warehouseName: 'Main',
    status: 'APPROVED',
    password: newPassword('a new account’s password'),
  });
});

test('secrets in requests that are refused leave none', async () => {
  const { email, supervisor: token } = acme;
  await refused(post('/desktop-login', { email, password: newPassword('a wrong password') }), 401);
  const nobody = { email: 'nobody@example.test', password: newPassword('a stranger’s password') };
  await refused(post('/desktop-login', nobody), 401);
  await refused(post('/api/portal/v1/session', { email, password: newPassword('a wrong one, portal') }), 401);
  const weak = canary('a password that is too weak', 'password1234567');
  await refused(
    api.call('POST', '/workers', { token, body: { name: 'R', email: 'r@example.test', password: weak } }),
    422,
  );
  const reset = { token: hex('a link that was never sent'), password: newPassword('one for no link') };
  await refused(post('/api/portal/v1/password-reset', reset), 422);
  const url = `https://user:${newPassword('one in a URL')}@hooks.example.test/`;
  canary('one in a URL', new URL(url).password);
  await refused(api.call('POST', '/webhooks', { token, body: { url, events: ['order.shipped'] } }), 422);
  const session = await signInToPortal(email, password);
  const change = {
    currentPassword: newPassword('a wrong current one'),
    newPassword: newPassword('its successor'),
  };
  await refused(post('/api/portal/v1/password', change, session), 401, 422);
});

/** Ways to say something secret at the wrong place, whatever the endpoint is. */
const slips: Record<string, () => { headers?: Record<string, string>; parts?: Parts }> = {
  'a key that is none': () => ({
    headers: {
      authorization: `Bearer ${canary('a key that is none', `wms_${randomBytes(20).toString('hex')}`)}`,
    },
  }),
  'a key with a word too many': () => ({
    headers: { authorization: `Bearer ${acme.supervisor} ${newPassword('a word too many')}` },
  }),
  'a password as a user’s': () => ({
    headers: { authorization: `Basic ${canary('basic credentials', randomBytes(24).toString('base64url'))}` },
  }),
  'a cookie that is none': () => ({
    headers: { cookie: `${sessionCookie}=${canary('a cookie', `wms_${randomBytes(20).toString('hex')}`)}` },
  }),
  'a device that is none': () => ({
    headers: {
      authorization: `Bearer ${acme.supervisor}`,
      [headers.device]: newPassword('a device that is none'),
    },
  }),
  'a password in the query': () => ({
    headers: { authorization: `Bearer ${acme.supervisor}` },
    parts: { query: { password: newPassword('one in a query') } },
  }),
  'a password in a field that is none': () => ({
    headers: { authorization: `Bearer ${acme.supervisor}` },
    parts: { body: { hint: newPassword('one in a field that is none') } },
  }),
  'a password in a body that is no JSON': () => ({
    headers: { authorization: `Bearer ${acme.supervisor}` },
    parts: { body: `{"password":"${newPassword('one in broken JSON')}"` },
  }),
};

const list = Object.values<Endpoint>(endpoints);
test.each(Object.keys(slips))('%s leaves no trace, whatever it was sent to', async (slip) => {
  for (const endpoint of list) {
    const { headers: given = {}, parts: { body, ...parts } = {} } = slips[slip]!();
    const params = Object.fromEntries(Object.keys(endpoint.params?.shape ?? {}).map((id) => [id, 'nothing']));
    // A read has no body to say anything in.
    const said = endpoint.method === 'GET' || body === undefined ? {} : { body };
    const answer = await callEndpoint(api, endpoint, () => ({ ...given, ...from() }), {
      params,
      ...parts,
      ...said,
    });
    const repeated = canaries.filter(([, secret]) => answer.text.includes(secret));
    expect(repeated.map(([what]) => what)).toEqual([]);
  }
});

test('of all these, nothing stands in the log or in the database’s files', () => {
  // Thirty of their kinds, and one for each slip at each endpoint.
  expect(new Set(canaries.map(([what]) => what)).size).toBeGreaterThan(30);
  expect(canaries.length).toBeGreaterThan(Object.keys(slips).length * list.length);
  const places = { log: api.log(), database: api.databaseText() };
  // The places are the right ones: they do hold what they should.
  expect(places.log).toContain('/api/wms/v1/desktop-login');
  expect(places.database).toContain(acme.email);
  for (const [name, text] of Object.entries(places)) {
    const found = canaries.filter(([, secret]) => text.includes(secret));
    expect([name, found.map(([what]) => what)]).toEqual([name, []]);
  }
});
