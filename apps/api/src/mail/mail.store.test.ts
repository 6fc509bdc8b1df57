import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMail } from '@wms/testkit';
import type { WmsStore } from '../open-store.ts';
import { dropSlices } from '../sweeps/expiry.ts';
import { mailRetentionMs } from '../sweeps/retention.ts';
import { accepted, type Arranged, arrangeWarehouse } from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { type SendingMail, startSendingMail, testPublicUrl, testSender } from '../testing/sending-mail.ts';
import { fileTransport } from './file-transport.ts';
import { mailAttemptsMax, mailLeaseMs, mailRetryMs, sendDueMails } from './send-due-mails.ts';
import { smtpTransport } from './smtp-transport.ts';

interface MailRow {
  readonly sent_at: unknown;
  readonly failed_at: unknown;
  readonly attempts: number;
  readonly fields: string;
}

eachEngine((engine) => {
  const clock = { now: Date.UTC(2026, 5, 1, 9, 30) };
  let store: WmsStore;
  let mail: SendingMail;
  let lastToken = 0;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
    mail = await startSendingMail();
  });
  afterAll(() => mail.receiver.close());

  /** A fresh account whose token was just locked, so that a mail to its owner waits. */
  async function lockSomeToken(name = 'Desktop client'): Promise<Arranged> {
    const arranged = await arrangeWarehouse(store);
    const { supervisor, accountId, warehouseId } = arranged;
    const issued = accepted(
      await store.commit('issueToken', {
        digest: `digest-${++lastToken}`,
        lastFour: 'abcd',
        kind: 'DESKTOP',
        role: 'SUPERVISOR',
        name,
        userId: supervisor.userId,
        accountId,
        warehouseId,
        lifeMs: 1_000_000,
        replacesEarlier: false,
        clearsThrottles: [],
      }),
    );
    const { tokenId } = JSON.parse(issued.text) as { tokenId: string };
    accepted(
      await store.commit('lockToken', { tokenId, reason: 'DEVICE_MISMATCH', network: '203.0.113.0/24' }),
    );
    return arranged;
  }
  const rowOf = async ({ email }: Arranged): Promise<MailRow> => {
    const [row] = await engine.sql<MailRow>(`select * from mails where recipient = '${email}'`);
    if (!row) throw new Error(`no mail to ${email}`);
    return row;
  };

  it('tells the account’s owner of a lock, in text and HTML, and forgets what it said', async () => {
    const arranged = await lockSomeToken('<b>Till & 3</b>');
    await mail.send(store, clock.now);
    const [got, ...more] = mail.mailsTo(arranged.email);
    expect(more).toEqual([]);
    expect(got).toMatchObject({
      subject: 'A token of your account was locked',
      from: { name: '888 WMS', address: 'wms@sender.example.test' },
      to: [{ address: arranged.email }],
      messageId: expect.stringMatching(/^<\w{26}@sender\.example\.test>$/),
    });
    expect(got?.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    );
    for (const part of [
      '"<b>Till & 3</b>"',
      '203.0.113.0/24',
      '1 June 2026 at 09:30 UTC',
      `${testPublicUrl}/`,
    ])
      expect(got?.text).toContain(part);
    expect(got?.html).toContain('&lt;b&gt;Till &amp; 3&lt;/b&gt;');
    const row = await rowOf(arranged);
    expect(row).toMatchObject({ failed_at: null, attempts: 1, fields: '{}' });
    expect(Number(row.sent_at)).toBe(clock.now);
  });

  it('two nodes that send at once send each mail once', async () => {
    const other = await engine.open(() => clock.now);
    const locked = await Promise.all(Array.from({ length: 24 }, () => lockSomeToken()));
    await Promise.all([mail.send(store, clock.now), mail.send(other, clock.now)]);
    expect(locked.map(({ email }) => mail.mailsTo(email).length)).toEqual(locked.map(() => 1));
    await other.close();
  });

  it('what a node took and did not send goes out after its lease, and not before', async () => {
    const arranged = await lockSomeToken();
    accepted(await store.commit('claimMails', { limit: 5, leaseMs: mailLeaseMs }));
    clock.now += mailLeaseMs - 1;
    await mail.send(store, clock.now);
    expect(mail.mailsTo(arranged.email)).toEqual([]);
    clock.now += 1;
    await mail.send(store, clock.now);
    expect(mail.mailsTo(arranged.email)).toHaveLength(1);
    expect(await rowOf(arranged)).toMatchObject({ attempts: 2 });
  });

  it('a busy server is tried again, after pauses that double, until the last try', async () => {
    const arranged = await lockSomeToken();
    mail.receiver.fail('BUSY', 'BUSY');
    await mail.send(store, clock.now);
    clock.now += mailRetryMs - 1;
    await mail.send(store, clock.now);
    expect(await rowOf(arranged)).toMatchObject({ attempts: 1 });
    clock.now += 1;
    await mail.send(store, clock.now);
    expect(await rowOf(arranged)).toMatchObject({ attempts: 2, sent_at: null });
    clock.now += 2 * mailRetryMs - 1;
    await mail.send(store, clock.now);
    expect(mail.mailsTo(arranged.email)).toEqual([]);
    clock.now += 1;
    await mail.send(store, clock.now);
    expect(mail.mailsTo(arranged.email)).toHaveLength(1);
  });

  it('is given up after its last try, without a word of what it says', async () => {
    const arranged = await lockSomeToken('Secretive name');
    mail.receiver.fail(...Array.from({ length: mailAttemptsMax }, () => 'BUSY' as const));
    mail.notSent.length = 0;
    for (let tries = 0; tries < mailAttemptsMax; tries++) {
      await mail.send(store, clock.now);
      clock.now += mailRetryMs * 2 ** tries;
    }
    await mail.send(store, clock.now);
    expect(mail.mailsTo(arranged.email)).toEqual([]);
    expect(await rowOf(arranged)).toMatchObject({ sent_at: null, attempts: mailAttemptsMax, fields: '{}' });
    expect(mail.notSent).toHaveLength(mailAttemptsMax);
    expect(mail.notSent.at(-1)).toEqual({
      template: 'token-locked',
      attempt: mailAttemptsMax,
      end: 'FAILED',
      reason: 'EENVELOPE, answered 451',
    });
    expect(JSON.stringify(mail.notSent)).not.toContain(arranged.email);
    expect(JSON.stringify(mail.notSent)).not.toContain('Secretive');
  });

  it('a recipient whom the server does not know is given up at once', async () => {
    const arranged = await lockSomeToken();
    mail.receiver.fail('NO_SUCH_RECIPIENT');
    await mail.send(store, clock.now);
    const row = await rowOf(arranged);
    expect(row).toMatchObject({ sent_at: null, attempts: 1, fields: '{}' });
    expect(Number(row.failed_at)).toBe(clock.now);
  });

  describe('a server that says nothing', () => {
    it('does not hold up stopping: the mail is put off', async () => {
      const arranged = await lockSomeToken();
      mail.receiver.fail('SILENT');
      const stopping = new AbortController();
      const parts = {
        store,
        transport: smtpTransport(mail.receiver.url, testSender),
        publicUrl: testPublicUrl,
        clock: () => clock.now,
        onNotSent: () => undefined,
      };
      const sending = sendDueMails(parts, stopping.signal);
      setTimeout(() => stopping.abort(), 300);
      const startedAt = performance.now();
      await sending;
      expect(performance.now() - startedAt).toBeLessThan(5_000);
      expect(await rowOf(arranged)).toMatchObject({ sent_at: null, failed_at: null, attempts: 1 });
      clock.now += mailRetryMs;
      await mail.send(store, clock.now);
      expect(mail.mailsTo(arranged.email)).toHaveLength(1);
    });
  });

  it('without a mail server it is a file, its owner’s alone', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'wms-mail-')), 'mail');
    const arranged = await lockSomeToken();
    const written: string[] = [];
    const transport = fileTransport(folder, testSender, (file) => written.push(file));
    const parts = {
      store,
      transport,
      publicUrl: testPublicUrl,
      clock: () => clock.now,
      onNotSent: () => undefined,
    };
    while ((await sendDueMails(parts, new AbortController().signal)) > 0);
    expect(readdirSync(folder)).toEqual(written.map((file) => file.slice(folder.length + 1)));
    const [file = ''] = written;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const got = await readMail(readFileSync(file));
    expect(got.to).toEqual([expect.objectContaining({ address: arranged.email })]);
    expect(got.html).toContain('<!doctype html>');
    rmSync(folder, { recursive: true });
  });

  it('a folder that cannot be written puts the mail off', async () => {
    const arranged = await lockSomeToken();
    const folder = mkdtempSync(join(tmpdir(), 'wms-mail-'));
    writeFileSync(join(folder, 'file'), '');
    const reasons: string[] = [];
    const parts = {
      store,
      transport: fileTransport(join(folder, 'file', 'mail'), testSender, () => undefined),
      publicUrl: testPublicUrl,
      clock: () => clock.now,
      onNotSent: ({ reason }: { reason: string }) => void reasons.push(reason),
    };
    await sendDueMails(parts, new AbortController().signal);
    expect(await rowOf(arranged)).toMatchObject({ sent_at: null, failed_at: null, attempts: 1 });
    expect(reasons).toEqual([expect.stringContaining('cannot be written: ENOTDIR')]);
    rmSync(folder, { recursive: true });
    clock.now += mailRetryMs;
    await mail.send(store, clock.now);
  });

  it('stays on record for a month, and then no longer', async () => {
    const arranged = await lockSomeToken();
    await mail.send(store, clock.now);
    clock.now += mailRetentionMs;
    await dropSlices(store);
    expect(await rowOf(arranged)).toMatchObject({ attempts: 1 });
    clock.now += 1;
    await dropSlices(store);
    await expect(rowOf(arranged)).rejects.toThrow('no mail');
  });
});
