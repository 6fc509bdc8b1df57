import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived: the envelope's recipients, and what a mail program would show. */
export interface ReceivedMail {
  readonly recipients: readonly string[];
  readonly mail: Email;
}

/** What the receiver does with the next mail instead of taking it. */
export type Mishap = 'NO_SUCH_RECIPIENT' | 'BUSY' | 'SILENT';

/** A real mail server on a free port of the loopback address, which keeps what it gets. */
export interface MailReceiver {
  /** For `WMS_SMTP_URL`. */
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** How many mails were met with silence so far. */
  silences(): number;
  /** Lets the next mails fail in this way, one each. */
  fail(...mishaps: readonly Mishap[]): void;
  close(): Promise<void>;
}

/** What a mail program shows of a raw mail. */
export const readMail = (raw: Buffer | string): Promise<Email> => PostalMime.parse(raw);

export async function startMailReceiver(): Promise<MailReceiver> {
  const received: ReceivedMail[] = [];
  const mishaps: Mishap[] = [];
  let silences = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, callback) {
      const mishap = mishaps.shift();
      if (mishap === undefined) callback();
      else if (mishap === 'SILENT') silences += 1;
      else callback(answerOf(mishap));
    },
    onData(stream, session, answer) {
      const keep = async () => {
        const mail = await readMail(await buffer(stream));
        received.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), mail });
      };
      keep().then(() => answer(), answer);
    },
  });
  // A client that gives up is no error of the receiver's.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    silences: () => silences,
    fail: (...next) => mishaps.push(...next),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const answerOf = (mishap: Exclude<Mishap, 'SILENT'>): Error =>
  mishap === 'BUSY'
    ? Object.assign(new Error('Try again later'), { responseCode: 451 })
    : Object.assign(new Error('No such recipient here'), { responseCode: 550 });
