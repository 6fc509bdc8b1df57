import { headers } from '@wms/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createStaff,
  createTenant,
  done,
  password,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';
import {
  linkSecretIn,
  type SendingMail,
  startSendingMail,
  testPublicUrl,
} from '../../testing/sending-mail.ts';
import { passwordResetLifeMs } from './open-password-reset.command.ts';

let api: RunningApi;
let mail: SendingMail;
let acme: Tenant;
const better = 'Vierzehn kleine Igel';

beforeAll(async () => {
  [api, mail] = await Promise.all([startApi(), startSendingMail()]);
  acme = await createTenant(api, 'acme');
  await createStaff(api, 'DISPATCH');
});
afterAll(() => Promise.all([api.close(), mail.receiver.close()]));

let place = 0;
/** Each call comes from an address of its own. */
const from = () => ({ 'x-forwarded-for': `10.3.${Math.floor(++place / 250)}.${place % 250}` });
const forget = (email: string, more: Record<string, string> = from()) =>
  api.call('POST', '/desktop-forgot-password', { body: { email }, headers: more });
const reset = (token: string, chosen: string) =>
  api.call('POST', '/api/portal/v1/password-reset', {
    body: { token, password: chosen },
    headers: from(),
  });
const login = (email: string, given: string) =>
  api.call('POST', '/desktop-login', { body: { email, password: given }, headers: from() });
const signInToPortal = (email: string, given: string) =>
  api.call('POST', '/api/portal/v1/session', { body: { email, password: given }, headers: from() });

/** The secret of the newest link that an address was sent. */
async function linkOf(email: string): Promise<string> {
  await forget(email);
  await mail.send(api.store, api.clock.now);
  return linkSecretIn(mail.mailsTo(email).at(-1)?.text);
}

describe('POST /desktop-forgot-password', () => {
  test('answers everybody alike: known, unknown, suspended, rejected, worker, staff, and too often', async () => {
    const statuses = ['SUSPENDED', 'REJECTED', 'PENDING'] as const;
    const others = [];
    for (const status of statuses) {
      const tenant = await createTenant(api, `forgetful-${status.toLowerCase()}`);
      await done(api.store, 'setAccountStatus', { accountId: tenant.accountId, status });
      others.push(tenant.email);
    }
    const emails = [acme.email, 'nobody@example.test', acme.workerEmail, 'dispatch@example.test', ...others];
    const answers = [];
    for (const email of emails) answers.push(await forget(email));
    for (let times = 0; times < 5; times++) answers.push(await forget('often@example.test'));
    const seen = answers.map((answer) => {
      const known = [...answer.headers.keys()].filter((name) => !['date', headers.requestId].includes(name));
      return JSON.stringify([answer.status, answer.text, known]);
    });
    expect(answers[0]?.status).toBe(202);
    expect(answers[0]?.json).toEqual({ success: true, message: expect.stringContaining('is on its way') });
    expect(new Set(seen).size).toBe(1);
    await mail.send(api.store, api.clock.now);
    expect(emails.map((email) => mail.mailsTo(email).length)).toEqual([1, 0, 1, 1, 1, 1, 1]);
    expect(mail.mailsTo('often@example.test')).toEqual([]);
  });

  test('mails a link to the portal’s page, its secret behind the #, and keeps the secret nowhere', async () => {
    const tenant = await createTenant(api, 'linked');
    const secret = await linkOf(` ${tenant.email.toUpperCase()} `.trim().toLowerCase());
    const got = mail.mailsTo(tenant.email).at(-1);
    expect(got?.subject).toBe('Choose a new password');
    expect(got?.text).toContain(`${testPublicUrl}/reset-password#token=${secret}\n`);
    expect(got?.html).toContain(`href="${testPublicUrl}/reset-password#token=${secret}"`);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(api.databaseText()).not.toContain(secret);
    expect(api.log()).not.toContain(secret);
    expect(api.log()).not.toContain(tenant.email);
  });

  test('a body that is no address is 422 for everybody', async () => {
    expect((await forget('not an address')).status).toBe(422);
    expect((await api.call('POST', '/desktop-forgot-password', { body: {} })).status).toBe(422);
  });
});

