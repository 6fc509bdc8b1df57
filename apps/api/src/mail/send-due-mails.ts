import { passwordResetPath } from '@wms/contract';
import { assertNever, isRejected } from '@wms/domain';
import {
  type OpenedPasswordReset,
  type openPasswordReset,
  passwordResetLifeMs,
} from '../features/passwords/open-password-reset.command.ts';
import type { OpenedSignUp, openSignUp } from '../features/admin/open-sign-up.command.ts';
import type { MailFields, MailTemplate } from '../outbox/append-mail.ts';
import { linkSecretDigest, newLinkSecret } from '../security/link-secrets.ts';
import { newWarehouseId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import type { ClaimedMail, claimMails } from './claim-mails.command.ts';
import { type Letter, writeHtml, writeText } from './letter.ts';
import { accountDecidedLetter } from './letters/account-decided.ts';
import { passwordChangedLetter } from './letters/password-changed.ts';
import { passwordResetLetter } from './letters/password-reset.ts';
import { secondFactorChangedLetter } from './letters/second-factor-changed.ts';
import { signUpKnownLetter, signUpReceivedLetter } from './letters/sign-up.ts';
import { tokenLockedLetter } from './letters/token-locked.ts';
import { MailNotSent, type MailTransport } from './mail-transport.ts';
import type { MailEnd, settleMail } from './settle-mail.command.ts';

/** Mails that one node sends at a time. */
export const mailsAtATimeMax = 5;
/** Tries of one mail, and the pause after the first, which doubles after each: an hour and more in all. */
export const mailAttemptsMax = 8;
export const mailRetryMs = 30_000;
/** How long one try may take in all. */
export const mailTimeoutMs = 60_000;
/** How long a claimed mail is this node's own: well beyond a try, so that no other node sends it as well. */
export const mailLeaseMs = 3 * mailTimeoutMs;

export type MailStore = Store<
  {
    claimMails: typeof claimMails;
    settleMail: typeof settleMail;
    openPasswordReset: typeof openPasswordReset;
    openSignUp: typeof openSignUp;
  },
  Record<never, never>
>;

export interface MailParts {
  readonly store: MailStore;
  readonly transport: MailTransport;
  /** Where people reach the portal, without a slash at its end. */
  readonly publicUrl: string;
  readonly clock: () => number;
  /** Says that a mail did not go out, and why; never what it says or to whom. */
  readonly onNotSent: (mail: {
    id: string;
    template: string;
    attempt: number;
    end: MailEnd;
    reason: string;
  }) => void;
}

/**
 * Sends the mails that are due, up to `mailsAtATimeMax`, and answers with how many it took. `givingUp` puts off those
 * that are on their way.
 */
export async function sendDueMails(parts: MailParts, givingUp: AbortSignal): Promise<number> {
  const { store, clock } = parts;
  // A short read first: nothing is written while there is nothing to send.
  const [due] = await store.read.findDueMail({ now: clock() });
  if (!due) return 0;
  const outcome = await store.commit('claimMails', { limit: mailsAtATimeMax, leaseMs: mailLeaseMs });
  if (isRejected(outcome)) return 0;
  const { mails } = JSON.parse(outcome.text) as { mails: ClaimedMail[] };
  await Promise.all(
    mails.map(async (mail) => {
      const end = await sendMail(parts, mail, givingUp);
      await store.commit('settleMail', { id: mail.id, end });
    }),
  );
  return mails.length;
}

async function sendMail(parts: MailParts, mail: ClaimedMail, givingUp: AbortSignal): Promise<MailEnd> {
  const { id, recipient, template, attempt } = mail;
  // Its last try ended with its node.
  if (attempt > mailAttemptsMax) return 'FAILED';
  try {
    const letter = await writeLetter(parts, mail);
    if (!letter) return 'NEEDLESS';
    const ready = {
      id,
      recipient,
      subject: letter.subject,
      text: writeText(letter),
      html: writeHtml(letter),
    };
    await parts.transport.send(ready, AbortSignal.any([givingUp, AbortSignal.timeout(mailTimeoutMs)]));
    return 'SENT';
  } catch (error) {
    const isFinal = attempt >= mailAttemptsMax || (error instanceof MailNotSent && error.isFinal);
    const end = isFinal ? 'FAILED' : { againInMs: mailRetryMs * 2 ** (attempt - 1) };
    parts.onNotSent({ id, template, attempt, end, reason: reasonOf(error) });
    return end;
  }
}

/** What else throws may hold what the mail says: its name is enough. */
const reasonOf = (error: unknown): string =>
  error instanceof MailNotSent ? error.message : (error as Error).name;

/** What the mail says; null when there is nobody to say it to. */
async function writeLetter(parts: MailParts, mail: ClaimedMail): Promise<Letter | null> {
  const { publicUrl } = parts;
  const template = mail.template as MailTemplate;
  const fields = JSON.parse(mail.fields) as MailFields[MailTemplate];
  switch (template) {
    case 'token-locked':
      return tokenLockedLetter(fields as MailFields['token-locked'], `${publicUrl}/`);
    case 'password-changed':
      return passwordChangedLetter(fields as MailFields['password-changed'], `${publicUrl}/`);
    case 'password-reset':
      return writeResetLetter(parts, mail.recipient);
    case 'sign-up':
      return writeSignUpLetter(parts, mail.recipient, fields as MailFields['sign-up']);
    case 'account-decided':
      return accountDecidedLetter(fields as MailFields['account-decided'], `${publicUrl}/`);
    case 'second-factor-changed':
      return secondFactorChangedLetter(fields as MailFields['second-factor-changed'], `${publicUrl}/`);
    default:
      return assertNever(template);
  }
}

async function writeResetLetter({ store, publicUrl }: MailParts, email: string): Promise<Letter | null> {
  // The secret is made now and stands in this mail alone. At another try there is another one.
  const secret = newLinkSecret();
  const digest = linkSecretDigest(secret);
  const outcome = await store.commit('openPasswordReset', { email, digest });
  if (isRejected(outcome)) return null;
  const { userName } = JSON.parse(outcome.text) as OpenedPasswordReset;
  if (userName === null) return null;
  const link = `${publicUrl}${passwordResetPath}#token=${secret}`;
  return passwordResetLetter({ userName, lifeMinutes: passwordResetLifeMs / 60_000 }, link);
}

/** The account is made now, off the path of the request, whose time must not tell whether there was one. */
async function writeSignUpLetter(
  { store, publicUrl }: MailParts,
  email: string,
  wanted: MailFields['sign-up'],
): Promise<Letter | null> {
  const outcome = await store.commit('openSignUp', { email, wanted, warehouseId: newWarehouseId() });
  // Somebody else took the address in this very moment, and was written to.
  if (isRejected(outcome)) return null;
  const { made, userName } = JSON.parse(outcome.text) as OpenedSignUp;
  const portal = `${publicUrl}/`;
  return made
    ? signUpReceivedLetter({ userName, companyName: wanted.companyName }, portal)
    : signUpKnownLetter({ userName }, portal);
}
