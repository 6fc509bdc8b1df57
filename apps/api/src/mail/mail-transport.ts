/** A mail as it goes out. */
export interface ReadyMail {
  /** Of its row: the same at every try, so that a receiver can tell a repeated mail. */
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The way out. Throws MailNotSent. */
export interface MailTransport {
  send(mail: ReadyMail, signal: AbortSignal): Promise<void>;
}

/** Why a mail did not go out, without anything that it says: a server's own words may name the recipient. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
  /** Whether trying again is of no use. */
  readonly isFinal: boolean;
  constructor(reason: string, isFinal: boolean) {
    super(reason);
    this.isFinal = isFinal;
  }
}
