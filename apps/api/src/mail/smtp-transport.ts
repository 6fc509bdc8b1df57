import { createTransport } from 'nodemailer';
import { type MailTransport, MailNotSent } from './mail-transport.ts';
import { messageOf } from './message.ts';

/** How long the mail server may take to be found, to connect, to greet, and to say anything. */
const dnsTimeoutMs = 5_000;
const connectTimeoutMs = 10_000;
const greetingTimeoutMs = 10_000;
const silenceTimeoutMs = 15_000;

/** Mail through the server at `smtp://` or `smtps://`; what its query says of nodemailer's settings counts. */
export function smtpTransport(smtpUrl: string, from: string): MailTransport {
  const transport = createTransport({
    url: smtpUrl,
    dnsTimeout: dnsTimeoutMs,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: greetingTimeoutMs,
    socketTimeout: silenceTimeoutMs,
    // A link that lets somebody in must not cross a network in the clear; `?requireTLS=false` says that it may.
    ...(isLoopback(new URL(smtpUrl).hostname) ? {} : { requireTLS: true }),
  });
  return {
    async send(mail, signal) {
      try {
        await transport.sendMail({ ...messageOf(mail, from), signal });
      } catch (error) {
        throw notSent(error as SmtpError);
      }
    },
  };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

interface SmtpError extends NodeJS.ErrnoException {
  readonly responseCode?: number;
}

function notSent({ code = 'unknown', responseCode }: SmtpError): MailNotSent {
  const reason = responseCode === undefined ? code : `${code}, answered ${responseCode}`;
  // The server knows no such recipient, or wants no such mail (RFC 5321, section 4.2.1: 5yz is for good).
  const isFinal =
    (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500;
  return new MailNotSent(reason, isFinal);
}