describe('POST /password-reset', () => {
  test('lets in with the new password only, and ends what was open', async () => {
    const tenant = await createTenant(api, 'renewed');
    const desktop = (await login(tenant.email, password)).json.token as string;
    const cookie = (await signInToPortal(tenant.email, password)).headers.get('set-cookie')!.split(';')[0]!;
    const answer = await reset(await linkOf(tenant.email), better);
    expect([answer.status, answer.text]).toEqual([204, '']);
    for (const call of [{ token: desktop }, { token: tenant.supervisor }, { headers: { cookie } }])
      expect((await api.call('GET', '/stock', call)).status).toBe(401);
    expect((await api.call('GET', '/stock', { token: tenant.worker })).status).toBe(200);
    expect((await login(tenant.email, password)).status).toBe(401);
    expect((await login(tenant.email, better)).status).toBe(200);
    await mail.send(api.store, api.clock.now);
    expect(mail.mailsTo(tenant.email).at(-1)?.subject).toBe('Your password was changed');
  });

  test('opens an account that guesses had throttled', async () => {
    const tenant = await createTenant(api, 'besieged');
    for (let guesses = 0; guesses < 10; guesses++) await login(tenant.email, `guess ${guesses}`);
    expect((await login(tenant.email, password)).status).toBe(429);
    expect((await reset(await linkOf(tenant.email), better)).status).toBe(204);
    expect((await login(tenant.email, better)).status).toBe(200);
  });

  test('staff choose a new password in the same way', async () => {
    expect((await reset(await linkOf('dispatch@example.test'), better)).status).toBe(204);
    expect((await signInToPortal('dispatch@example.test', better)).status).toBe(201);
  });

  test('a weak password is refused with its reason, and the link still works', async () => {
    const tenant = await createTenant(api, 'careless');
    const secret = await linkOf(tenant.email);
    for (const [weak, reason] of [
      ['short', 'TOO_SHORT'],
      ['Password1234', 'PREDICTABLE'],
      ['4930285716', 'ONLY_DIGITS'],
    ] as const) {
      const refused = await reset(secret, weak);
      expect([refused.status, refused.json.code, refused.json.reason]).toEqual([
        422,
        'WEAK_PASSWORD',
        reason,
      ]);
    }
    expect((await login(tenant.email, password)).status).toBe(200);
    expect((await reset(secret, better)).status).toBe(204);
  });

  test('a used, an old and an unknown link get the same refusal, before any word on the password', async () => {
    const tenant = await createTenant(api, 'late');
    const [used, old] = [await linkOf(tenant.email), await linkOf(tenant.email)];
    const other = await linkOf(tenant.workerEmail);
    await reset(used, better);
    api.clock.now += passwordResetLifeMs;
    const answers = await Promise.all(
      [used, old, other, 'x'.repeat(43)].map((secret) => reset(secret, 'weak')),
    );
    const seen = answers.map(({ status, json }) => JSON.stringify([status, { ...json, requestId: '' }]));
    expect(new Set(seen).size).toBe(1);
    expect(answers[0]?.json.code).toBe('RESET_LINK_INVALID');
  });

  test('two clicks at once: one sets the password', async () => {
    const tenant = await createTenant(api, 'twice');
    const secret = await linkOf(tenant.email);
    const chosen = [better, `${better} more`];
    const answers = await Promise.all(chosen.map((one) => reset(secret, one)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 422]));
    const winner = chosen[answers.findIndex(({ status }) => status === 204)]!;
    const [right, wrong] = await Promise.all(
      [winner, chosen.find((one) => one !== winner)!].map((one) => login(tenant.email, one)),
    );
    expect([right?.status, wrong?.status]).toEqual([200, 401]);
  });

  test('takes JSON only, so that no other site’s form can send it', async () => {
    const answer = await api.call('POST', '/api/portal/v1/password-reset', {
      body: JSON.stringify({ token: 'x', password: better }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(415);
  });

  test('no password reaches the log or the database', async () => {
    expect(api.log()).toContain('/password-reset');
    expect(api.log()).not.toContain(better);
    expect(api.databaseText()).not.toContain(better);
  });
});
