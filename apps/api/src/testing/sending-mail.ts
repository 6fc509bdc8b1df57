// For tests: mail through a real mail server, sent when the test says so.
import { type MailReceiver, type ReceivedMail, startMailReceiver } from '@wms/testkit';
import type { MailEnd } from '../mail/settle-mail.command.ts';
import { type MailParts, type MailStore, sendDueMails } from '../mail/send-due-mails.ts';
import { smtpTransport } from '../mail/smtp-transport.ts';

export const testSender = '888 WMS <wms@sender.example.test>';
export const testPublicUrl = 'https://portal.example.test';
const roundsMax = 100;

export interface SendingMail {
  readonly receiver: MailReceiver;
  /** What did not go out, as the log hears of it. */
  readonly notSent: { template: string; attempt: number; end: MailEnd; reason: string }[];
  /** Sends all that is due now, as this node. */
  send(store: MailStore, now: number): Promise<void>;
  /** The mails that an address has got so far. */
  mailsTo(recipient: string): ReceivedMail['mail'][];
}

export async function startSendingMail(): Promise<SendingMail> {
  const receiver = await startMailReceiver();
  const transport = smtpTransport(receiver.url, testSender);
  const notSent: SendingMail['notSent'] = [];
  return {
    receiver,
    notSent,
    async send(store, now) {
      const parts: MailParts = {
        store,
        transport,
        publicUrl: testPublicUrl,
        clock: () => now,
        onNotSent: ({ template, attempt, end, reason }) => notSent.push({ template, attempt, end, reason }),
      };
      for (let round = 0; round < roundsMax; round++) {
        if ((await sendDueMails(parts, new AbortController().signal)) === 0) return;
      }
    },
    mailsTo: (recipient) =>
      receiver.received.filter(({ recipients }) => recipients.includes(recipient)).map(({ mail }) => mail),
  };
}

/** The secret in a mailed link. */
export function linkSecretIn(text: string | undefined): string {
  const secret = /#token=([\w-]+)/.exec(text ?? '')?.[1];
  if (secret === undefined) throw new Error(`no link in: ${text}`);
  return secret;
}
