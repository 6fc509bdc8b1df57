import { type MailReceiver, startMailReceiver } from '@wms/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MailNotSent } from './mail-transport.ts';
import { smtpTransport } from './smtp-transport.ts';

let receiver: MailReceiver;
/** The receiver by another spelling of its address, which is not taken for this machine's own. */
let elsewhere: string;
beforeAll(async () => {
  receiver = await startMailReceiver();
  elsewhere = receiver.url.replace('127.0.0.1', '127.1');
});
afterAll(() => receiver.close());

const mail = {
  id: '01JTEST',
  recipient: 'a,b@example.test',
  subject: 'Olé',
  text: 'text',
  html: '<p>text</p>',
};
const send = (url: string, signal = new AbortController().signal) =>
  smtpTransport(url, 'wms@sender.example.test').send(mail, signal);

it('does not hand mail to another machine in the clear, unless its operator says that it may', async () => {
  await expect(send(elsewhere)).rejects.toThrow('ETLS');
  expect(receiver.received).toEqual([]);
  await send(`${elsewhere}?requireTLS=false`);
  expect(receiver.received).toHaveLength(1);
});

it('has one recipient, whatever the address looks like', async () => {
  await send(receiver.url);
  expect(receiver.received.at(-1)?.recipients).toEqual(['"a,b"@example.test']);
  expect(receiver.received.at(-1)?.mail.subject).toBe('Olé');
});

it('may be tried again when the server is away, and not when it wants no such mail', async () => {
  receiver.fail('BUSY', 'NO_SUCH_RECIPIENT');
  const ends = [];
  for (const url of [receiver.url, receiver.url, 'smtp://127.0.0.1:1'])
    ends.push(await send(url).catch((error: unknown) => error));
  expect(ends.map((error) => (error instanceof MailNotSent ? error.isFinal : error))).toEqual([
    false,
    true,
    false,
  ]);
});

it('ends when it is told to', async () => {
  receiver.fail('SILENT');
  const startedAt = performance.now();
  await expect(send(receiver.url, AbortSignal.timeout(200))).rejects.toThrow('EABORT');
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
