import { type MailReceiver, readMail, startMailReceiver } from '@wms/testkit';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../config.ts';
import { hashPassword } from '../security/passwords.ts';
import { serve, type Serving } from '../serve.ts';
import { createSqliteDatabase, type TestDatabase } from '../testing/databases.ts';
import { done, password } from '../testing/running-api.ts';
import { linkSecretIn } from '../testing/sending-mail.ts';

const waitMs = 20_000;
const email = 'owner@mailed.example.test';

async function until(what: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + waitMs;
  while (!what()) {
    if (Date.now() > giveUpAt) throw new Error('it did not happen');
    await sleep(50);
  }
}

const post = (url: string, path: string, body: unknown) =>
  fetch(`${url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** The whole server as an operator starts it, with one customer. */
async function start(dataFolder: string, variables: Record<string, string>): Promise<Serving> {
  const environment = readEnvironment({ WMS_LOG_LEVEL: 'silent', ...variables });
  const place = { dataFolder };
  const serving = await serve({
    place,
    host: '127.0.0.1',
    port: 0,
    environment,
    dataFolder,
    portalFolder: dataFolder,
  });
  const [known] = await serving.store.read.findUserByEmail({ email });
  if (!known) {
    await done(serving.store, 'createAccount', {
      email,
      name: 'Olga Owner',
      passwordHash: await hashPassword(password),
      companyName: 'Mailed',
      status: 'APPROVED',
      warehouse: { id: 'wh_mailed', name: 'Main' },
    });
  }
  return serving;
}

describe('a served installation', () => {
  let receiver: MailReceiver;
  let database: TestDatabase;
  let dataFolder: string;
  beforeAll(async () => {
    receiver = await startMailReceiver();
    database = createSqliteDatabase();
    ({ dataFolder } = database.place as { dataFolder: string });
  });
  afterAll(async () => {
    await receiver.close();
    await database.remove();
  });
  const forget = ({ url }: Serving) => post(url, 'wms/v1/desktop-forgot-password', { email });

  test('mails a link by WMS_SMTP_URL, from WMS_MAIL_FROM, to WMS_PUBLIC_URL, and the link works', async () => {
    const serving = await start(dataFolder, {
      WMS_SMTP_URL: receiver.url,
      WMS_MAIL_FROM: 'Stock <stock@sender.example.test>',
      WMS_PUBLIC_URL: 'https://portal.example.test/wms/',
    });
    expect((await forget(serving)).status).toBe(202);
    await until(() => receiver.received.length === 1);
    const got = receiver.received[0]?.mail;
    expect(got?.from).toMatchObject({ name: 'Stock', address: 'stock@sender.example.test' });
    expect(got?.text).toContain('https://portal.example.test/wms/reset-password#token=');
    const chosen = 'Vierzehn kleine Igel';
    const reset = { token: linkSecretIn(got?.text), password: chosen };
    expect((await post(serving.url, 'portal/v1/password-reset', reset)).status).toBe(204);
    expect((await post(serving.url, 'wms/v1/desktop-login', { email, password: chosen })).status).toBe(200);
    await until(() => receiver.received.length === 2);
    await serving.close();
  });

  test('stops in time although the mail server says nothing, and the mail waits', async () => {
    const serving = await start(dataFolder, { WMS_SMTP_URL: receiver.url });
    receiver.fail('SILENT');
    await forget(serving);
    await until(() => receiver.silences() === 1);
    const startedAt = Date.now();
    await serving.close();
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    expect(receiver.received).toHaveLength(2);
    const waiting = 'select attempts from mails where sent_at is null and failed_at is null';
    expect(await database.sql(waiting)).toEqual([{ attempts: 1 }]);
  });

  test('without a mail server writes it into the data folder, with a link to where it listens', async () => {
    const serving = await start(dataFolder, {});
    const folder = join(dataFolder, 'mail');
    await forget(serving);
    const files = () =>
      (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.eml'));
    await until(() => files().length === 1);
    const file = join(folder, files()[0] ?? '');
    expect((await readMail(readFileSync(file))).text).toContain(`${serving.url}/reset-password#token=`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await serving.close();
  });
});

test.each([
  ['WMS_SMTP_URL', 'http://mail.example.test'],
  ['WMS_SMTP_URL', 'mail.example.test:25'],
  ['WMS_MAIL_FROM', 'nobody'],
  ['WMS_MAIL_FROM', 'Stock <stock@sender.example.test>\r\nBcc: x@example.test'],
])('%s cannot be %j', (variable, value) => {
  expect(() => readEnvironment({ [variable]: value })).toThrow(
    `environment variable ${variable} cannot be used`,
  );
});
