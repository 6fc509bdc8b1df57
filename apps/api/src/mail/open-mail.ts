import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Environment } from '../config.ts';
import { fileTransport } from './file-transport.ts';
import type { MailTransport } from './mail-transport.ts';
import type { MailParts } from './send-due-mails.ts';
import { smtpTransport } from './smtp-transport.ts';

/** The way out for mail: the operator's mail server, or else files in the data folder (decision 0035). */
export function openMailTransport(
  environment: Environment,
  dataFolder: string,
  log: Pick<Logger, 'info' | 'warn'>,
): MailTransport {
  const { WMS_SMTP_URL: smtpUrl, WMS_MAIL_FROM: from } = environment;
  if (smtpUrl !== undefined) return smtpTransport(smtpUrl, from);
  const folder = join(dataFolder, 'mail');
  log.warn({ folder }, 'WMS_SMTP_URL is not set: mail becomes files in this folder and reaches nobody');
  return fileTransport(folder, from, (file) => log.info({ file }, 'a mail was written'));
}

/** Leaves in the log that a mail did not go out. */
export const logNotSent =
  (log: Pick<Logger, 'warn'>): MailParts['onNotSent'] =>
  ({ end, ...mail }) =>
    log.warn(mail, end === 'FAILED' ? 'a mail was given up' : 'a mail did not go out; it is tried again');
