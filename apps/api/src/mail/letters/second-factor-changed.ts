import type { MailFields } from '../../outbox/append-mail.ts';
import { type Letter, writeInstant } from '../letter.ts';

/** To whoever's second factor was turned on or off, because it may not have been them. */
export const secondFactorChangedLetter = (
  { userName, isOn, at }: MailFields['second-factor-changed'],
  portalUrl: string,
): Letter => ({
  subject: isOn ? 'Your second factor is on' : 'Your second factor is off',
  to: userName,
  paragraphs: [
    isOn
      ? `Since ${writeInstant(at)} signing in as you to 888 WMS takes a code of your authenticator app besides the password. Keep your recovery codes where you find them without your phone.`
      : `Since ${writeInstant(at)} signing in as you to 888 WMS takes your password alone.`,
    { link: portalUrl, label: 'Open the portal' },
    'If it was not you, choose a new password with "Forgot your password?" at once, and write to info@888wholesale.co.',
  ],
});
