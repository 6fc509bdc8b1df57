import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTenant,
  done,
  password,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';
import { type SendingMail, startSendingMail } from '../../testing/sending-mail.ts';
import { signUpsPerAddressMax, signUpsPerEmailMax, signUpWindowMs } from './request-sign-up.command.ts';

let api: RunningApi;
let mail: SendingMail;
let acme: Tenant;
const chosen = 'plenty of lighthouses 7';

beforeAll(async () => {
  [api, mail] = await Promise.all([startApi(), startSendingMail()]);
  acme = await createTenant(api, 'acme');
});
afterAll(() => Promise.all([api.close(), mail.receiver.close()]));

let place = 0;
/** Each call comes from an address of its own. */
const from = () => ({ 'x-forwarded-for': `10.4.${Math.floor(++place / 250)}.${place % 250}` });
const wanted = (email: string) => ({
  companyName: 'Stranger Ltd',
  name: 'Stella Stranger',
  email,
  password: chosen,
  warehouseName: 'Harbour',
});
const signUp = (body: object, headers: Record<string, string> = from()) =>
  api.call('POST', '/api/portal/v1/sign-up', { body, headers });
const signIn = (email: string, given = chosen) =>
  api.call('POST', '/api/portal/v1/session', { body: { email, password: given }, headers: from() });
const sendMail = () => mail.send(api.store, api.clock.now);
const subjectsTo = (email: string) => mail.mailsTo(email).map(({ subject }) => subject);
const accountOf = async (email: string) => {
  const [user] = await api.store.read.findUserByEmail({ email });
  return user?.accountId ?? '';
};

describe('a stranger who asks for an account', () => {
  test('waits for 888, is told so with the right password, and comes in once approved', async () => {
    const email = 'stella@stranger.example.test';
    expect((await signUp(wanted(` ${email.toUpperCase()} `))).status).toBe(202);
    await sendMail();
    expect(subjectsTo(email)).toEqual(['We have received your request']);
    expect(await signIn(email)).toMatchObject({ status: 403, json: { code: 'ACCOUNT_PENDING' } });
    const accountId = await accountOf(email);
    await done(api.store, 'setAccountStatus', { accountId, status: 'APPROVED' });
    await sendMail();
    expect(subjectsTo(email)).toEqual(['We have received your request', 'Your account is approved']);
    const session = await signIn(email);
    expect(session).toMatchObject({
      status: 201,
      json: { companyName: 'Stranger Ltd', warehouseName: 'Harbour', role: 'SUPERVISOR' },
    });
  });

  test('is told when 888 does not approve; a suspension later is no such decision', async () => {
    const email = 'rejected@stranger.example.test';
    await signUp(wanted(email));
    await sendMail();
    const accountId = await accountOf(email);
    for (const status of ['REJECTED', 'APPROVED', 'SUSPENDED'] as const)
      await done(api.store, 'setAccountStatus', { accountId, status });
    await sendMail();
    expect(subjectsTo(email)).toEqual(['We have received your request', 'Your account was not approved']);
  });

  test('is in the audit log as having asked themselves', async () => {
    const email = 'audited@stranger.example.test';
    await signUp(wanted(email));
    await sendMail();
    const accountId = await accountOf(email);
    await done(api.store, 'setAccountStatus', { accountId, status: 'APPROVED' });
    const entries = await api.store.read.pageAuditEntries({
      accountId,
      before: '~',
      pattern: '%',
      from: 0,
      to: Number.MAX_SAFE_INTEGER,
      limit: 10,
    });
    expect(JSON.parse(entries.at(-1)?.detail ?? '')).toMatchObject({ by: 'sign-up' });
  });
});

describe('somebody who is a customer already', () => {
  test('gets the same answer, keeps password and account, and is told by mail', async () => {
    const [known, unknown] = [await signUp(wanted(acme.email)), await signUp(wanted('new@x.example.test'))];
    expect(known.status).toBe(202);
    expect(known.text).toBe(unknown.text);
    await sendMail();
    expect(subjectsTo(acme.email)).toEqual(['You have an account already']);
    expect((await signIn(acme.email)).status).toBe(401);
    expect((await signIn(acme.email, password)).status).toBe(201);
  });

  test('is anybody who has asked before', async () => {
    const email = 'twice@stranger.example.test';
    await signUp(wanted(email));
    await signUp({ ...wanted(email), password: 'another long password 9' });
    await sendMail();
    expect(new Set(subjectsTo(email))).toEqual(
      new Set(['We have received your request', 'You have an account already']),
    );
    expect((await signIn(email)).json.code).toBe('ACCOUNT_PENDING');
  });
});

test('a mail that is tried again makes no second account and says the same', async () => {
  const email = 'again@stranger.example.test';
  const input = {
    email,
    wanted: { userName: 'A', companyName: 'B', warehouseName: 'C', passwordHash: 'hash' },
    warehouseId: 'wh_again1',
  };
  expect(await done(api.store, 'openSignUp', input)).toMatchObject({ made: true });
  expect(await done(api.store, 'openSignUp', { ...input, warehouseId: 'wh_again2' })).toMatchObject({
    made: true,
  });
});

test('a weak password and a missing field are refused for everybody alike, and nothing is written', async () => {
  for (const email of [acme.email, 'weak@stranger.example.test']) {
    const weak = await signUp({ ...wanted(email), password: '1234567890' });
    expect([weak.status, weak.json.code]).toEqual([422, 'WEAK_PASSWORD']);
    const { companyName: _left, ...rest } = wanted(email);
    expect((await signUp(rest)).status).toBe(422);
  }
  await sendMail();
  expect(await accountOf('weak@stranger.example.test')).toBe('');
});

test('nobody can be mailed at will: an e-mail’s and an address’s requests are counted', async () => {
  const email = 'flooded@stranger.example.test';
  for (let n = 0; n < signUpsPerEmailMax; n++) expect((await signUp(wanted(email))).status).toBe(202);
  const refused = await signUp(wanted(email));
  expect([refused.status, refused.json.code]).toEqual([429, 'THROTTLED']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const here = { 'x-forwarded-for': '192.0.2.77' };
  for (let n = 0; n < signUpsPerAddressMax; n++) await signUp(wanted(`n${n}@flood.example.test`), here);
  expect((await signUp(wanted('last@flood.example.test'), here)).status).toBe(429);
  api.clock.now += signUpWindowMs;
  expect((await signUp(wanted(email))).status).toBe(202);
});

test('the password is in no log, and only its hash ever lay in the database', async () => {
  await signUp(wanted('secret@stranger.example.test'));
  await sendMail();
  expect(api.log()).not.toContain(chosen);
  expect(api.databaseText()).not.toContain(chosen);
});
