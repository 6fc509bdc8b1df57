import type { MailFields } from '../../outbox/append-mail.ts';
import type { Letter } from '../letter.ts';

/** To whoever asked for an account: what 888 has decided. */
export const accountDecidedLetter = (
  { userName, companyName, isApproved }: MailFields['account-decided'],
  portalUrl: string,
): Letter =>
  isApproved
    ? {
        subject: 'Your account is approved',
        to: userName,
        paragraphs: [
          `The account of ${companyName} is open. Sign in with the e-mail address and the password that you chose.`,
          { link: portalUrl, label: 'Sign in' },
          'Under "API keys" you make the keys of your programs; the desktop client signs in like you.',
        ],
      }
    : {
        subject: 'Your account was not approved',
        to: userName,
        paragraphs: [
          `888 Wholesale has not approved the account of ${companyName}.`,
          'If you think that this is a mistake, write to info@888wholesale.co.',
        ],
      };
