import { assertNever, type TokenLockReason } from '@wms/domain';
import type { MailFields } from '../../outbox/append-mail.ts';
import { type Letter, writeInstant } from '../letter.ts';

/** To the account's owner: which token was locked, why, where, when, and what to do. */
export function tokenLockedLetter(fields: MailFields['token-locked'], portalUrl: string): Letter {
  const { userName, tokenName, reason, network, at } = fields;
  return {
    subject: 'A token of your account was locked',
    to: userName,
    paragraphs: [
      `To protect your account, the token "${tokenName}" was locked. It opens nothing any more.`,
      {
        facts: [
          ['Why', why(reason)],
          ['Where', `network ${network}`],
          ['When', writeInstant(at)],
        ],
      },
      'What to do: on the desktop client, sign in again, and you get a fresh token. An API key is unlocked or replaced in the portal, under Warehouse, API Keys.',
      { link: portalUrl, label: 'Open the portal' },
      'If this was none of you, choose a new password first ("Forgot password" where you sign in): it ends every token and session that you have.',
    ],
  };
}

function why(reason: TokenLockReason): string {
  switch (reason) {
    case 'DEVICE_MISMATCH':
      return 'it was used from another device than the one it is bound to';
    case 'CONCURRENT_SESSION':
      return 'it was used from two networks within a few minutes';
    default:
      return assertNever(reason);
  }
}
