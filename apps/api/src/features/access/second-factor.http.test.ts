import { headers, sessionCookie } from '@wms/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenDigest } from '../../security/raw-tokens.ts';
import { totpCode, totpStepMs } from '../../security/totp.ts';
import {
  createStaff,
  createTenant,
  mint,
  password,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';
import { type SendingMail, startSendingMail } from '../../testing/sending-mail.ts';

let api: RunningApi;
let mail: SendingMail;
beforeAll(async () => {
  [api, mail] = await Promise.all([startApi(), startSendingMail()]);
});
afterAll(() => Promise.all([api.close(), mail.receiver.close()]));

let place = 0;
const from = () => ({ 'x-forwarded-for': `10.5.${Math.floor(++place / 250)}.${place % 250}` });
const codeAt = (secret: string, stepsOff = 0) =>
  totpCode(secret, Math.floor(api.clock.now / totpStepMs) + stepsOff);
/** The next code, which was surely not used yet. */
const nextCode = (secret: string) => {
  api.clock.now += 2 * totpStepMs;
  return codeAt(secret);
};

const asCookie = (raw: string) => ({
  cookie: `${sessionCookie}=${raw}`,
  [headers.csrf]: api.keys.digest('csrf', tokenDigest(raw)),
});
async function portalOf(user: Parameters<typeof mint>[1]) {
  const raw = await mint(api.store, { ...user, kind: 'PORTAL' });
  return (method: string, path: string, body?: unknown) =>
    api.call(method, `/api/portal/v1${path}`, {
      headers: { ...asCookie(raw), ...from() },
      ...(body === undefined ? {} : { body }),
    });
}
const signIn =
  (path: string) =>
  (tenant: { email: string }, more: object = {}) =>
    api.call('POST', path, { body: { email: tenant.email, password, ...more }, headers: from() });
const toDesktop = signIn('/desktop-login');
const toPortal = signIn('/api/portal/v1/session');
const besideWorker = (tenant: { email: string }, more: object = {}) =>
  toDesktop(tenant, { ...more, brief: true });

/** A customer whose supervisor has turned a second factor on. */
async function arrange(name: string) {
  const tenant = await createTenant(api, name);
  const call = await portalOf({ ...tenant, role: 'SUPERVISOR', kind: 'PORTAL' });
  const { secret } = (await call('POST', '/second-factor', { password })).json;
  const confirmed = await call('POST', '/second-factor/confirm', { code: codeAt(secret) });
  const { recoveryCodes } = confirmed.json as { recoveryCodes: string[] };
  return { tenant, call, secret: secret as string, recoveryCodes };
}
const said = ({ status, json }: { status: number; json: { code?: string } | null }) => [status, json?.code];

describe('turning a second factor on', () => {
  test('takes the password and a first code, and shows ten recovery codes', async () => {
    const tenant = await createTenant(api, 'beginner');
    const call = await portalOf({ ...tenant, role: 'SUPERVISOR', kind: 'PORTAL' });
    expect(said(await call('POST', '/second-factor', { password: 'not it' }))).toEqual([401, 'LOGIN_FAILED']);
    const { secret, uri } = (await call('POST', '/second-factor', { password })).json;
    expect(uri).toContain(`secret=${secret}`);
    // Not confirmed yet, it changes nothing about signing in.
    expect((await toPortal(tenant)).status).toBe(201);
    const wrong = await call('POST', '/second-factor/confirm', { code: codeAt(secret, 5) });
    expect(said(wrong)).toEqual([401, 'TOTP_INVALID']);
    const confirmed = await call('POST', '/second-factor/confirm', { code: codeAt(secret) });
    expect(new Set(confirmed.json.recoveryCodes).size).toBe(10);
    expect((await call('GET', '/second-factor')).json).toMatchObject({
      isOn: true,
      recoveryCodesLeft: 10,
      isRequired: false,
    });
    expect(said(await call('POST', '/second-factor', { password }))).toEqual([409, 'SECOND_FACTOR_STATE']);
    await mail.send(api.store, api.clock.now);
    expect(mail.mailsTo(tenant.email).map(({ subject }) => subject)).toEqual(['Your second factor is on']);
  });

  test('leaves neither the secret nor a recovery code in the clear', async () => {
    const { secret, recoveryCodes } = await arrange('hidden');
    for (const kept of [secret, ...recoveryCodes]) {
      expect(api.databaseText()).not.toContain(kept);
      expect(api.log()).not.toContain(kept);
    }
  });
});

describe.each([
  ['the desktop', () => toDesktop, 200],
  ['the portal', () => toPortal, 201],
  ['a station', () => besideWorker, 200],
] as const)('signing in to %s with a second factor', (what, door, granted) => {
  const name = what.replace(' ', '-');

  test('asks for the code only after the right password, and gives nothing before it', async () => {
    const { tenant, secret } = await arrange(`asked-${name}`);
    const login = door();
    expect(said(await login(tenant, { password: 'wrong' }))).toEqual([401, 'LOGIN_FAILED']);
    expect(said(await login(tenant, { password: 'wrong', code: nextCode(secret) }))).toEqual([
      401,
      'LOGIN_FAILED',
    ]);
    const asked = await login(tenant);
    expect(said(asked)).toEqual([401, 'TOTP_REQUIRED']);
    expect(asked.text).not.toContain('wms_');
    expect(asked.headers.get('set-cookie')).toBeNull();
    expect((await login(tenant, { code: nextCode(secret) })).status).toBe(granted);
  });

  test('takes each code once, of one step before and after', async () => {
    const { tenant, secret } = await arrange(`once-${name}`);
    const login = door();
    const code = nextCode(secret);
    expect((await login(tenant, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(granted);
    expect(said(await login(tenant, { code }))).toEqual([401, 'TOTP_INVALID']);
    api.clock.now += 10 * totpStepMs;
    expect((await login(tenant, { code: codeAt(secret, -1) })).status).toBe(granted);
    expect((await login(tenant, { code: codeAt(secret, 1) })).status).toBe(granted);
    api.clock.now += 10 * totpStepMs;
    for (const off of [-2, 2])
      expect(said(await login(tenant, { code: codeAt(secret, off) }))).toEqual([401, 'TOTP_INVALID']);
  });

  test('at several places at once with one code lets one in', async () => {
    const { tenant, secret } = await arrange(`race-${name}`);
    const code = nextCode(secret);
    const answers = await Promise.all(Array.from({ length: 6 }, () => door()(tenant, { code })));
    expect(answers.filter(({ status }) => status === granted)).toHaveLength(1);
  });

  test('guesses at the code are counted like guesses at the password', async () => {
    const { tenant, secret } = await arrange(`guessed-${name}`);
    const answers = [];
    for (let n = 0; n < 11; n++) answers.push(await door()(tenant, { code: '000000' }));
    expect(said(answers.at(-1)!)).toEqual([429, 'THROTTLED']);
    expect(said(await door()(tenant, { code: nextCode(secret) }))).toEqual([429, 'THROTTLED']);
  });
});

describe('a recovery code', () => {
  test('lets in once, however it is written, and is noted', async () => {
    const { tenant, call, recoveryCodes } = await arrange('recovered');
    const [one = '', other = ''] = recoveryCodes;
    expect((await toPortal(tenant, { code: one.toLowerCase().replaceAll('-', ' ') })).status).toBe(201);
    expect(said(await toPortal(tenant, { code: one }))).toEqual([401, 'TOTP_INVALID']);
    expect((await toDesktop(tenant, { code: other })).status).toBe(200);
    expect((await call('GET', '/second-factor')).json.recoveryCodesLeft).toBe(8);
    const { entries } = (await call('GET', '/audit?limit=200')).json;
    const actions = entries.map(({ action }: { action: string }) => action);
    expect(actions).toContain('second-factor.recovery-code-used');
    expect(actions).toContain('second-factor.on');
  });

  test('is nobody else’s', async () => {
    const mine = await arrange('codes-of-one');
    const theirs = await arrange('codes-of-other');
    expect(said(await toPortal(mine.tenant, { code: theirs.recoveryCodes[0] ?? '' }))).toEqual([
      401,
      'TOTP_INVALID',
    ]);
  });

  test('ends when new ones are made', async () => {
    const { tenant, call, secret, recoveryCodes } = await arrange('renewed');
    const renewed = await call('POST', '/second-factor/recovery-codes', { password, code: nextCode(secret) });
    expect(renewed.json.recoveryCodes).toHaveLength(10);
    expect(said(await toPortal(tenant, { code: recoveryCodes[0] ?? '' }))).toEqual([401, 'TOTP_INVALID']);
    expect((await toPortal(tenant, { code: renewed.json.recoveryCodes[0] })).status).toBe(201);
  });
});

describe('turning it off', () => {
  test('takes the password and a code', async () => {
    const { tenant, call, secret } = await arrange('ended');
    const end = (given: string, code: string) =>
      call('POST', '/second-factor/end', { password: given, code });
    expect(said(await end('not it', nextCode(secret)))).toEqual([401, 'LOGIN_FAILED']);
    expect(said(await end(password, '000000'))).toEqual([401, 'TOTP_INVALID']);
    expect((await end(password, nextCode(secret))).status).toBe(204);
    expect((await toPortal(tenant)).status).toBe(201);
    expect(said(await end(password, '000000'))).toEqual([409, 'SECOND_FACTOR_STATE']);
  });

  test('is the operator’s way for a lost phone', async () => {
    const { tenant } = await arrange('lost');
    const outcome = await api.store.commit('endSecondFactor', { userId: tenant.userId, by: 'operator' });
    expect(outcome).toMatchObject({ text: 'null' });
    expect((await toPortal(tenant)).status).toBe(201);
  });
});

describe('where 888’s staff must have one', () => {
  test('a portal session sees its own account and nothing else until it is on; keys go on', async () => {
    const strict = await startApi({ staffNeedSecondFactor: true, clock: api.clock, keys: api.keys });
    const staffId = await createStaff(strict, 'ADMIN');
    const staff = { userId: staffId, accountId: null, warehouseId: null, role: 'ADMIN' as const };
    const raw = await mint(strict.store, { ...staff, kind: 'PORTAL' });
    const key = await mint(strict.store, { ...staff, kind: 'STAFF' });
    const call = (method: string, path: string, body?: unknown) =>
      strict.call(method, `/api${path}`, {
        headers: asCookie(raw),
        ...(body === undefined ? {} : { body }),
      });
    expect(said(await call('GET', '/ops/v1/accounts'))).toEqual([403, 'SECOND_FACTOR_NEEDED']);
    expect((await strict.call('GET', '/api/ops/v1/accounts', { token: key })).status).toBe(200);
    const { secret } = (await call('POST', '/portal/v1/second-factor', { password })).json;
    expect((await call('GET', '/portal/v1/second-factor')).json.isRequired).toBe(true);
    await call('POST', '/portal/v1/second-factor/confirm', { code: codeAt(secret) });
    expect((await call('GET', '/ops/v1/accounts')).status).toBe(200);
    await strict.close();
  });

  test('customers need none', async () => {
    const strict = await startApi({ staffNeedSecondFactor: true, clock: api.clock, keys: api.keys });
    const tenant: Tenant = await createTenant(strict, 'unbothered');
    expect((await strict.call('GET', '/stock', { token: tenant.supervisor })).status).toBe(200);
    const raw = await mint(strict.store, { ...tenant, role: 'SUPERVISOR', kind: 'PORTAL' });
    expect((await strict.call('GET', '/stock', { headers: asCookie(raw) })).status).toBe(200);
    await strict.close();
  });
});
