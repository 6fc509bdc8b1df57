import type { MailFields } from '../../outbox/append-mail.ts';
import { type Letter, writeInstant } from '../letter.ts';

/** To whoever's password was changed, because it may not have been them. */
export const passwordChangedLetter = (
  { userName, at, keysGoOn }: MailFields['password-changed'],
  portalUrl: string,
): Letter => ({
  subject: 'Your password was changed',
  to: userName,
  paragraphs: [
    `Your password for 888 WMS was changed on ${writeInstant(at)}. ${
      keysGoOn
        ? 'You are signed out everywhere else; your API keys go on.'
        : 'Every token and session that you had has ended; sign in with the new password.'
    }`,
    { link: portalUrl, label: 'Sign in' },
    'If it was not you, ask for a new link with "Forgot password" at once, and write to info@888wholesale.co.',
  ],
});
